using ScoringDsl.Compiler.Emit;
using ScoringDsl.Runtime.Typed;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Typed;

/// <summary>Newer models behind types that were generated earlier.</summary>
public sealed class BindingTypesTests
{
    private const string Model =
        """
        model "Shop" version 1
        lead { lead_id text key; email email; employees number; note text; account_id text account }
        account { account_id text key; revenue number }
        event visited { page url subject; seconds number }
        event called
        score fit range 0..100 { employees >= 10 => +20; email domain gmail => -5 }
        score engagement range 0..100 { each visited => +1; each called => +2 }
        bands grade of fit { A >= 20; B otherwise }
        segment cold when not visited
        handoff sales when grade is A because top 1 reasons of fit
        account score worth { revenue >= 100 => +10 }
        """;

    [Fact]
    public void A_newer_model_may_score_otherwise_and_give_more() => Assert.Equal("'Shop' 20/3/A True,False; newer 31/2/B True,True call", Use(
        "var scorer = Bind(model);\n" + UseBoth,
        """
        model "Shop" version 2
        event called { by text }
        event visited { page url subject }
        lead { account_id text account; email email; Employees number; lead_id text key; unread text }
        account { account_id text key; revenue number }
        score more { each visited => +1 }
        score engagement range 0..100 { each visited => +2 }
        score fit range 0..100 { "call": employees >= 10 => +31 }
        bands grade of fit { B >= 30; A otherwise }
        segment warm when visited
        segment cold when visited
        handoff service when not visited
        handoff sales when grade is B because top 1 reasons of fit
        account score worth { revenue >= 100 => +20 }
        """));

    [Theory]
    [InlineData("note text;", "note text; region text;", "score fit range 0..100 {", "score fit range 0..100 { region is x => +1;", "Its rules read 'region', which ShopModel does not have.")]
    [InlineData("seconds number }", "seconds number; ref text }", "each visited =>", "each visited where (ref is x) =>", "Its rules read 'visited.ref', which ShopModel does not have.")]
    [InlineData("event called\n", "event called\nevent wrote\n", "each called", "each wrote => +1; each called", "Its rules look at the event 'wrote', which ShopModel does not have.")]
    [InlineData("revenue number }", "revenue number; size number }", "revenue >= 100 => +10", "revenue >= 100 and size > 1 => +10", "Its rules read 'account.size', which ShopModel does not have.")]
    [InlineData("revenue number }", "revenue number; size number }", "employees >= 10 =>", "account.size >= 10 =>", "Its rules read 'account.size', which ShopModel does not have.")]
    [InlineData("employees number", "employees text", "employees >= 10", "employees is many", "'employees' is a text there and a number here.")]
    [InlineData("lead_id text key", "lead_id text; id text key", "", "", "'lead_id' is the key here and not there.")]
    [InlineData("engagement", "interest", "", "", "It has no score 'engagement'.")]
    [InlineData("bands grade", "bands rank", "grade is", "rank is", "It has no bands, rating or stages 'grade'.")]
    [InlineData("A >= 20;", "A >= 20; C >= 10;", "", "", "'grade' can be 'C', which ShopModel does not have.")]
    [InlineData("segment cold", "segment quiet", "", "", "It has no segment 'cold'.")]
    [InlineData("segment cold", "exclude cold", "", "", "It has no segment 'cold'.")]
    [InlineData("handoff sales", "handoff service", "", "", "It has no hand-off 'sales'.")]
    [InlineData("account score worth { revenue >= 100 => +10 }", "", "account { account_id text key; revenue number }", "", "It has no accounts.")]
    public void A_model_that_does_not_fit_is_refused_with_all_that_differs(string before, string after, string alsoBefore, string alsoAfter, string difference)
    {
        var newer = Model.ReplaceLineEndings("\n").Replace("version 1", "version 2", StringComparison.Ordinal).Replace(before, after, StringComparison.Ordinal);
        newer = alsoBefore.Length == 0 ? newer : newer.Replace(alsoBefore, alsoAfter, StringComparison.Ordinal);
        newer = difference == "It has no accounts." ? newer.Replace("account_id text account", "account_id text", StringComparison.Ordinal) : newer;
        var thrown = Assert.Throws<ModelMismatchException>(() => Use("Bind(model);\nreturn \"\";", newer));
        Assert.Equal([difference], thrown.Differences);
        Assert.Equal($"The model 'Shop' version 2 does not fit ShopModel. {difference} Build the application with this model, or load one that fits.", thrown.Message);
    }

    [Fact]
    public void A_scorer_ends_with_its_model() =>
        Assert.Throws<ObjectDisposedException>(() => Use("var scorer = Bind(model);\nmodel.Dispose();\nscorer.Score(new Lead(\"1\"), [], asOf);\nreturn \"\";", Model));

    private const string UseBoth =
        """
        var lead = new Lead("1") { Employees = 12, Note = "no longer read", Email = "ann@acme.example", AccountId = "a" };
        Event[] events = [new Visited(asOf, "/a") { Seconds = 5 }, new Called(asOf)];
        string Of(Scorer s)
        {
            var r = s.Score(lead, events, asOf);
            return $"{r.Fit}/{r.Engagement}/{r.Grade} {r.Is(Handoff.Sales) && r.GetReasons(Handoff.Sales).Count == 1},{r.Is(Segment.Cold)}";
        }

        return $"'{Default.Model.Definition.Title}' {Of(Default)}; newer {Of(scorer)} {scorer.Score(lead, events, asOf).GetReasons(Handoff.Sales).FirstOrDefault().Label}";
        """;

    /// <summary>Runs statements over the types of <see cref="Model"/> with another model, loaded, in the variable <c>model</c>.</summary>
    private static string Use(string statements, string newer)
    {
        var analysis = Emit.Models.Analyze(Model, "shop.score");
        using var loaded = ModelCompiler.CompileAndLoad(Emit.Models.Analyze(newer, "shop.score"));
        return CompiledFace.Run(analysis, statements, "ShopModel", loaded);
    }
}
