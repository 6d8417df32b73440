using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ScoringDsl.Serve.Tests;

/// <summary>Requests that are wrong by mistake or on purpose: each gets the answer that says so, and the next good one is served.</summary>
public sealed class HostileRequestTests(ShopService shop) : IClassFixture<ShopService>
{
    private const string Score = "/models/shop/score";

    [Theory]
    [InlineData("", "The body is empty.", null)]
    [InlineData("\uFEFF", "The body is empty.", null)]
    [InlineData("{", "The body is not valid JSON, at line 1, byte 2.", null)]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{}} x", "The body is not valid JSON, at line 1, byte 34.", null)]
    [InlineData("{'as_of':1}", "The body is not valid JSON, at line 1, byte 2.", null)]
    [InlineData("[]", "The body must be a JSON object.", "$")]
    [InlineData("null", "The body must be a JSON object.", "$")]
    [InlineData("{\"lead\":{}}", "'as_of' is missing, the instant to score as of.", "$.as_of")]
    [InlineData("{\"as_of\":\"2025-06-01\"}", "There is nothing to score: 'lead' or 'leads' is missing.", "$")]
    [InlineData("{\"as_of\":\"yesterday\",\"lead\":{}}", "'as_of' is not an instant: \"yesterday\".", "$.as_of")]
    [InlineData("{\"as_of\":\"2025-02-30\",\"lead\":{}}", "'as_of' is not an instant: \"2025-02-30\".", "$.as_of")]
    [InlineData("{\"as_of\":20250601,\"lead\":{}}", "'as_of' must be a text such as \"2025-06-01T09:30:00Z\".", "$.as_of")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"as_of\":\"2025-06-02\",\"lead\":{}}", "'as_of' may stand there once.", "$.as_of")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{},\"leads\":[]}", "'lead' or 'leads' may stand there once.", "$.leads")]
    [InlineData("{\"asof\":\"2025-06-01\",\"lead\":{}}", "The request has no member \"asof\".", "$.asof")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":[]}", "A lead must be an object.", "$.lead")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"leads\":{}}", "'leads' must be a list.", "$.leads")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"leads\":[{},7]}", "A lead must be an object.", "$.leads[1]")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"email\":\"a@b.com\"}}", "A lead has no member \"email\".", "$.lead.email")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"key\":{}}}", "'key' must be a text or a number.", "$.lead.key")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":7}}", "'fields' must be an object.", "$.lead.fields")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"emial\":\"a@b.com\"}}}", "The lead has no field \"emial\".", "$.lead.fields.emial")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"a b'c\":1}}}", "The lead has no field \"a b'c\".", "$.lead.fields['a b\\'c']")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"lead_id\":\"L1\"}}}", "'lead_id' is the key.", "$.lead.fields.lead_id")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"employees\":\"many\"}}}", "'employees' takes a number, not \"many\".", "$.lead.fields.employees")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"employees\":true}}}", "'employees' takes a number, not true.", "$.lead.fields.employees")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"employees\":1e999}}}", "'employees' takes a number, not 1e999.", "$.lead.fields.employees")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"employees\":[1]}}}", "'employees' takes a number, not a list.", "$.lead.fields.employees")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"email\":{\"to\":1}}}}", "'email' takes an e-mail address, not an object.", "$.lead.fields.email")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"opted_in\":\"maybe\"}}}", "'opted_in' takes true or false, not \"maybe\".", "$.lead.fields.opted_in")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"created\":5}}}", "'created' takes a date such as 2025-06-01, not 5.", "$.lead.fields.created")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"tags\":[[\"vip\"]]}}}", "The items of 'tags' must be texts.", "$.lead.fields.tags[0]")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"email\":\"\\ud800\"}}}", "The text holds half of a surrogate pair.", "$.lead.fields.email")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"at\":\"2025-05-30\"}]}}", "'event', the kind of event, is missing.", "$.lead.events[0]")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\"}]}}", "'at', the event's instant, is missing.", "$.lead.events[0]")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"vistied\",\"at\":\"2025-05-30\"}]}}", "The model has no event \"vistied\".", "$.lead.events[0].event")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"0000-00-00\"}]}}", "'at' is not an instant: \"0000-00-00\".", "$.lead.events[0].at")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"properties\":{\"pgae\":1}}]}}", "'visited' has no property \"pgae\".", "$.lead.events[0].properties.pgae")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"properties\":{\"seconds\":\"long\"}}]}}", "'seconds' takes a number, not \"long\".", "$.lead.events[0].properties.seconds")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"page\":\"/\"}]}}", "An event has no member \"page\".", "$.lead.events[0].page")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"accounts\":[]}", "The model has no accounts.", "$.accounts")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{},}", "The body is not valid JSON, at line 1, byte 33.", null)]
    [InlineData("{\"as_of\":\"2025-06-01\",/* a lead */\"lead\":{}}", "The body is not valid JSON, at line 1, byte 23.", null)]
    [InlineData("{\"\\ud800\":1}", "The text holds half of a surrogate pair.", "$")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"\\ud800\":1}}", "The text holds half of a surrogate pair.", "$.lead")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"key\":\"\\udc00\"}}", "The text holds half of a surrogate pair.", "$.lead.key")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"\\ud800\":1}}}", "The text holds half of a surrogate pair.", "$.lead.fields")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"\\ud800x\":1}]}}", "The text holds half of a surrogate pair.", "$.lead.events[0]")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"properties\":{\"\\ud800\":1}}]}}", "The text holds half of a surrogate pair.", "$.lead.events[0].properties")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"key\":\"a\",\"key\":\"b\"}}", "'key' may stand there once.", "$.lead.key")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{},\"fields\":{}}}", "'fields' may stand there once.", "$.lead.fields")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"employees\":5,\"Employees\":null}}}", "'employees' may stand there once.", "$.lead.fields.employees")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"at\":\"2025-05-31\"}]}}", "'at' may stand there once.", "$.lead.events[0].at")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"properties\":{\"page\":\"/\",\"page\":\"/\"}}]}}", "'page' may stand there once.", "$.lead.events[0].properties.page")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\ud83d\\ude00\":1}}}", "The lead has no field \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\".", "$.lead.fields['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…']")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"account\":\"acme\",\"lead\":{}}", "The model has no accounts.", "$.account")]
    public async Task A_body_that_is_wrong_is_told_where_and_why(string body, string detail, string? path)
    {
        var answer = await shop.PostAsync(Score, body);
        AssertProblem(400, detail, path, answer);
        await shop.StillServesAsync();
    }

    [Theory]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":{\"emial\":\"a@b.com\"}}}", "Did you mean 'email'?")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visted\",\"at\":\"2025-05-30\"}]}}", "Did you mean 'visited'?")]
    [InlineData("{\"asOf\":\"2025-06-01\",\"lead\":{}}", "Did you mean 'as_of'?")]
    [InlineData("{\"as_of\":\"2025-06-01\",\"lead\":{\"events\":[{\"event\":\"visited\",\"at\":\"2025-05-30\",\"properties\":{\"url\":1}}]}}", "It has page, seconds.")]
    public async Task A_name_that_is_nearly_right_is_guessed(string body, string hint)
    {
        var (_, answer) = await shop.PostAsync(Score, body);
        Assert.Equal(hint, JsonDocument.Parse(answer).RootElement.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task Deep_nesting_is_refused_wherever_it_stands()
    {
        foreach (var prefix in new[] { "", "{\"as_of\":\"2025-06-01\",\"lead\":", "{\"as_of\":\"2025-06-01\",\"lead\":{\"key\":\"L1\",\"events\":", "{\"as_of\":\"2025-06-01\",\"lead\":{\"fields\":", "{\"x\":" })
        {
            foreach (var nesting in new[] { "[", "{\"key\":" })
            {
                var (status, body) = await shop.PostAsync(Score, prefix + string.Concat(Enumerable.Repeat(nesting, 100_000)));
                Assert.Equal(400, status);
                Assert.Equal(prefix.EndsWith("\"fields\":", StringComparison.Ordinal), body.Contains("nested deeper than 32 levels", StringComparison.Ordinal));
            }
        }

        await shop.StillServesAsync();
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        var key = new string('x', 1_001);
        AssertProblem(400, "'key' is longer than 1000 characters.", "$.lead.key", await shop.PostAsync(Score, $"{{\"as_of\":\"2025-06-01\",\"lead\":{{\"key\":\"{key}\"}}}}"));
        AssertProblem(
            400, "'id' is longer than 1000 characters.", "$.lead.events[0].id", await shop.PostAsync(Score, $"{{\"as_of\":\"2025-06-01\",\"lead\":{{\"events\":[{{\"id\":\"{key}\"}}]}}}}"));
    }

    [Fact]
    public async Task Too_many_leads_are_refused()
    {
        var leads = string.Join(',', Enumerable.Repeat("{}", 101));
        AssertProblem(413, "There are more than 100 leads.", "$.leads", await shop.PostAsync(Score, $"{{\"as_of\":\"2025-06-01\",\"leads\":[{leads}]}}"));
        await shop.StillServesAsync();
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_whether_its_length_is_told_or_not()
    {
        var body = $"{{\"as_of\":\"2025-06-01\",\"lead\":{{\"key\":\"{new string('x', 1024 * 1024)}\"}}}}";
        AssertProblem(413, "The body is longer than 1 MB.", null, await shop.PostAsync(Score, body));
        var announced = await shop.SendRawAsync(Head("Content-Length: 999999999") + "{");
        Assert.StartsWith("HTTP/1.1 413 ", announced, StringComparison.Ordinal);
        var chunk = $"{64 * 1024:x}\r\n{new string(' ', 64 * 1024)}\r\n";
        try
        {
            var chunked = await shop.SendRawAsync(Head("Transfer-Encoding: chunked") + string.Concat(Enumerable.Repeat(chunk, 20)));
            Assert.StartsWith("HTTP/1.1 413 ", chunked, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // The service hung up while bytes were on their way.
        }

        await shop.StillServesAsync();
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, shop.Service.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Head($"Content-Length: {ShopService.Good.Length}") + ShopService.Good[..10]));
        using var reader = new StreamReader(stream);
        var answer = reader.ReadToEndAsync();
        await shop.StillServesAsync();
        Assert.StartsWith("HTTP/1.1 408 ", await answer.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        await shop.StillServesAsync();
    }

    [Fact]
    public async Task Clients_that_hang_up_halfway_do_no_harm()
    {
        for (var i = 0; i < 20; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, shop.Service.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head("Content-Length: 5000") + "{\"as_of\""));
        }

        await shop.StillServesAsync();
    }

    [Theory]
    [InlineData("/models/none/score", 404, "There is no such model.")]
    [InlineData("/models/SHOP/score", 404, "There is no such model.")]
    [InlineData("/models/shop.score/score", 404, "There is no such model.")]
    [InlineData("/models//score", 404, "There is nothing at this address.")]
    [InlineData("/models/shop", 404, "There is nothing at this address.")]
    [InlineData("/models/shop/score/more", 404, "There is nothing at this address.")]
    [InlineData("/models/../models/none/score", 404, "There is no such model.")]
    [InlineData("/models/%2e%2e/score", 404, "There is nothing at this address.")]
    [InlineData("/models/..%2f..%2fetc%2fpasswd/score", 404, "There is no such model.")]
    [InlineData("/models/%2e%2e%5c%2e%2e%5cshop/score", 404, "There is no such model.")]
    [InlineData("/models/%252e%252e%252fshop/score", 404, "There is no such model.")]
    [InlineData("/models/shop%00/score", 400, null)]
    [InlineData("/models/shop%0d%0aX-Bad:1/score", 404, "There is no such model.")]
    [InlineData("/etc/passwd", 404, "There is nothing at this address.")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd", 404, "There is nothing at this address.")]
    [InlineData("/shop.score", 404, "There is nothing at this address.")]
    public async Task Paths_lead_to_models_by_name_and_to_nothing_else(string path, int status, string? detail)
    {
        var answer = await shop.SendRawAsync($"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {ShopService.Good.Length}\r\n\r\n{ShopService.Good}");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Bad", answer.Split("\r\n\r\n")[0], StringComparison.Ordinal);
        if (detail is not null)
        {
            Assert.Contains($"\"detail\":\"{detail}\"", answer, StringComparison.Ordinal);
        }

        await shop.StillServesAsync();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("application/json,text/plain")]
    [InlineData(null)]
    public async Task Another_type_of_body_is_refused(string? type)
    {
        AssertProblem(415, "The body must be JSON in UTF-8, not packed.", null, await shop.PostAsync(Score, ShopService.Good, type));
        await shop.StillServesAsync();
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    [InlineData("application/json; profile=crm; charset=utf-8")]
    public async Task Json_may_be_called_so_in_many_ways(string type) => Assert.Equal(200, (await shop.PostAsync(Score, ShopService.Good, type)).Status);

    [Theory]
    [InlineData("GET", Score, 405)]
    [InlineData("PUT", Score, 405)]
    [InlineData("DELETE", "/models", 405)]
    public async Task Another_method_is_refused(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await shop.Client.SendAsync(request);
        AssertProblem(status, "This address takes another method.", null, ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("BLAH\r\n\r\n", 400)]
    [InlineData("GET / HTTP/9.9\r\n\r\n", 505)]
    [InlineData("POST /models/shop/score HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /models/shop/score HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n", 400)]
    [InlineData("POST /models/shop/score HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nFFFFFFFFFFFFFFFF\r\nx", 400)]
    [InlineData("POST /models/shop/score HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", 400)]
    public async Task What_is_no_http_is_refused(string request, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await shop.SendRawAsync(request), StringComparison.Ordinal);
        await shop.StillServesAsync();
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        var answer = await shop.SendRawAsync($"POST {Score} HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 20_000)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
        await shop.StillServesAsync();
    }

    [Fact]
    public async Task Invalid_utf8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"as_of\":\""u8, 0xFF, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var response = await shop.Client.PostAsync(new Uri(Score, UriKind.Relative), content);
        AssertProblem(400, "The body is not valid UTF-8.", null, ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    private static string Head(string header) =>
        $"POST {Score} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n{header}\r\n\r\n";

    private static void AssertProblem(int status, string detail, string? path, (int Status, string Body) answer)
    {
        Assert.Equal(status, answer.Status);
        using var problem = JsonDocument.Parse(answer.Body);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(detail, problem.RootElement.GetProperty("detail").GetString());
        Assert.Equal(path, problem.RootElement.TryGetProperty("path", out var place) ? place.GetString() : null);
    }
}
