using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Diagnostics;

/// <summary>docs/diagnostics.md is written from the catalogue: this test fails where it is out of date and writes it anew with <c>SNAPSHOT_ACCEPT=1</c>.</summary>
public sealed class DiagnosticsPageTests
{
    private static readonly (string Prefix, string Title)[] Parts =
    [
        ("SC01", "Tokens and syntax"),
        ("SC02", "Files, imports and lists"),
        ("SC03", "Names"),
        ("SC04", "Types, values and conditions"),
        ("SC05", "Rules and points"),
        ("SC06", "Results"),
        ("SC07", "Tests"),
        ("SC08", "Limits of size"),
        ("SC10", "Proofs about the model"),
    ];

    [Fact]
    public void The_page_of_diagnostics_is_the_catalogue()
    {
        var root = new DirectoryInfo(Snapshot.DirectoryOf());
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ScoringDsl.sln")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        var path = Path.Combine(root.FullName, "docs", "diagnostics.md");
        var page = Page(Path.Combine(root.FullName, "compiler", "ScoringDsl.Compiler", "Diagnostics"));
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == page, "docs/diagnostics.md is out of date; run this test with SNAPSHOT_ACCEPT=1.");
    }

    private static string Page(string folder)
    {
        var entries = Directory.GetFiles(folder, "DiagnosticBuilder.*.cs").SelectMany(Entries).OrderBy(e => e.Code, StringComparer.Ordinal).ToList();
        var page = new StringBuilder(
            """
            # Diagnostics

            Every finding has a code that never changes its meaning. Errors keep a model from being compiled; warnings and hints do not, and
            their level can be set: see [What the compiler proves](language.md#what-the-compiler-proves). What stands between ‹ › depends
            on the place. A page written from the compiler's catalogue: do not edit it by hand.


            """);
        foreach (var (prefix, title) in Parts)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"## {title}\n\n| code | | message | when |\n| --- | --- | --- | --- |\n");
            foreach (var entry in entries.Where(e => e.Code.StartsWith(prefix, StringComparison.Ordinal)))
            {
                page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {entry.Code} | {entry.Severity} | {Cell(entry.Message)} | {Cell(entry.When)} |\n");
            }

            page.Append('\n');
        }

        return page.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static IEnumerable<(string Code, string Severity, string Message, string When)> Entries(string file)
    {
        var root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
        foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.ReturnType.ToString() == "Diagnostic"))
        {
            var call = method.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .FirstOrDefault(i => i.Expression.ToString().Split('.')[^1] is "Error" or "Warning" or "Suggestion");
            if (call?.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax code }, { } message, ..])
            {
                var severity = call.Expression.ToString().Split('.')[^1] switch { "Error" => "error", "Warning" => "warning", _ => "hint" };
                yield return (code.Token.ValueText, severity, TextOf(message.Expression), SummaryOf(method));
            }
        }
    }

    /// <summary>The text of a message; of a choice between several, each of them.</summary>
    private static string TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(c => c is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal) : "‹…›")),
        ParenthesizedExpressionSyntax inner => TextOf(inner.Expression),
        ConditionalExpressionSyntax choice => $"{TextOf(choice.WhenTrue)} / {TextOf(choice.WhenFalse)}",
        SwitchExpressionSyntax choice => string.Join(" / ", choice.Arms.Select(a => TextOf(a.Expression))),
        BinaryExpressionSyntax sum => TextOf(sum.Left) + TextOf(sum.Right),
        _ => "‹…›",
    };

    private static string SummaryOf(MethodDeclarationSyntax method)
    {
        var lines = method.GetLeadingTrivia().ToFullString().Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("///", StringComparison.Ordinal)).Select(l => l[3..]);
        var summary = XElement.Parse($"<doc>{string.Join(' ', lines)}</doc>").Element("summary");
        return summary is null ? "" : string.Concat(summary.Nodes().Select(n => n switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{see.FirstAttribute?.Value}`",
            XElement { Name.LocalName: "paramref" } parameter => $"{parameter.FirstAttribute?.Value}",
            _ => n.ToString(),
        })).Trim();
    }

    private static string Cell(string text) => System.Net.WebUtility.HtmlDecode(text).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
