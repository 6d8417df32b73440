using System.Diagnostics;

namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>
/// The process that the server has its work done by. Most ask for a preview without data, which the worker refuses before it compiles
/// anything: to compile takes a fresh process seconds.
/// </summary>
public sealed class WorkerProcessTests
{
    private const string NoData = "null";

    [Theory]
    [InlineData("""{ "worker": { "command": "/nowhere/score", "args": ["worker"] } }""", "The 'score' tool cannot be started: ")]
    public void Without_a_worker_every_request_says_so(string options, string message)
    {
        using var session = new SampleSession(SampleSession.Data, options);

        Assert.All(
            [session.Preview(), session.Ask("score/leads"), session.RunTests()],
            answer =>
            {
                Assert.Equal("noWorker", (string?)answer["state"]);
                Assert.StartsWith(message, (string?)answer["message"], StringComparison.Ordinal);
            });
        Assert.NotNull(session.Client.Result("textDocument/foldingRange", session.Document()));
    }

    [Fact]
    public void A_worker_that_was_killed_is_started_again_three_times_a_minute_at_most()
    {
        using var session = new SampleSession(NoData);
        for (var start = 1; start <= 4; start++)
        {
            Assert.Equal("noData", (string?)session.Preview()["state"]);
            Kill(session.Worker(start));
        }

        var refused = session.Preview();
        Assert.Equal("failed", (string?)refused["state"]);
        Assert.Contains("several times within a minute", (string?)refused["message"], StringComparison.Ordinal);
        Assert.Equal(4, session.Workers.Count);
    }

    [Fact]
    public void The_worker_ends_with_the_server()
    {
        using var session = new SampleSession(NoData);
        session.Preview();
        using var worker = Process.GetProcessById(session.Worker(1));
        session.Client.Vanish();

        Assert.Equal(1, session.Client.ExitCode());
        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(30)), "The worker goes on.");
    }

    [Fact]
    public void A_request_that_is_cancelled_is_answered_and_so_is_the_next()
    {
        using var session = new SampleSession(NoData);
        var id = session.Client.Send("score/preview", session.Document());
        session.Client.Notify("$/cancelRequest", $$"""{ "id": {{id}} }""");

        // The worker takes far longer to start than the cancellation to come.
        Assert.Equal(-32800, (int?)session.Client.Await(id)["error"]?["code"]);
        Assert.Equal("noData", (string?)session.Preview()["state"]);
    }

    [Fact]
    public void The_preview_waits_for_the_settings_that_the_client_was_asked_for()
    {
        using var session = new SampleSession(null, "{}", """{ "workspace": { "configuration": true } }""");
        var question = session.Client.NextNotification("workspace/configuration");
        var id = session.Client.Send("score/preview", session.Document());
        session.Client.Answer(question, """[{}, { "data": { "leads": "data/leads.csv", "asOf": "June" } }]""");

        Assert.Equal("'asOf' of 'score.data' is an instant, such as 2025-06-01 or 2025-06-01T09:30:00Z.", (string?)session.Client.Await(id)["result"]?["message"]);
    }

    [Fact]
    public void The_compiler_of_assemblies_is_loaded_by_the_worker_and_not_by_the_server()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var session = new SampleSession();
        session.RunTests();
        session.Preview("L0106");

        Assert.DoesNotContain("Microsoft.CodeAnalysis", MapsOf(session.Client.ProcessId), StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis", MapsOf(session.Worker(1)), StringComparison.Ordinal);

        static string MapsOf(int process) => File.ReadAllText($"/proc/{process}/maps");
    }

    [Fact]
    public void The_compiler_of_assemblies_is_not_shipped_with_the_server() =>
        Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "score-language-server.deps.json")), StringComparison.Ordinal);

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
