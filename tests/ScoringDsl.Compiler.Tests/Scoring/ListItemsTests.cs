using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Tests.Emit;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>Lists given as lists keep every item as it is; only a data file's text is split.</summary>
public sealed class ListItemsTests
{
    private const long AsOf = 20_240L * 86_400_000_000;

    private const string Text =
        """
        lead { lead_id text key; tags list of text }
        event tagged { labels list of text subject; note text }
        score of_lead { tags contains "a;b" => +1; tags contains b => +2; tags size = 2 => +4 }
        score of_event { each tagged "a;b" => +1; each tagged b => +2; each tagged where (labels size = 2) => +4 }
        """;

    [Fact]
    public void Items_of_leads_and_events_keep_their_semicolons()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        var lead = model.NewLead().Set("tags", ["a;b", "c", " "]);
        lead.AddEvent("tagged", DateTimeOffset.UnixEpoch).Set("labels", ["a;b", "c", " "]);
        Assert.Equal((5, 5), Score(model, lead));

        lead.Clear().Set("tags", "a;b");
        lead.AddEvent("tagged", DateTimeOffset.UnixEpoch).Set("labels", "a;b");
        Assert.Equal((6, 6), Score(model, lead));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Copies_of_an_event_whose_lists_differ_are_told_apart(bool oneItemFirst)
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        var lead = model.NewLead();
        string[][] lists = oneItemFirst ? [["a;b"], ["a", "b"]] : [["a", "b"], ["a;b"]];
        foreach (var list in lists)
        {
            lead.AddEvent("tagged", DateTimeOffset.UnixEpoch, "1").Set("labels", list);
        }

        // Whichever comes first, the one of the smaller content stays.
        Assert.Equal((0, 6), Score(model, lead));
    }

    private static (decimal Tags, decimal Labels) Score(Runtime.ScoringModel model, Runtime.LeadBuilder lead)
    {
        var result = model.NewResult();
        model.Score(lead, AsOf, result);
        return (result["of_lead"], result["of_event"]);
    }
}
