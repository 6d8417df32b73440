using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Tests;

namespace ScoringDsl.Serve.Tests;

/// <summary>What docs/hosting.md, docs/serve.md and the pages of the packages show is so.</summary>
public sealed partial class DocumentationTests
{
    // What the SDK of web projects adds to every file.
    private const string ImplicitUsings = """
        global using System;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private static readonly string s_root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", ".."));

    public static TheoryData<string> Programs =>
    [
        .. Blocks("docs/hosting.md", "csharp"),
        .. Blocks("runtime/ScoringDsl.Runtime/README.md", "csharp"),
        .. Blocks("runtime/ScoringDsl.Extensions.Hosting/README.md", "csharp"),
        .. Blocks("compiler/ScoringDsl.Compiler/README.md", "csharp"),
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_programs_compile(string program)
    {
        var references = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("score.dll" or "score-serve.dll")).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("docs", [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(ImplicitUsings)], references);
        Assert.Equal([], compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
    }

    [Fact]
    public async Task The_requests_of_serve_get_the_answers_that_stand_there()
    {
        var blocks = Blocks("docs/serve.md", "json").ToList();
        await using var service = await ScoringService.StartAsync(new ServeSettings
        {
            Models = [("b2b-saas", Path.Combine(s_root, "samples", "b2b-saas", "model.score"))],
            Endpoint = new IPEndPoint(IPAddress.Loopback, 0),
        });
        using var client = new HttpClient { BaseAddress = service.Address };
        Assert.Equal(WithoutFingerprint(blocks[1]), WithoutFingerprint(await PostAsync(blocks[0])));
        Assert.Equal(blocks[2], await PostAsync(blocks[0].Replace("\"email\"", "\"emial\"", StringComparison.Ordinal)));

        async Task<string> PostAsync(string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("/models/b2b-saas/score", UriKind.Relative), content);
            return await response.Content.ReadAsStringAsync();
        }
    }

    /// <summary>The fingerprint changes with every change of the compiler.</summary>
    private static string WithoutFingerprint(string answer) =>
        answer.Replace(JsonDocument.Parse(answer).RootElement.GetProperty("fingerprint").GetString() ?? "", "", StringComparison.Ordinal);

    private static IEnumerable<string> Blocks(string page, string language) =>
        Fences().Matches(File.ReadAllText(Path.Combine(s_root, page))).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value.TrimEnd('\n'));

    [GeneratedRegex("^```(\\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
