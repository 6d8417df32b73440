namespace ScoringDsl.Compiler.Tests.Binding;

public class EvaluationOrderTests
{
    [Fact]
    public void Each_result_comes_after_all_it_reads_whatever_the_order_of_declaration()
    {
        var analysis = Analysis.Of("""
            handoff sales when priority is A1 and is_ready
            define is_ready = total >= 60
            score total = 0.5 * fit + 0.5 * engagement
            rating priority = fit_grade activity
            bands activity of engagement { 1 >= 50; 2 otherwise }
            bands fit_grade of fit { A >= 50; B otherwise }
            exclude student when segment young
            segment young when fit < 5
            score engagement { segment young => -5 }
            score fit { always => +1 }
            """);
        Assert.False(analysis.HasErrors, analysis.Findings());
        Assert.Equal(
            ["fit", "fit_grade", "young", "engagement", "activity", "priority", "total", "student", "sales"],
            analysis.Model?.EvaluationOrder.Select(s => s.Name));
    }

    [Fact]
    public void Results_that_read_nothing_keep_their_order_of_declaration()
    {
        var analysis = Analysis.Of("score b { always => +1 }\nscore a { always => +1 }\nsegment z when always\nscore c { always => +1 }\n");
        Assert.Equal(["b", "a", "z", "c"], analysis.Model?.EvaluationOrder.Select(s => s.Name));
    }

    [Fact]
    public void A_hand_off_comes_after_exclusions_that_it_does_not_name()
    {
        var analysis = Analysis.Of("handoff sales when always\nexclude rival when always\n");
        Assert.Equal(["rival", "sales"], analysis.Model?.EvaluationOrder.Select(s => s.Name));
    }

    [Fact]
    public void Defines_are_ordered_so_that_each_comes_after_those_it_reads()
    {
        var analysis = Analysis.Of("define a = b + 1\ndefine b = c\ndefine c = 5\n");
        Assert.Equal(["a", "b", "c"], analysis.Model?.Defines.Select(d => d.Name));
        Assert.Equal(["c", "b", "a"], analysis.Model?.DefineOrder.Select(d => d.Name));
    }

    [Fact]
    public void A_text_that_looks_like_a_define_makes_no_cycle()
    {
        var analysis = Analysis.Of("lead { email email }\ndefine gmail = email domain gmail\ndefine yahoo = email domain is yahoo and not gmail\n");
        Assert.Equal("", analysis.Findings());
        Assert.Equal(2, analysis.Model?.Defines.Length);
    }
}
