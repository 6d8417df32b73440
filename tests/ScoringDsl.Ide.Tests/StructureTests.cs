using System.Text;
using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Tests;

public sealed class StructureTests
{
    private const string Text =
        """
        // Who they are,
        // and what they do.
        model "Outline" version 2
        lead {
          email email
          employees number
        }
        event opened email { kind text subject }
        /// Their interest.
        score interest {
          decay half-life 30 days
          "Opens": each opened email => +1 up to 10
          group "Size" up to 15 {
            employees >= 100
              and email is known => +10
            match employees { > 20 => +5; otherwise => 0 }
          }
        }
        segment big when employees > 100
        test "one" { as of 2025-06-01; expect interest is 0 }
        """;

    [Fact]
    public void The_outline_shows_scores_groups_and_rules()
    {
        var check = Check.In(Text);
        var shown = new StringBuilder();
        foreach (var entry in Outline.Find(check.Snapshot, check.Path))
        {
            Show(entry, 0);
        }

        ScoringDsl.Tests.Snapshot.Match(shown.ToString());

        void Show(OutlineEntry entry, int depth)
        {
            shown.Append(' ', depth * 2).Append(entry.Kind).Append(' ').Append(entry.Name).Append(entry.Detail is null ? "" : $" ({entry.Detail})").Append('\n');
            foreach (var child in entry.Children)
            {
                Show(child, depth + 1);
            }
        }
    }

    [Fact]
    public void Blocks_and_comments_fold() => Assert.Equal(
        ["0-1 comment", "3-5", "9-16", "12-15"],
        Folding.Find(Check.In(Text).Snapshot, "model.score").Select(f => $"{f.FirstLine}-{f.LastLine}{(f.IsComment ? " comment" : "")}"));

    [Fact]
    public void Selections_grow_from_the_word_to_the_file()
    {
        var check = Check.In("model \"m\"\nlead { employees number; email email }\nsegment s when employees >= 1$00 and email is known\n");
        var source = check.Snapshot.TreeOf(check.Path)?.Source;

        Assert.Equal(
            ["10", "employees >= 10", "employees >= 10 and email is known", "segment s when employees >= 10 and email is known"],
            Selecting.Find(check.Snapshot, check.Path, check.Offset).Select(s => source?.ToString(s)).Take(5).Where(s => s != ">= 10"));
    }

    [Fact]
    public void Colours_tell_names_from_words_and_never_overlap()
    {
        var check = Check.InModel("segment s when opened email newsletter and employees >= 5 // who\n");
        var source = check.Snapshot.TreeOf(check.Path)?.Source;
        var spans = SemanticColours.Find(check.Snapshot, check.Path);

        Assert.True(spans.Zip(spans.Skip(1)).All(p => p.First.Span.End <= p.Second.Span.Start));
        Assert.Equal(
            ["segment Keyword declared", "s Result declared", "when Keyword", "opened Event", "email Event", "newsletter Value", "and Keyword", "employees Field", ">= Operator", "5 Number", "// who Comment"],
            spans.TakeLast(11).Select(s => $"{source?.ToString(s.Span)} {s.Kind}{(s.IsDeclaration ? " declared" : "")}"));
    }

    [Theory]
    [InlineData("segment s when email is known", "segment:Keyword s:Result when:Keyword email:Field is:Keyword known:Keyword")]
    [InlineData("segment s when email is not malformed", "segment:Keyword s:Result when:Keyword email:Field is:Keyword not:Keyword malformed:Keyword")]
    [InlineData("segment s when email domain gmail", "segment:Keyword s:Result when:Keyword email:Field domain:Keyword gmail:Value")]
    [InlineData("segment s when title is domain", "segment:Keyword s:Result when:Keyword title:Field is:Keyword domain:Value")]
    [InlineData("segment s when opted_in or excluded", "segment:Keyword s:Result when:Keyword opted_in:Field or:Keyword excluded:Keyword")]
    [InlineData("segment s when visited before 2025-01-01", "segment:Keyword s:Result when:Keyword visited:Event before:Keyword 2025-01-01:Number")]
    [InlineData("account { missing text missing \"-\" }", "account:Keyword missing:Field text:Type missing:Keyword \"-\":Text")]
    [InlineData("account { id text key; kind one of a, b; tags list of text }",
        "account:Keyword id:Field text:Type key:Modifier kind:Field one:Type of:Type a:Value b:Value tags:Field list:Type of:Type text:Type")]
    public void Words_that_are_no_names_are_keywords_types_or_values(string text, string expected)
    {
        var check = Check.InModel(text + "\n");
        var source = check.Snapshot.TreeOf(check.Path)?.Source;
        var start = source?.Text.LastIndexOf(text, StringComparison.Ordinal);

        Assert.Equal(
            expected,
            string.Join(' ', SemanticColours.Find(check.Snapshot, check.Path).Where(s => s.Span.Start >= start).Select(s => $"{source?.ToString(s.Span)}:{s.Kind}")));
    }

    [Fact]
    public void Imports_and_lists_are_links() => Assert.Equal(
        ["folder/crm.score", "rivals.csv"],
        Links.Find(Check.In("model \"m\"\nimport \"folder/crm.score\"\nlist rivals from \"rivals.csv\" column \"domain\"\n").Snapshot, "model.score").Select(l => l.Target));
}
