using Xunit;
using static Planner.PlannerLeads;

namespace Planner.Tests;

/// <summary>What the application does with a result is tested in C#; what the model says is tested in the model.</summary>
public class HandoffTests
{
    private static readonly DateTimeOffset s_today = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_lead_that_did_nothing_is_not_handed_over() =>
        Assert.False(PlannerLeads.Score(new Lead("L-1") { Title = "CEO" }, [], s_today).Is(Handoff.Sales));
}
