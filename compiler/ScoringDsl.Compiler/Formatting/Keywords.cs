using System.Text;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Finds the words that are names to the lexer and keywords in their place, such as <c>range</c>, <c>key</c> and <c>days</c>.</summary>
internal static class Keywords
{
    private static readonly string[] ValueWords = ["known", "missing", "valid", "malformed", "gibberish"];

    /// <summary>Adds the keywords among the tokens of a node, and those of its parts that only this node can tell.</summary>
    public static void AddOf(SyntaxNode node, HashSet<SyntaxToken> found)
    {
        switch (node)
        {
            case ModelDeclarationSyntax or EventColumnSyntax or BecauseSyntax or GroupSyntax or PerPeriodClauseSyntax or DecayClauseSyntax
                or WindowSyntax or AtLeastTailSyntax or AggregateSyntax or TestEventSyntax or GivesExpectationSyntax or ExpectSyntax:
                AddWords(node, found, []);
                break;

            case DurationSyntax duration:
                found.Add(duration.Unit);
                break;

            case FieldDeclarationSyntax field:
                AddWords(node, found, [field.Name, .. field.Values]);
                break;

            case ListDeclarationSyntax list:
                AddWords(node, found, [list.Name, .. list.Values]);
                break;

            case ScoreDeclarationSyntax score:
                AddWords(node, found, score.FamilyVariable is null ? [score.Name] : [score.Name, score.FamilyVariable]);
                break;

            case IsTailSyntax { Value: PhraseSyntax value }:
                AddValueWord(value, found);
                break;

            case ValuesPatternSyntax { Values: [PhraseSyntax value] }:
                AddValueWord(value, found);
                break;

            case HandoffExpectationSyntax or ExcludedExpectationSyntax or ReasonExpectationSyntax when node.FirstToken is { } first:
                found.Add(first);
                break;
        }
    }

    private static void AddWords(SyntaxNode node, HashSet<SyntaxToken> found, ReadOnlySpan<SyntaxToken> names)
    {
        foreach (var child in node.Children)
        {
            if (child is SyntaxToken { Kind: TokenKind.Word } word && !names.Contains(word))
            {
                found.Add(word);
            }
        }
    }

    /// <summary>After <c>is</c> these words are never a text: as one they stand in quotes.</summary>
    private static void AddValueWord(PhraseSyntax value, HashSet<SyntaxToken> found)
    {
        if (value.Parts is [{ Member: null, Index: null, Token: { Kind: TokenKind.Word } word }]
            && ValueWords.Any(known => Ascii.EqualsIgnoreCase(known, word.Text)))
        {
            found.Add(word);
        }
    }
}
