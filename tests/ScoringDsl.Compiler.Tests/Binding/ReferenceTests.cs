namespace ScoringDsl.Compiler.Tests.Binding;

public class ReferenceTests
{
    [Fact]
    public void Every_use_of_a_name_is_known_with_its_place()
    {
        var analysis = Analysis.Of("""
            lead { email email; created date }
            event opened email { kind text subject; size number }
            list free = "gmail.com"
            define big = 5
            define busy = opened email where (size > big and lead.email is known)
            score fit { busy and email domain in free => +big; every 7 days without opened email since created => -1 }
            bands grade of fit { A >= big; B otherwise }
            rating priority = grade grade
            exclude rival when grade is A
            handoff sales when fit > 5 and not excluded rival because reasons of fit
            test "one" { as of 2025-01-01; lead { email "a" }; event opened email 1 day ago { size 5 }; expect fit is 0; expect handoff sales }
            """);
        Assert.False(analysis.HasErrors, analysis.Findings());
        var uses = analysis.Model?.References.Select(r => (r.Source.ToString(r.Span), r.Symbol.Name)).Order().ToList() ?? [];
        Assert.All(uses, u => Assert.Equal(u.Name, u.Item1));
        Assert.Equal(
            ["big", "big", "big", "busy", "created", "email", "email", "email", "fit", "fit", "fit", "fit", "free", "grade", "grade", "grade", "opened email", "opened email", "opened email", "rival", "sales", "size", "size"],
            uses.Select(u => u.Name));
    }
}
