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

    private async Task<JsonElement> PostAsync(string body)
    {
        using var client = new HttpClient { BaseAddress = _service?.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/models/accounts/score", UriKind.Relative), content);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
