namespace ScoringDsl.LanguageServer.Tests;

public sealed class WarmupTests
{
    [Fact]
    public void The_model_that_the_server_warms_up_with_is_good_and_has_something_to_say() =>
        Assert.Equal([4], Warmup.Find().Diagnostics.Select(d => d.Severity).Distinct());
}
