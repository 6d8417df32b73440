using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Words;

namespace ScoringDsl.Ide.Tests;

/// <summary>What is told about rules, decay, windows and words. Each case: the text, the code shown, the sentences.</summary>
public sealed class HoverTests
{
    [Theory]
    [InlineData("score s { decay half-$0life 30 days; visited => +5 }", "decay half-life 30 days", "Loses half every 30 days: 20 points are 10 after 30 days, 5 after 60 days.")]
    [InlineData("score s { visited => +30 decay linear over 60 da$0ys }", "decay linear over 60 days", "Fades evenly to nothing over 60 days: 30 points are 15 after 30 days, 0 after 60 days.")]
    [InlineData("score s { visited => -20 de$0cay 25% every 7 days }", "decay 25% every 7 days", "Loses 25% of what is left every 7 days: 20 points are 15 after 7 days, 11.25 after 14 days.")]
    [InlineData("score s { visited => +5 decay no$0ne }", "decay none", "Does not fade.")]
    [InlineData("segment s when visited wi$0thin 30 days", "within 30 days", "Of the last 30 days: up to 30 days old, not exactly 30 days. Counted from the date that is scored as of.")]
    [InlineData("segment s when visited between 30 and 6$00 days ago", "between 30 and 60 days ago", "From 30 days old, which is in, to 60 days old, which is not. Counted from the date that is scored as of.")]
    [InlineData("segment s when visited since 2025-0$01-01", "since 2025-01-01", "On or after 2025-01-01, from midnight UTC.")]
    public void Decay_and_windows_are_told_in_words(string text, string code, string sentences) => Assert.Equal((code, sentences), Hover(text));

    [Theory]
    [InlineData("score s { visited =$0> +20 }", "visited => +20", "+20 points where the condition holds. In all it can give 0 to 20 points.")]
    [InlineData("score s { \"P$0\": visited => +20 decay half-life 10 days }", "\"P\": visited => +20 decay half-life 10 days", "+20 points where the condition holds. Loses half every 10 days: 20 points are 10 after 10 days, 5 after 20 days. In all it can give 0 to 20 points.")]
    [InlineData("score s { each visited => +2$0 at most 3 per day up to 9 }", "each visited => +2 at most 3 per day up to 9", "+2 points for every event, at most 3 per day, up to 9. In all it can give 0 to 9 points.")]
    [InlineData("score s { group \"G\" weight 50% { visited => +2$00 } }\nscore t = 0.4 * s", "visited => +20", "+20 points where the condition holds. In all it can give 0 to 20 points. The groups around it let that count for 50%. A point of 's' counts for 0.4 in 't'.")]
    [InlineData("score s { group \"G\" up to 15 weight 5$00% { visited => +20; big => +1 } }", "group \"G\" up to 15 weight 50%", "2 rules together, up to 15. What they give counts for 50%: 20 points are 10. In all it can give 0 to 10.5 points.")]
    [InlineData("score s { every 7 days without visited since created => -$05 down to -40 }", "every 7 days without visited since created => -5 down to -40", "-5 points for each whole 7 days without 'visited', counted from 'created' where there was none, down to -40. In all it can give -40 to 0 points.")]
    [InlineData("score s { match industry { software => +$05; otherwise => 0 } }", "match industry", "The first of 2 arms that fits gives its points. In all it can give 0 to 5 points.")]
    public void Rules_tell_what_they_contribute_and_can_reach(string text, string code, string sentences) => Assert.Equal((code, sentences), Hover(text));

    [Theory]
    [InlineData("segment s when title has w$0ord \"VP\"", "has word", "The text has this word")]
    [InlineData("segment s when visited an$0d big", "and", "Both sides hold.")]
    [InlineData("segment s w$0hen big", "when CONDITION", "What must hold.")]
    [InlineData("score s { ea$0ch visited => +5 }", "each visited => +5", "Gives points for every")]
    [InlineData("score s { each dist$0inct page of visited => +5 }", "distinct", "Each value of a property")]
    [InlineData("score s { every 7 days without visited si$0nce created => -5 }", "every 7 days without visited since created => -5", "-5 points for each")]
    [InlineData("segment s when b$0ig", "define big = employees >= 500", "")]
    [InlineData("seg$0ment s when email is known", "segment NAME when CONDITION", "Leads that belong together")]
    [InlineData("segment s when email is kn$0own", "known", "The field has a value.")]
    [InlineData("segment s when count o$0f visited > 5", "count of", "`count of EVENT`: How often something happened.")]
    [InlineData("segment s when gra$0de is A", "bands grade: A, B, C", "- A: no lead gets here\n- B: no lead gets here\n- C: 0 to 20")]
    public void Words_tell_what_they_mean(string text, string code, string beginning)
    {
        var (shown, sentences) = Hover(text);

        Assert.Equal(code, shown);
        Assert.StartsWith(beginning, sentences, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_bands_tell_their_scores() => Assert.Equal(("hot >= 5", "Scores: 5 to 20."), Hover("bands b of fit { h$0ot >= 5; cold otherwise }"));

    [Theory]
    [InlineData("segment s when industry s$0oftware")]
    [InlineData("segment s when title is \"with$0in\"")]
    [InlineData("segment s when title is missi$0ng2")]
    public void Values_are_no_words_of_the_language(string text) => Assert.Equal(("", ""), Hover(text));

    [Fact]
    public void Every_word_has_a_sentence_and_a_short_example()
    {
        Assert.All(LanguageForms.All, form =>
        {
            Assert.EndsWith(".", form.Meaning, StringComparison.Ordinal);
            Assert.InRange(form.Example.Length, 1, 95);
            Assert.Contains(form.Head, form.Example, StringComparison.Ordinal);
            Assert.All(form.Parts.Where(LanguageForm.IsSlot).Where(s => form.HelpsTyping), s => Assert.NotEqual("", LanguageForm.Describe(s)));
        });
    }

    [Fact]
    public void Examples_are_lines_of_the_language()
    {
        foreach (var form in LanguageForms.All)
        {
            string[] places = [form.Example, $"score x {{ {form.Example} }}", $"score x {{ {form.Example} => +1 }}", $"lead {{ {form.Example} }}", $"test \"t\" {{ {form.Example} }}", $"score x {{ match a {{ {form.Example} }} }}"];

            Assert.True(
                places.Any(p => Check.In(p).Snapshot.TreeOf("model.score")?.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error) == true), form.Example);
        }
    }

    private static (string Code, string Text) Hover(string text)
    {
        var check = Check.InModel(text);
        return Hovering.Find(check.Snapshot, check.Path, check.Offset) is { } hover ? (hover.Code, hover.Text) : ("", "");
    }
}
