extern alias cli;

using System.Net;
using System.Text;
using System.Text.Json;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Tests;
using Application = cli::ScoringDsl.Cli.Application;
using Terminal = cli::ScoringDsl.Cli.Terminal;

namespace ScoringDsl.Serve.Tests;

/// <summary>A sample's data over HTTP: the results are, to the letter, the lines of <c>score run</c>.</summary>
public sealed class SampleTests
{
    private const string AsOf = "2025-06-01";

    private static readonly string s_samples = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", "samples"));

    [Fact]
    public async Task The_service_gives_what_the_command_gives()
    {
        var folder = Path.Combine(s_samples, "b2b-saas");
        var (model, leads, events) = (Path.Combine(folder, "model.score"), Path.Combine(folder, "data", "leads.csv"), Path.Combine(folder, "data", "events.csv"));
        var expected = Run("run", model, "--leads", leads, "--events", events, "--as-of", AsOf, "--format", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await using var service = await ScoringService.StartAsync(new ServeSettings { Models = [("b2b", model)], Endpoint = new IPEndPoint(IPAddress.Loopback, 0) });
        using var client = new HttpClient { BaseAddress = service.Address };

        var actual = new List<string>();
        foreach (var part in Requests(leads, events).Chunk(100))
        {
            using var content = new StringContent($"{{\"as_of\":\"{AsOf}\",\"leads\":[{string.Join(',', part)}]}}", Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("/models/b2b/score", UriKind.Relative), content);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.True(response.IsSuccessStatusCode, answer.RootElement.GetRawText());
            actual.AddRange(answer.RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetRawText()));
        }

        Assert.Equal(300, actual.Count);
        Assert.Equal(expected, actual);
    }

    /// <summary>Each lead of the files with its events, as the service takes it.</summary>
    private static IEnumerable<string> Requests(string leads, string events)
    {
        var eventsOf = Rows(events).ToLookup(row => row["lead_id"], row => Json(new
        {
            @event = row["event"],
            at = row["at"],
            id = row["id"],
            properties = Filled(row, "id", "lead_id", "event", "at"),
        }));
        return Rows(leads).Select(row =>
            $"{{\"key\":{Json(row["lead_id"])},\"fields\":{Json(Filled(row, "lead_id"))},\"events\":[{string.Join(',', eventsOf[row["lead_id"]])}]}}");
    }

    private static Dictionary<string, string> Filled(Dictionary<string, string> row, params string[] without) =>
        row.Where(value => value.Value.Length > 0 && !without.Contains(value.Key)).ToDictionary(value => value.Key, value => value.Value);

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            Assert.DoesNotContain('"', line);
            yield return columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static string Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, Application.Run(arguments, new Terminal(output, error, () => Stream.Null)));
        return output.ToString();
    }
}
