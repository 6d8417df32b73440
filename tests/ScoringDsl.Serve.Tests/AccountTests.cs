using System.Net;
using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Serving;

namespace ScoringDsl.Serve.Tests;

/// <summary>A model of leads and accounts over HTTP.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string Text = """
        model "Accounts"
        lead { id text key; company text account; employees_seen number }
        account { account_id text key; employees number }
        event visited { page text subject }
        score interest "Interest" range 0..100 {
          each visited => +10
          "Large company": account.employees >= 1000 => +7
        }
        account score readiness "Readiness" range 0..100 { always => +1 * sum of interest of leads }
        account bands level of readiness { hot >= 20; cold otherwise }
        """;

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "accounts.score");
    private ScoringService? _service;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_file, Text);
        _service = await ScoringService.StartAsync(new ServeSettings { Models = [("accounts", _file)], Endpoint = new IPEndPoint(IPAddress.Loopback, 0) });
    }

    public async Task DisposeAsync()
    {
        await (_service?.DisposeAsync() ?? default);
        File.Delete(_file);
    }

    [Fact]
    public async Task Accounts_are_scored_with_their_leads()
    {
        var answer = await PostAsync("""
            { "as_of": "2025-06-01",
              "accounts": [ { "key": "acme", "fields": { "employees": 2000 } }, { "key": "alone" } ],
              "leads": [
                { "key": "ann", "fields": { "company": "acme" }, "events": [ { "event": "visited", "at": "2025-05-01" } ] },
                { "key": "bob", "fields": { "company": "acme" } },
                { "key": "cid", "fields": { "company": "other" }, "events": [ { "event": "visited", "at": "2025-05-01" } ] } ] }
            """);
        Assert.Equal(["ann 17", "bob 7", "cid 10"], answer.GetProperty("results").EnumerateArray().Select(lead => $"{lead.GetProperty("id").GetString()} {lead.GetProperty("interest")}"));
        Assert.Equal(
            ["acme 24 hot", "alone 0 cold", "other 10 cold"],
            answer.GetProperty("accounts").EnumerateArray().Select(a => $"{a.GetProperty("account_id").GetString()} {a.GetProperty("readiness")} {a.GetProperty("level").GetString()}"));
    }

    [Theory]
    [InlineData("""[{"fields":{}}]""", "The account's key is missing.", "$.accounts[0]")]
    [InlineData("""[{"key":"a"},{"key":"a"}]""", "This account stands there already.", "$.accounts[1]")]
    [InlineData("""[{"key":"a","fields":{"employes":1}}]""", "The account has no field \"employes\".", "$.accounts[0].fields.employes")]
    public async Task What_is_wrong_with_an_account_is_told(string accounts, string detail, string path)
    {
        var answer = await PostAsync($$"""{"as_of":"2025-06-01","accounts":{{accounts}}}""");
        Assert.Equal((detail, path), (answer.GetProperty("detail").GetString(), answer.GetProperty("path").GetString()));
    }

    private const string Accounts = """ "accounts":[{"key":"acme","fields":{"employees":2000}}],"leads":[{"key":"ann","fields":{"company":"acme"},"events":[{"event":"visited","at":"2025-05-01"}]},{"key":"bob","fields":{"company":"acme"}}] """;

    [Fact]
    public async Task A_lead_is_explained_with_what_its_account_gives_it()
    {
        var answer = await PostAsync("""{"as_of":"2025-06-01","accounts":[{"key":"acme","fields":{"employees":2000}}],"lead":{"key":"bob","fields":{"company":"acme"}}}""", "explain");
        var explanation = answer.GetProperty("explanation");
        Assert.Equal("bob", explanation.GetProperty("lead").GetString());
        Assert.Equal(["Large company 7"], Lines(explanation));
    }

    [Fact]
    public async Task An_account_is_explained_by_its_leads()
    {
        var explanation = (await PostAsync($$"""{"as_of":"2025-06-01","account":"acme",{{Accounts}}}""", "explain")).GetProperty("explanation");
        Assert.Equal("acme", explanation.GetProperty("account").GetString());
        Assert.Equal(24, explanation.GetProperty("scores")[0].GetProperty("value").GetInt32());
        Assert.Equal("hot", explanation.GetProperty("labels").GetProperty("level").GetString());
        Assert.Equal(24, explanation.GetProperty("scores")[0].GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("points").GetDecimal()));
    }

    [Theory]
    [InlineData("explain", "\"nobody\"", "The request has no such account.")]
    [InlineData("explain", "{\"key\":\"acme\"}", "'account' must be the key of the account to explain.")]
    [InlineData("explain", "null", "'account' must be the key of the account to explain.")]
    [InlineData("explain", "\"acme\",\"account\":\"acme\"", "'account' may stand there once.")]
    [InlineData("score", "\"acme\"", "'account' asks why an account has its scores.")]
    public async Task What_is_wrong_with_the_account_to_explain_is_told(string operation, string account, string detail)
    {
        var answer = await PostAsync($$"""{"as_of":"2025-06-01","account":{{account}},{{Accounts}}}""", operation);
        Assert.Equal((detail, "$.account"), (answer.GetProperty("detail").GetString(), answer.GetProperty("path").GetString()));
    }

    private static IEnumerable<string> Lines(JsonElement explanation) =>
        explanation.GetProperty("scores")[0].GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("label").GetString()} {line.GetProperty("points").GetRawText()}");

    private async Task<JsonElement> PostAsync(string body, string operation = "score")
    {
        using var client = new HttpClient { BaseAddress = _service?.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri($"/models/accounts/{operation}", UriKind.Relative), content);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
