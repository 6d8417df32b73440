using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>Formats what was finished by a line break or a closing brace, and leaves the cursor's own line as it is typed.</summary>
public static class TypingFormat
{
    /// <summary>The edits after a character was typed, in the order of the text; none in a declaration with syntax errors.</summary>
    /// <param name="snapshot">The workspace.</param>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where the cursor is now, behind what was typed.</param>
    /// <param name="typed">The character: a line break or <c>}</c>.</param>
    public static ImmutableArray<TextEdit> Find(IdeSnapshot snapshot, string path, int offset, char typed)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var source = tree.Source;
        var line = source.GetPosition(offset).Line;
        var last = typed == '\n' ? line - 1 : line;
        if (last < 0)
        {
            return [];
        }

        // The statement that ends in that line, and its own lines alone: a block's brace finishes what stands within too.
        var end = source.GetLine(last).End;
        var nodes = TokenFinder.NodesAt(tree.Root, LastCharacter(source, source.GetLine(last)));
        var statement = nodes.LastOrDefault(n => n is StatementSyntax && n.Span.End <= end && n.Span.End >= source.GetLine(last).Start);
        if (nodes.OfType<StatementSyntax>().FirstOrDefault() is not { } declaration)
        {
            return [];
        }

        // The declaration is formatted by itself: what is wrong elsewhere in the file does not matter.
        var start = source.GetLine(source.GetPosition(declaration.Span.Start).Line).Start;
        var alone = SyntaxTree.Parse(new SourceText(source.Path, source.Text[start..Math.Max(end, declaration.Span.End)]));
        var first = statement is null ? last : source.GetPosition(statement.Span.Start).Line;
        var span = TextSpan.FromBounds(source.GetLine(first).Start, end);

        // Nothing at the cursor or behind it, and no line breaks: the cursor stays where the hand expects it.
        var most = typed == '\n' ? end : offset;
        return
        [
            .. Formatter.GetEdits(alone, new TextSpan(span.Start - start, span.Length))
                .Select(e => e with { Span = new TextSpan(e.Span.Start + start, e.Span.Length) })
                .Where(e => e.Span.Start >= span.Start && e.Span.End <= most && !(e.Span.End == most && e.Span.Length == 0 && typed == '}')
                    && !e.NewText.Contains('\n', StringComparison.Ordinal) && !source.ToString(e.Span).Contains('\n', StringComparison.Ordinal)),
        ];
    }

    private static int LastCharacter(SourceText source, TextSpan line)
    {
        var end = line.End;
        while (end > line.Start && char.IsWhiteSpace(source.Text[end - 1]))
        {
            end--;
        }

        return Math.Max(line.Start, end - 1);
    }
}
