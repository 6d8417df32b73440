using System.Net;
using System.Net.Sockets;
using System.Text;
using ScoringDsl.Cli.Serving;

namespace ScoringDsl.Serve.Tests;

/// <summary>A service of one small model on a free port of this machine, with limits that tests can reach. Started once for a class of tests.</summary>
public class ShopService : IAsyncLifetime
{
    public const string Text = """
        model "Shop" version 2
        lead {
          lead_id    text key
          email      email
          employees  number
          industry   one of software, retail
          created    date
          opted_in   bool
          tags       list of text
        }
        event visited { page url subject; seconds number }
        event opened email { kind text subject }
        score total "Total" range 0..100 {
          "Big": employees >= 100 => +20
          "Pricing": each visited pricing => +5.25 up to 40
          "Willing": opted_in => +5
          "VIP": tags contains vip => +0.125
          "New": created within 30 days => +2
        }
        bands grade of total { A >= 20; B otherwise }
        handoff sales when total >= 20 because top 2 reasons of total
        test "a big company is worth 20" {
          as of 2025-06-01
          lead { employees 100 }
          expect total is 20
        }
        """;

    /// <summary>A request that is fine.</summary>
    public const string Good = """{"as_of":"2025-06-01","lead":{"key":"L1","fields":{"employees":250},"events":[{"event":"visited","at":"2025-05-30","properties":{"page":"/pricing"}}]}}""";

    /// <summary>The result of it.</summary>
    public const string GoodResult = """{"lead_id":"L1","total":25.25,"grade":"A","excluded":[],"segments":[],"handoffs":["sales"],"reasons":["Big","Pricing"]}""";

    private ScoringService? _service;

    /// <summary>The folder of the model.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("score serve ").FullName;

    /// <summary>The model's file.</summary>
    public string File => Path.Combine(Folder, "shop.score");

    /// <summary>Speaks to the service.</summary>
    public HttpClient Client { get; } = new();

    internal ScoringService Service => _service ?? throw new InvalidOperationException("The service has not started.");

    public async Task InitializeAsync()
    {
        await System.IO.File.WriteAllTextAsync(File, Text);
        _service = await ScoringService.StartAsync(Configure(new ServeSettings
        {
            Models = [("shop", File)],
            Endpoint = new IPEndPoint(IPAddress.Loopback, 0),
            MaxBody = 1024 * 1024,
            MaxLeads = 100,
            SlowBodyGrace = TimeSpan.FromSeconds(1.1),
        }));
        Client.BaseAddress = _service.Address;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Posts a body.</summary>
    public async Task<(int Status, string Body)> PostAsync(string path, string body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends bytes as they are and gives what comes back until the connection ends.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Service.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>A good request is answered as ever.</summary>
    public async Task StillServesAsync()
    {
        var (status, body) = await PostAsync("/models/shop/score", Good);
        Assert.Equal(200, status);
        Assert.Contains($"\"result\":{GoodResult}", body, StringComparison.Ordinal);
    }

    internal virtual ServeSettings Configure(ServeSettings settings) => settings;
}
