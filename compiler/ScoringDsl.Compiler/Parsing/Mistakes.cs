using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
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
        for (var i = 0; i < list.Tokens.Count; i++)
        {
            var token = list.Tokens[i];
            var before = i == 0 ? null : list.Tokens[i - 1];
            if (before is { Type: ScoringLexer.MINUS } && token.Type == ScoringLexer.MINUS && IsComment(list, i))
            {
                // Two signs in a row read as a sign twice; between blanks they begin a note.
                before.Type = ScoringLexer.UNKNOWN;
                token.Type = ScoringLexer.UNKNOWN;
            }

            var at = new DiagnosticBuilder(list.Source, token.Span);
            var text = token.Characters;
            var (diagnostic, meant) = token.Type switch
            {
                ScoringLexer.OTHER_ARROW => (at.OtherArrow(token.Text), ScoringLexer.ARROW),
                ScoringLexer.OTHER_QUOTES => (at.OtherQuotes(text[1..^1].ToString()), ScoringLexer.STRING),
                ScoringLexer.UNCLOSED_STRING => (Unclosed(at, token, before), ScoringLexer.STRING),
                ScoringLexer.UNCLOSED_NAME => (at.UnclosedName(), ScoringLexer.QUOTED_NAME),
                ScoringLexer.UNCLOSED_COMMENT => (at.UnclosedComment(), ScoringLexer.UNCLOSED_COMMENT),
                ScoringLexer.NUMBER_WORD => (NumberWord(at, token, before, FirstOfLine(list, i)), ScoringLexer.STRING),
                _ => default((Diagnostic?, int)),
            };

            if (diagnostic is not null)
            {
                errors.Add(diagnostic, token);
                token.Type = meant;
            }
        }
    }

    private static bool IsComment(TokenList list, int second)
    {
        var (first, token) = (list.Tokens[second - 1], list.Tokens[second]);
        var next = second + 1 < list.Tokens.Count ? list.Tokens[second + 1] : null;
        return token.StartIndex == first.EndIndex && first.TriviaCount > 0 && next is { TriviaCount: > 0 };
    }

    private static ScoreToken FirstOfLine(TokenList list, int index)
    {
        while (index > 0 && !list.Tokens[index].LineBreakBefore)
        {
            index--;
        }

        return list.Tokens[index];
    }

    /// <summary>A quotation mark without its partner: the closing one is missing, or, right after a word, the opening one.</summary>
    private static Diagnostic Unclosed(DiagnosticBuilder at, ScoreToken token, ScoreToken? before)
    {
        if (before is { Type: ScoringLexer.WORD } && before.EndIndex == token.StartIndex)
        {
            return (at with { Span = before.Span.Cover(new TextSpan(token.StartIndex, 1)) }).UnopenedText(before.StartIndex);
        }

        // What comes after an arrow is no part of the text.
        var text = token.Characters;
        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        return at.UnclosedText(token.StartIndex + text[..(arrow > 0 ? arrow : text.Length)].TrimEnd().Length);
    }

    /// <summary>
    /// A number that runs into a word: with its unit (<c>30days</c>), a count (<c>5x</c>), thousands (<c>40k</c>), a name (<c>2nd_phone text</c>)
    /// or a value that needs quotes (<c>2fa</c>).
    /// </summary>
    private static Diagnostic NumberWord(DiagnosticBuilder at, ScoreToken token, ScoreToken? before, ScoreToken firstOfLine)
    {
        var text = token.Text;
        var length = 0;
        while (length < text.Length && text[length] is (>= '0' and <= '9') or '.')
        {
            length++;
        }

        var (number, word) = (text[..length], text[length..]);
        return word switch
        {
            _ when TimeUnits.Contains(word) => at.NumberTouchesUnit(number, word),
            "x" or "X" => at.WrittenAs(firstOfLine.Type == ScoringLexer.EVENT ? $"times {number}" : $">= {number}"),
            "k" or "K" when before?.Type is ScoringLexer.COMPARE or ScoringLexer.EQUALS or ScoringLexer.DOT_DOT && !number.Contains('.', StringComparison.Ordinal) =>
                at.WrittenAs($"{number}_000"),
            _ when token.LineBreakBefore || before?.Type is ScoringLexer.OPEN_BRACE or ScoringLexer.SEMICOLON or (>= ScoringLexer.LIST and <= ScoringLexer.OUTCOME) =>
                at.NameWithDigit(text),
            _ => at.WordWithDigit(text),
        };
    }
}
