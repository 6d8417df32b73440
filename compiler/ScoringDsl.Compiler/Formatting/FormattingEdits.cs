using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Finds the small edits that lead from a file to its formatted text: those of the stretches between tokens, and of single tokens.</summary>
internal static class FormattingEdits
{
    /// <summary>The edits in the order of the text.</summary>
    public static ImmutableArray<TextEdit> Between(SyntaxTree tree, string formatted)
    {
        var before = TokensOf(tree);
        var after = TokensOf(SyntaxTree.Parse(new SourceText(tree.Source.Path, formatted)));
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var (oldEnd, newEnd) = (0, 0);
        for (int i = 0, j = 0; i < before.Count && j < after.Count; i++, j++)
        {
            // 'count of' is left out where it says nothing.
            if (IsCountOf(before[i]) && !IsCountOf(after[j]))
            {
                i++;
            }

            Compare(TextSpan.FromBounds(oldEnd, before[i].Span.Start), formatted[newEnd..after[j].Span.Start]);
            Compare(before[i].Span, after[j].Text);
            (oldEnd, newEnd) = (before[i].Span.End, after[j].Span.End);
        }

        return edits.ToImmutable();

        void Compare(TextSpan span, string text)
        {
            var old = tree.Source.Text.AsSpan(span.Start, span.Length);
            if (old.SequenceEqual(text))
            {
                return;
            }

            var same = old.CommonPrefixLength(text);
            var sameAtEnd = 0;
            while (sameAtEnd < Math.Min(old.Length, text.Length) - same && old[^(sameAtEnd + 1)] == text[^(sameAtEnd + 1)])
            {
                sameAtEnd++;
            }

            edits.Add(new TextEdit(new TextSpan(span.Start + same, span.Length - same - sameAtEnd), text[same..^sameAtEnd]));
        }
    }

    private static bool IsCountOf(SyntaxToken token) => token.Kind == TokenKind.WordOperator && token.Text[0] is 'c' or 'C';

    /// <summary>All tokens but semicolons.</summary>
    private static List<SyntaxToken> TokensOf(SyntaxTree tree)
    {
        var tokens = new List<SyntaxToken>();
        Collect(tree.Root, tokens);
        return tokens;
    }

    private static void Collect(SyntaxNode node, List<SyntaxToken> tokens)
    {
        foreach (var child in node.Children)
        {
            if (child is SyntaxNode inner)
            {
                Collect(inner, tokens);
            }
            else if (child is SyntaxToken token && token is not { Kind: TokenKind.Punctuation, Text: ";" })
            {
                tokens.Add(token);
            }
        }
    }
}
