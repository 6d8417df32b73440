namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>Tests of a model, run from an editor.</summary>
[Collection(SharedServer.Collection)]
public sealed class RunTestsTests(SampleSession session) : IClassFixture<SampleSession>
{
    private const string Broken = "budget and timing together stop at 25";

    [Fact]
    public void Tests_pass_or_fail_at_the_expectation_that_does_not_hold()
    {
        session.Reset();
        session.Replace("expect fit is 25\n", "expect fit is 26\n");
        var run = session.RunTests(Broken, "interest fades by half in 30 days");

        Assert.Equal("done", (string?)run["state"]);
        Assert.Empty(run["problems"]?.AsArray() ?? []);
        Assert.Equal(
            [("interest fades by half in 30 days", true), (Broken, false)],
            run["results"]?.AsArray().Select(r => ((string?)r?["id"] ?? "", (bool?)r?["passed"] ?? false)));
        var failure = Assert.Single(run["results"]?[1]?["failures"]?.AsArray() ?? []);
        Assert.Equal((session.Uri, session.LineOf("expect fit is 26")), ((string?)failure?["uri"], (int?)failure?["range"]?["start"]?["line"]));
        Assert.Equal(("expect fit is 26", "fit is 25"), ((string?)failure?["expected"], (string?)failure?["actual"]));
        Assert.Contains("fit: -5 cap of Ready to buy", failure?["contributions"]?.AsArray().Select(c => (string?)c) ?? []);
    }

    [Fact]
    public void Each_result_is_told_as_its_test_ends()
    {
        session.Reset();
        var id = session.Client.Send("score/runTests", $$"""{ "tests": [{ "uri": "{{session.Uri}}" }], "runId": "run 1" }""");
        var results = Enumerable.Range(0, 10).Select(_ => session.Client.NextNotification("score/testResult")["params"]).ToList();
        var answer = session.Client.Await(id)["result"];

        Assert.All(results, result => Assert.Equal("run 1", (string?)result?["runId"]));
        Assert.Equal(answer?["results"]?.AsArray().Select(r => r?.ToJsonString()), results.Select(r => r?["result"]?.ToJsonString()));
    }

    [Fact]
    public void A_model_with_errors_has_no_results_but_a_problem()
    {
        session.Reset();
        session.Replace("phone is known", "phon is known");
        var run = session.RunTests();

        Assert.Equal(("done", 0), ((string?)run["state"], run["results"]?.AsArray().Count));
        Assert.Contains("called 'phon'", (string?)run["problems"]?[0]?["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void Editors_without_a_view_of_tests_get_failures_as_findings_until_the_text_changes()
    {
        session.Reset();
        session.Replace("expect fit is 25\n", "expect fit is 26\n");
        session.Client.Result("workspace/executeCommand", $$"""{ "command": "score.server.runTests", "arguments": ["{{session.Uri}}", ["{{Broken}}"]] }""");

        var finding = Assert.Single(session.NextNotification("textDocument/publishDiagnostics")?["diagnostics"]?.AsArray() ?? []);
        Assert.Equal(("score test", session.LineOf("expect fit is 26")), ((string?)finding?["source"], (int?)finding?["range"]?["start"]?["line"]));
        Assert.StartsWith("expect fit is 26, was: fit is 25", (string?)finding?["message"], StringComparison.Ordinal);
        Assert.Equal("0 passed, 1 failed", (string?)session.Client.NextNotification("window/showMessage")["params"]?["message"]);

        session.Replace("expect fit is 26\n", "expect fit is 25\n");
        Assert.Equal("[]", session.NextNotification("textDocument/publishDiagnostics")?["diagnostics"]?.ToJsonString());
    }
}
