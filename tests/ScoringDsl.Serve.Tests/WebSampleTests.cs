using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ScoringDsl.Samples.Web;
using ScoringDsl.Tests;

namespace ScoringDsl.Serve.Tests;

/// <summary>The web application of samples/hosts/web.</summary>
public sealed partial class WebSampleTests : IAsyncLifetime
{
    private static readonly string s_project = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", "samples", "hosts", "web"));

    private Uri? _address;
    private WebApplication? _app;

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "";

    public async Task InitializeAsync()
    {
        // The model that the sample's own build made.
        var model = Path.Combine(s_project, "bin", Configuration, "net10.0", "models", "b2b-saas.dll");
        _app = WebSample.Create(["--urls", "http://127.0.0.1:0", "--Model", model, "--Logging:LogLevel:Default", "Warning"]);
        await _app.StartAsync();
        _address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? "");
    }

    public async Task DisposeAsync() => await (_app?.DisposeAsync() ?? default);

    [Fact]
    public async Task The_page_shows_a_score_and_lines_that_add_up_to_it()
    {
        var (status, page) = await PostAsync(("email", "ann@acme.example"), ("title", "Head of Delivery"), ("employees", "250"), ("pricing", "5"), ("demo", "1"), ("as_of", "2025-06-01"));
        Assert.Equal(200, status);
        foreach (var article in page.Split("<article>").Skip(1))
        {
            var value = decimal.Parse(Value().Match(article).Groups[1].Value, null);
            var lines = Points().Matches(article).Select(match => decimal.Parse(match.Groups[1].Value.Replace('−', '-'), null));
            Assert.Equal(value, lines.Sum());
        }

        Assert.Contains("<strong>Hand over to sales</strong>: Asked for a demo", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_input_has_a_label()
    {
        using var client = new HttpClient { BaseAddress = _address };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        foreach (Match id in Inputs().Matches(page))
        {
            Assert.Contains($"<label for=\"{id.Groups[1].Value}\">", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_value_is_told_beside_its_input_and_nothing_typed_becomes_markup()
    {
        var (status, page) = await PostAsync(("email", "<script>alert(1)</script>"), ("employees", "many"), ("pricing", "1e9"), ("as_of", "soon"));
        Assert.Equal(422, status);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"error\" id=\"employees-error\">This must be a number.</p>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"pricing-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"as_of-error\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("as_of", "0001-01-01")]
    [InlineData("as_of", "9999-99-99")]
    [InlineData("decision_by", "9999-12-32")]
    [InlineData("employees", "1e999")]
    [InlineData("pricing", "-1")]
    [InlineData("pricing", "101")]
    [InlineData("demo", "1.5")]
    public async Task What_lies_outside_of_what_can_be_is_told_too(string name, string value)
    {
        var (status, page) = await PostAsync(("pricing", "100"), ("as_of", "2025-06-01"), (name, value));
        Assert.Equal((422, true), (status, page.Contains($"id=\"{name}-error\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_a_score_goes_below_0_a_line_shows_where_0_is()
    {
        var (_, good) = await PostAsync(("employees", "250"), ("as_of", "2025-06-01"));
        Assert.DoesNotContain("--zero", good, StringComparison.Ordinal);
        var (_, bad) = await PostAsync(("employees", "3"), ("email", "bob@gmail.com"), ("as_of", "2025-06-01"));
        Assert.Contains("--zero:", bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_takes_the_model_along()
    {
        var folder = Directory.CreateTempSubdirectory("score web ");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", s_project, "--no-build", "-c", Configuration, "-o", folder.FullName, "--nologo", "-v", "q"]))
            ?? throw new InvalidOperationException("dotnet does not start.");
        await publish.WaitForExitAsync();
        Assert.Equal((0, true), (publish.ExitCode, File.Exists(Path.Combine(folder.FullName, "models", "b2b-saas.dll"))));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_no_form_is_refused()
    {
        using var client = new HttpClient { BaseAddress = _address };
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync(new Uri("/", UriKind.Relative), json)).StatusCode);
        using var many = new FormUrlEncodedContent(Enumerable.Range(0, 2_000).Select(i => KeyValuePair.Create($"a{i}", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri("/", UriKind.Relative), many)).StatusCode);
    }

    private async Task<(int Status, string Page)> PostAsync(params (string Name, string Value)[] inputs)
    {
        using var form = new FormUrlEncodedContent(inputs.GroupBy(input => input.Name).Select(input => KeyValuePair.Create(input.Key, input.Last().Value)));
        using var client = new HttpClient { BaseAddress = _address };
        using var response = await client.PostAsync(new Uri("/", UriKind.Relative), form);
        return ((int)response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()) is var page && response.StatusCode == HttpStatusCode.OK
            ? page
            : await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("class=\"value\">([0-9.]+)<")]
    private static partial Regex Value();

    [GeneratedRegex("class=\"points\">([+−][0-9.]+)<")]
    private static partial Regex Points();

    [GeneratedRegex("<(?:input|select) id=\"(\\w+)\"")]
    private static partial Regex Inputs();
}
