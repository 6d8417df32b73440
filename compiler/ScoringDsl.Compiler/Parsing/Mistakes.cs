using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// Reports the tokens that the lexer reads only in order to name them (other quotation marks, other arrows, texts never closed), and
/// hands them on as what was meant, so that the rest of the statement is still read.
/// </summary>
internal static class Mistakes
{
    public static void Apply(TokenList list, SyntaxErrors errors)
    {
        foreach (var token in list.Tokens)
        {
            var at = new DiagnosticBuilder(list.Source, token.Span);
            var text = token.Characters;
            var (diagnostic, meant) = token.Type switch
            {
                ScoringLexer.OTHER_ARROW => (at.OtherArrow(token.Text), ScoringLexer.ARROW),
                ScoringLexer.OTHER_QUOTES => (at.OtherQuotes(text[1..^1].ToString()), ScoringLexer.STRING),
                ScoringLexer.UNCLOSED_STRING => (at.UnclosedText(text.TrimEnd().Length), ScoringLexer.STRING),
                ScoringLexer.UNCLOSED_NAME => (at.UnclosedName(), ScoringLexer.QUOTED_NAME),
                ScoringLexer.UNCLOSED_COMMENT => (at.UnclosedComment(), ScoringLexer.UNCLOSED_COMMENT),
                ScoringLexer.NUMBER_WORD => (NumberWord(at, token.Text), ScoringLexer.STRING),
                _ => default((Diagnostic?, int)),
            };

            if (diagnostic is not null)
            {
                errors.Add(diagnostic, token);
                token.Type = meant;
            }
        }
    }

    /// <summary>A number that runs into a word: with its unit (<c>30days</c>), or a value that needs quotes (<c>2fa</c>).</summary>
    private static Diagnostic NumberWord(DiagnosticBuilder at, string text)
    {
        var length = 0;
        while (length < text.Length && text[length] is (>= '0' and <= '9') or '.')
        {
            length++;
        }

        var word = text[length..];
        return TimeUnits.Contains(word) ? at.NumberTouchesUnit(text[..length], word) : at.WordWithDigit(text);
    }
}
