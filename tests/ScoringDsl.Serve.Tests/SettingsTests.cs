using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ScoringDsl.Cli;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Extensions.Hosting;

namespace ScoringDsl.Serve.Tests;

/// <summary>Services that are set up otherwise: with keys, lenient, short of memory, with a model that changes.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task With_a_key_only_who_brings_it_comes_in()
    {
        await using var keyed = await Started.WithAsync(settings => settings with { ApiKeys = ["old key", "néw key"] });
        Assert.Equal(401, await keyed.StatusAsync(null));
        Assert.Equal(401, await keyed.StatusAsync("Bearer wrong"));
        Assert.Equal(401, await keyed.StatusAsync("Bearer "));
        Assert.Equal(401, await keyed.StatusAsync("Basic b2xkIGtleQ=="));
        Assert.Equal(401, await keyed.StatusAsync(null, "/models?api_key=old%20key&key=old%20key"));
        Assert.Equal(401, await keyed.StatusAsync(null, "/models/shop/score"));
        Assert.Equal(401, await keyed.StatusAsync(null, "/no/such/place"));
        Assert.Equal(401, await keyed.StatusAsync(null, "/openapi.json"));
        Assert.Equal(200, await keyed.StatusAsync("Bearer old key"));
        Assert.Equal(200, await keyed.StatusAsync("bearer old key"));
        Assert.Equal(200, await keyed.StatusAsync(null, "/health"));
        keyed.Shop.Client.DefaultRequestHeaders.Add("X-Api-Key", "old key");
        await keyed.Shop.StillServesAsync();
    }

    [Fact]
    public async Task A_lenient_service_leaves_out_what_it_does_not_know_and_says_so()
    {
        await using var lenient = await Started.WithAsync(settings => settings with { IsLenient = true });
        var (status, body) = await lenient.Shop.PostAsync(
            "/models/shop/score",
            """{"as_of":"2025-06-01","lead":{"fields":{"employees":100,"shoe_size":[1,{"a":2}]},"events":[{"event":"sneezed","at":"2025-05-01","properties":{"loud":true}},{"event":"visited","at":"2025-05-30","properties":{"page":"/pricing","mood":"good"}}]}}""");
        using var answer = JsonDocument.Parse(body);
        Assert.Equal((200, 25.25m), (status, answer.RootElement.GetProperty("result").GetProperty("total").GetDecimal()));
        Assert.Equal(
            ["$.lead.fields.shoe_size", "$.lead.events[0].event", "$.lead.events[1].properties.mood"],
            answer.RootElement.GetProperty("ignored").EnumerateArray().Select(place => place.GetString()));
        Assert.Equal(400, (await lenient.Shop.PostAsync("/models/shop/score", """{"as_of":"2025-06-01","lead":{"fields":{"employees":"many"}}}""")).Status);
    }

    [Fact]
    public async Task When_bodies_take_too_much_memory_together_requests_are_told_to_come_again()
    {
        await using var small = await Started.WithAsync(settings => settings with { MaxMemory = 100_000 });
        var body = $"{{\"as_of\":\"2025-06-01\",\"lead\":{{\"fields\":{{\"email\":\"{new string('x', 200_000)}\"}}}}}}";
        Assert.Equal(503, (await small.Shop.PostAsync("/models/shop/score", body)).Status);
        for (var i = 0; i < 20; i++)
        {
            await small.Shop.StillServesAsync();
        }
    }

    [Fact]
    public async Task Who_does_not_take_an_answer_is_hung_up_on()
    {
        await using var service = await Started.WithAsync(settings => settings with { MaxBody = 16 * 1024 * 1024, MaxLeads = 15_000, Timeout = TimeSpan.FromSeconds(2) });

        // Keys come back, so that the answer is as long: longer than what the system keeps of it on the way.
        var leads = string.Join(',', Enumerable.Repeat($"{{\"key\":\"{new string('x', 1_000)}\"}}", 15_000));
        var body = $"{{\"as_of\":\"2025-06-01\",\"leads\":[{leads}]}}";
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, service.Shop.Service.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /models/shop/score HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        await Task.Delay(TimeSpan.FromSeconds(5));
        var taken = 0;
        var buffer = new byte[64 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read)
            {
                taken += read;
            }
        }
        catch (IOException)
        {
            // Hung up on.
        }

        Assert.InRange(taken, 1, body.Length - 1);
        await service.Shop.StillServesAsync();
    }

    [Fact]
    public void The_longest_body_that_is_allowed_has_room()
    {
        var arguments = new ServeArguments();
        var command = new RootCommand();
        arguments.AddTo(command);
        var settings = arguments.Read(command.Parse([$"any={typeof(SettingsTests).Assembly.Location}", "--max-body", "1000"]));
        Assert.True(settings.MaxMemory >= 3L * settings.MaxBody, $"{settings.MaxMemory}");
    }

    [Fact]
    public async Task A_new_version_is_taken_and_a_bad_one_is_not()
    {
        await using var changing = await Started.WithAsync(settings => settings with { Watch = true });
        var host = changing.Shop.Service.Models.Hosts[0];
        await File.WriteAllTextAsync(changing.Shop.File, ShopService.Text.Replace("=> +20", "=> +oops", StringComparison.Ordinal));
        await UntilAsync(() => host.Status.LastError is not null);
        Assert.StartsWith("The model has an error in line 14 of shop.score: ", host.Status.LastError, StringComparison.Ordinal);
        await changing.Shop.StillServesAsync();
        Assert.Equal("""{"status":"degraded"}""", await changing.Shop.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));

        await File.WriteAllTextAsync(changing.Shop.File, ShopService.Text.Replace("=> +20", "=> +30", StringComparison.Ordinal));
        await UntilAsync(() => host.Status.LastError?.StartsWith("A test fails", StringComparison.Ordinal) == true);
        Assert.Equal("A test fails: \"a big company is worth 20\" says 'expect total is 20', but total is 30.", host.Status.LastError);
        await changing.Shop.StillServesAsync();

        await File.WriteAllTextAsync(changing.Shop.File, ShopService.Text.Replace("=> +20", "=> +30", StringComparison.Ordinal).Replace("total is 20", "total is 30", StringComparison.Ordinal));
        await UntilAsync(() => host.Status.Swaps == 2);
        Assert.Contains("\"total\":35.25", (await changing.Shop.PostAsync("/models/shop/score", ShopService.Good)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_version_stays_once_another_has_taken_its_place()
    {
        await using var changing = await Started.WithAsync(settings => settings with { Watch = false });
        await changing.Shop.StillServesAsync();
        await changing.Shop.PostAsync("/models/shop/explain", ShopService.Good);
        var old = ModelOf(changing.Shop);
        await File.WriteAllTextAsync(changing.Shop.File, ShopService.Text.Replace("=> +5 ", "=> +6 ", StringComparison.Ordinal).Replace("version 2", "version 3", StringComparison.Ordinal));
        Assert.Equal(ReloadOutcome.Swapped, await changing.Shop.Service.Models.Hosts[0].ReloadAsync());
        Assert.Contains("\"version\":3", (await changing.Shop.PostAsync("/models/shop/score", ShopService.Good)).Body, StringComparison.Ordinal);
        for (var i = 0; i < 20 && old.IsAlive; i++)
        {
            // A thread may still have in hand what it worked on last; give it something else.
            await changing.Shop.PostAsync("/models/shop/score", ShopService.Good);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
    }

    [Fact]
    public async Task A_model_with_errors_is_not_served()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "bad.score");
        await File.WriteAllTextAsync(file, "model \"Bad\"\nlead { id text key }\nscore s \"S\" { nonsense => +1 }\n");
        var exception = await Assert.ThrowsAsync<CommandException>(() => ScoringService.StartAsync(new ServeSettings
        {
            Models = [("bad", file)],
            Endpoint = new IPEndPoint(IPAddress.Loopback, 0),
        }));
        Assert.StartsWith("The model 'bad' cannot be loaded: The model has an error in line 3 of bad.score: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_openapi_document_of_a_model_without_events_allows_none()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "plain.score");
        await File.WriteAllTextAsync(file, "model \"Plain\"\nlead { id text key; size number }\nscore s \"S\" range 0..10 { size > 5 => +1 }\n");
        await using var service = await ScoringService.StartAsync(new ServeSettings { Models = [("plain", file)], Endpoint = new IPEndPoint(IPAddress.Loopback, 0) });
        using var client = new HttpClient { BaseAddress = service.Address };
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
        var events = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("plain.Lead").GetProperty("properties").GetProperty("events");
        Assert.Equal("""{"type":"array","maxItems":0}""", events.GetRawText());
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told()
    {
        await using var first = await Started.WithAsync(settings => settings);
        var port = first.Shop.Service.Address.Port;
        var exception = await Assert.ThrowsAsync<CommandException>(() => ScoringService.StartAsync(new ServeSettings
        {
            Models = [("shop", first.Shop.File)],
            Endpoint = new IPEndPoint(IPAddress.Loopback, port),
        }));
        Assert.StartsWith($"The service cannot listen at 127.0.0.1:{port}: ", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The model that serves now. A method of its own, as what an asynchronous one has held may stay for a while.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ModelOf(ShopService shop)
    {
        using var lease = shop.Service.Models.Hosts[0].Acquire();
        return new WeakReference(lease.Model);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 3_000 && !isSo(); i++)
        {
            await Task.Delay(20);
        }

        Assert.True(isSo());
    }

    /// <summary>A service of the shop with other settings.</summary>
    private sealed class Started : IAsyncDisposable
    {
        private Started(ShopService shop) => Shop = shop;

        public ShopService Shop { get; }

        public static async Task<Started> WithAsync(Func<ServeSettings, ServeSettings> change)
        {
            var shop = new Changed(change);
            await shop.InitializeAsync();
            return new Started(shop);
        }

        public async Task<int> StatusAsync(string? authorization, string path = "/models")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
            using var response = await Shop.Client.SendAsync(request);
            return (int)response.StatusCode;
        }

        public async ValueTask DisposeAsync() => await Shop.DisposeAsync();

        private sealed class Changed(Func<ServeSettings, ServeSettings> change) : ShopService
        {
            internal override ServeSettings Configure(ServeSettings settings) => change(settings);
        }
    }
}
