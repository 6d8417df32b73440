namespace ScoringDsl.LanguageServer.Tests;

public sealed class WarmupTests
{
    [Fact]
    public void The_model_that_the_server_warms_up_with_has_findings_but_no_errors()
    {
        var severities = Warmup.Find().Diagnostics.Select(d => d.Severity).ToArray();

        Assert.NotEmpty(severities);
        Assert.DoesNotContain(1, severities);
    }
}
