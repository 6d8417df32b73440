using System.Net;
using System.Text.Json;

namespace ScoringDsl.Serve.Tests;

/// <summary>Good requests.</summary>
public sealed class ScoringTests(ShopService shop) : IClassFixture<ShopService>
{
    [Fact]
    public async Task One_lead_is_scored()
    {
        var (status, body) = await shop.PostAsync("/models/shop/score", ShopService.Good);
        var fingerprint = JsonDocument.Parse(body).RootElement.GetProperty("fingerprint").GetString();
        Assert.Equal(200, status);
        Assert.Equal($$"""{"model":"shop","version":2,"fingerprint":"{{fingerprint}}","as_of":"2025-06-01","result":{{ShopService.GoodResult}}}""", body);
    }

    [Theory]
    [InlineData("{}", "\"total\":0")]
    [InlineData("{\"key\":7}", "\"lead_id\":\"7\",\"total\":0")]
    [InlineData("{\"fields\":{\"EMPLOYEES\":100}}", "\"total\":20")]
    [InlineData("{\"fields\":{\"employees\":\" 100 \"}}", "\"total\":20")]
    [InlineData("{\"fields\":{\"employees\":null}}", "\"total\":0")]
    [InlineData("{\"fields\":{\"opted_in\":true}}", "\"total\":5")]
    [InlineData("{\"fields\":{\"opted_in\":\"yes\"}}", "\"total\":5")]
    [InlineData("{\"fields\":{\"tags\":[\"new\",\"VIP\",null]}}", "\"total\":0.125")]
    [InlineData("{\"fields\":{\"tags\":\"new;vip\"}}", "\"total\":0.125")]
    [InlineData("{\"fields\":{\"industry\":\"farming\"}}", "\"total\":0")]
    [InlineData("{\"fields\":{\"created\":\"2025-05-20T10:00:00+02:00\"}}", "\"total\":2")]
    [InlineData("{\"events\":[{\"properties\":{\"page\":\"/pricing\"},\"at\":\"2025-05-30\",\"event\":\"VISITED\"}]}", "\"total\":5.25")]
    [InlineData("{\"events\":[{\"event\":\"visited\",\"at\":\"2025-06-02\",\"properties\":{\"page\":\"/pricing\"}}]}", "\"total\":0")]
    [InlineData("{\"events\":[{\"event\":\"visited\",\"id\":1,\"at\":\"2025-05-30\",\"properties\":{\"page\":\"/pricing\"}},{\"event\":\"visited\",\"id\":1,\"at\":\"2025-05-31\",\"properties\":{\"page\":\"/pricing\"}}]}", "\"total\":5.25")]
    public async Task Values_are_read_as_in_data_files(string lead, string expected)
    {
        var (status, body) = await shop.PostAsync("/models/shop/score", $$"""{"lead":{{lead}},"as_of":"2025-06-01"}""");
        Assert.Equal(200, status);
        Assert.Contains(expected + ",", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_leads_come_back_in_their_order()
    {
        var leads = string.Join(',', Enumerable.Range(0, 100).Select(i => $"{{\"key\":\"L{i}\",\"fields\":{{\"employees\":{i + 50}}}}}"));
        var (_, body) = await shop.PostAsync("/models/shop/score", $"{{\"as_of\":\"2025-06-01\",\"leads\":[{leads}]}}");
        var results = JsonDocument.Parse(body).RootElement.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"L{i}"), results.Select(result => result.GetProperty("lead_id").GetString()));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i < 50 ? 0 : 20), results.Select(result => result.GetProperty("total").GetInt32()));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00.000001Z")]
    [InlineData("1969-12-31T23:59:59.999999Z")]
    [InlineData("9999-12-31T23:59:59.999999Z")]
    public async Task Leads_are_scored_as_of_any_instant_there_is(string asOf)
    {
        var lead = """{"fields":{"created":"9999-12-31T23:59:59.999999Z"},"events":[{"event":"visited","at":"0001-01-01","properties":{"page":"/pricing"}},{"event":"visited","at":"9999-12-31T23:59:59.999999Z"}]}""";
        foreach (var operation in new[] { "score", "explain" })
        {
            var (status, body) = await shop.PostAsync($"/models/shop/{operation}", $$"""{"as_of":"{{asOf}}","lead":{{lead}}}""");
            Assert.Equal(200, status);
            Assert.Contains($"\"as_of\":\"{asOf}\"", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_may_begin_with_the_mark_of_its_encoding()
    {
        var (status, body) = await shop.PostAsync("/models/shop/score", "\uFEFF" + ShopService.Good);
        Assert.Equal((200, true), (status, body.Contains(ShopService.GoodResult, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/models")]
    [InlineData("/openapi.json")]
    public async Task What_can_be_got_can_be_asked_for_its_head(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await shop.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((await shop.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Now_is_read_where_it_is_asked_for_and_told()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var (_, body) = await shop.PostAsync("/models/shop/score", """{"as_of":"now","lead":{}}""");
        Assert.InRange(JsonDocument.Parse(body).RootElement.GetProperty("as_of").GetDateTimeOffset(), before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_lead_is_explained_line_by_line()
    {
        var (_, body) = await shop.PostAsync("/models/shop/explain", ShopService.Good);
        var score = JsonDocument.Parse(body).RootElement.GetProperty("explanation").GetProperty("scores")[0];
        Assert.Equal(25.25m, score.GetProperty("value").GetDecimal());
        Assert.Equal(["Big 20", "Pricing 5.25"], score.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("label").GetString()} {line.GetProperty("points").GetRawText()}"));
    }

    [Fact]
    public async Task Several_leads_are_not_explained_at_once()
    {
        var (status, body) = await shop.PostAsync("/models/shop/explain", """{"as_of":"2025-06-01","leads":[{},{}]}""");
        Assert.Equal(400, status);
        Assert.Contains("One lead is explained at a time; the request has 2.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_lead_stays_for_the_next()
    {
        for (var i = 0; i < 20; i++)
        {
            await shop.StillServesAsync();
            var (_, empty) = await shop.PostAsync("/models/shop/score", """{"as_of":"2025-06-01","lead":{}}""");
            Assert.Contains("\"lead_id\":\"\",\"total\":0,", empty, StringComparison.Ordinal);
            await shop.PostAsync("/models/shop/score", ShopService.Good.Replace("/pricing\"", "/pricing\",\"seconds\":\"x\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Requests_side_by_side_do_not_mix()
    {
        await Parallel.ForAsync(0, 400, async (i, _) =>
        {
            var (status, body) = await shop.PostAsync("/models/shop/score", $"{{\"as_of\":\"2025-06-01\",\"lead\":{{\"key\":\"L{i}\",\"fields\":{{\"employees\":{i}}}}}}}");
            Assert.Equal((200, true), (status, body.Contains($"\"lead_id\":\"L{i}\",\"total\":{(i < 100 ? 0 : 20)},", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public async Task The_models_are_listed()
    {
        using var list = JsonDocument.Parse(await shop.Client.GetStringAsync(new Uri("/models", UriKind.Relative)));
        var model = list.RootElement.GetProperty("models")[0];
        Assert.Equal(("shop", "ready", "Shop", 1), (model.GetProperty("name").GetString(), model.GetProperty("state").GetString(), model.GetProperty("title").GetString(), model.GetProperty("tests").GetInt32()));
        Assert.Equal("""{"status":"healthy"}""", await shop.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    [Fact]
    public async Task The_openapi_document_knows_the_models_fields_and_refers_to_nothing_that_is_not_there()
    {
        var text = await shop.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative));
        using var document = JsonDocument.Parse(text);
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        foreach (var reference in text.Split("\"$ref\":\"#/components/schemas/").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]))
        {
            Assert.True(schemas.TryGetProperty(reference, out _), reference);
        }

        var fields = schemas.GetProperty("shop.Lead").GetProperty("properties").GetProperty("fields").GetProperty("properties");
        Assert.Equal(["email", "employees", "industry", "created", "opted_in", "tags"], fields.EnumerateObject().Select(field => field.Name));
        Assert.Equal("""["number","null"]""", fields.GetProperty("employees").GetProperty("type").GetRawText());
        Assert.Equal("opened email", schemas.GetProperty("shop.Event.opened_email").GetProperty("properties").GetProperty("event").GetProperty("const").GetString());
        Assert.Equal(100, schemas.GetProperty("shop.Result").GetProperty("properties").GetProperty("total").GetProperty("maximum").GetInt32());
    }
}
