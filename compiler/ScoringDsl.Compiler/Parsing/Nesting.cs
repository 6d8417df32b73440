using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// The second token filter: finds the partners of parentheses, and puts one token in the place of whatever is nested deeper than
/// <see cref="MaximumDepth"/>, so that neither the parser nor any later pass can run out of stack.
/// </summary>
internal static class Nesting
{
    public const int MaximumDepth = 100;

    public static void Apply(TokenList list, SyntaxErrors errors)
    {
        FindPartners(list.Tokens);
        list.Tokens = LimitDepth(list, errors);
    }

    /// <summary>A parenthesis has its partner before the next <c>=&gt;</c>, brace or <c>;</c>, or it has none.</summary>
    private static void FindPartners(List<ScoreToken> tokens)
    {
        var open = new Stack<ScoreToken>();
        foreach (var token in tokens)
        {
            if (token.Type == ScoringLexer.OPEN_PAREN)
            {
                open.Push(token);
            }
            else if (token.Type == ScoringLexer.CLOSE_PAREN && open.TryPop(out var partner))
            {
                partner.HasPartner = true;
                token.HasPartner = true;
            }
            else if (EndsParentheses(token.Type))
            {
                open.Clear();
            }
        }
    }

    private static bool EndsParentheses(int type) => type is
        ScoringLexer.ARROW or ScoringLexer.OPEN_BRACE or ScoringLexer.CLOSE_BRACE or ScoringLexer.SEMICOLON;

    private static List<ScoreToken> LimitDepth(TokenList list, SyntaxErrors errors)
    {
        var tokens = list.Tokens;
        var result = new List<ScoreToken>(tokens.Count);
        var braces = 0;
        var parentheses = 0;
        var reported = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var type = tokens[i].Type;
            if (type is ScoringLexer.OPEN_PAREN or ScoringLexer.OPEN_BRACE && braces + parentheses == MaximumDepth)
            {
                var last = type == ScoringLexer.OPEN_BRACE ? EndOfBlock(tokens, i) : EndOfParenthesis(tokens, i);
                var skipped = tokens[i].MergeThrough(tokens[last], ScoringLexer.TOO_DEEP);
                if (!reported)
                {
                    errors.Add(new DiagnosticBuilder(list.Source, tokens[i].Span).NestedTooDeep(MaximumDepth));
                    reported = true;
                }

                errors.CoverStatementOf(skipped);
                result.Add(skipped);
                i = last;
                continue;
            }

            result.Add(tokens[i]);
            switch (type)
            {
                case ScoringLexer.OPEN_PAREN:
                    parentheses++;
                    break;
                case ScoringLexer.CLOSE_PAREN:
                    parentheses = Math.Max(0, parentheses - 1);
                    break;
                case ScoringLexer.OPEN_BRACE:
                    braces++;
                    break;
                case ScoringLexer.CLOSE_BRACE:
                    braces = Math.Max(0, braces - 1);
                    break;
            }

            // An unclosed parenthesis reaches no further than its statement.
            if (EndsParentheses(type))
            {
                parentheses = 0;
            }
        }

        return result;
    }

    private static int EndOfBlock(List<ScoreToken> tokens, int index)
    {
        var depth = 0;
        for (; index < tokens.Count - 1; index++)
        {
            depth += tokens[index].Type switch { ScoringLexer.OPEN_BRACE => 1, ScoringLexer.CLOSE_BRACE => -1, _ => 0 };
            if (depth == 0)
            {
                return index;
            }
        }

        return tokens.Count - 2;
    }

    private static int EndOfParenthesis(List<ScoreToken> tokens, int index)
    {
        var closed = tokens[index].HasPartner;
        var depth = 0;
        for (var i = index; i < tokens.Count - 1; i++)
        {
            var token = tokens[i];
            depth += token.Type switch { ScoringLexer.OPEN_PAREN => 1, ScoringLexer.CLOSE_PAREN => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }

            var next = tokens[i + 1];
            if (EndsParentheses(next.Type) || (!closed && next.LineBreakBefore))
            {
                return i;
            }
        }

        return tokens.Count - 2;
    }
}
