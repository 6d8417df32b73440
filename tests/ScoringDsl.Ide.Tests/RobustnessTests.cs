using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Actions;
using ScoringDsl.Ide.Completion;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Tests;

/// <summary>Whatever state a text is in while it is typed, every feature answers, and what it answers lies in the text.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData("b2b-saas/model.score")]
    [InlineData("library/accounts.score")]
    [InlineData("library/product-lines.score")]
    public void Every_feature_answers_wherever_a_text_breaks_off(string sample)
    {
        var text = File.ReadAllText(Check.SamplePath(sample)).ReplaceLineEndings("\n");

        // A prime step meets words at their beginnings, middles and ends.
        for (var end = 0; end <= text.Length; end += 127)
        {
            AskEverything(text[..end], end);
        }
    }

    [Fact]
    public void Every_feature_answers_in_texts_with_random_cuts()
    {
        var random = new Random(11);
        var text = File.ReadAllText(Check.SamplePath("library/accounts.score")).ReplaceLineEndings("\n");
        for (var i = 0; i < 60; i++)
        {
            var cut = text;
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                var start = random.Next(cut.Length);
                cut = cut.Remove(start, Math.Min(random.Next(1, 15), cut.Length - start)).Insert(start, random.Next(4) switch { 0 => "\"", 1 => "{", 2 => "within ", _ => "" });
            }

            AskEverything(cut, random.Next(cut.Length));
        }
    }

    private static void AskEverything(string text, int offset)
    {
        const string path = "model.score";
        var snapshot = IdeSnapshot.Create(new MemoryFileReader(), []).With(new OpenDocument(path, 1, text));
        var whole = new TextSpan(0, text.Length);
        Completions.Find(snapshot, path, offset);
        Hovering.Find(snapshot, path, offset);
        PhraseHelp.Find(snapshot, path, offset);
        Flow.Find(snapshot, path, offset);
        Flow.Feeds(snapshot, path, offset);
        Flow.FedBy(snapshot, path, offset);
        Navigation.FindReferences(snapshot, path, offset, withDeclaration: true);
        Outline.Find(snapshot, path);
        SemanticColours.Find(snapshot, path);
        Folding.Find(snapshot, path);
        TestCases.Find(snapshot, path);
        Assert.All(InlayHints.Find(snapshot, path, whole, new(true, true), new ReachHints()), h => Assert.InRange(h.Offset, 0, text.Length));
        Assert.All(CodeLenses.Find(snapshot, path, ModelFigures.None), l => Assert.InRange(l.Span.End, 0, text.Length));
        Assert.All(TypingFormat.Find(snapshot, path, offset, '\n').AddRange(TypingFormat.Find(snapshot, path, offset, '}')), e => Assert.InRange(e.Span.End, 0, text.Length));
        var line = new SourceText(path, text).GetLine(new SourceText(path, text).GetPosition(offset).Line);
        foreach (var action in CodeActions.Find(snapshot, path, new TextSpan(offset, 0)).Concat(CodeActions.Find(snapshot, path, line)))
        {
            Assert.All(action.GetEdits().Edits, e => Assert.InRange(e.Place.Span.End, 0, text.Length));
        }
    }
}
