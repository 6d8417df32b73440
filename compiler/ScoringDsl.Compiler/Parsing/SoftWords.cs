using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// The last token filter: turns soft words that are out of their place into plain words, so that fields may be called
/// <c>rating</c>, <c>segment</c>, <c>event</c>, <c>source</c> or <c>stage</c>. Declaration words count only as the first word of a
/// statement in their kind of block, the others only beside what they belong to.
/// </summary>
internal sealed class SoftWords
{
    private readonly List<ScoreToken> _tokens;
    private readonly Stack<Block> _blocks = new([Block.File]);

    /// <summary>The type of the first token of the statement, after this filter.</summary>
    private int _first;

    private SoftWords(TokenList list) => _tokens = list.Tokens;

    private enum Block
    {
        File,
        Test,
        Other,
    }

    public static void Apply(TokenList list) => new SoftWords(list).Run();

    private void Run()
    {
        var previous = ScoringLexer.END;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            var next = i + 1 < _tokens.Count ? _tokens[i + 1].Type : ScoringLexer.Eof;
            var starts = previous is ScoringLexer.END or ScoringLexer.OPEN_BRACE;
            if (IsSoft(token.Type) && !IsInPlace(token.Type, previous, next, starts))
            {
                token.Type = ScoringLexer.WORD;
            }

            if (starts)
            {
                _first = token.Type;
            }

            if (token.Type == ScoringLexer.OPEN_BRACE)
            {
                _blocks.Push(_blocks.Peek() == Block.File && _first == ScoringLexer.TEST ? Block.Test : Block.Other);
            }
            else if (token.Type == ScoringLexer.CLOSE_BRACE)
            {
                _blocks.Pop();
            }

            previous = token.Type;
        }
    }

    private static bool IsSoft(int type) => type is >= ScoringLexer.MODEL and <= ScoringLexer.UNIT;

    private bool IsInPlace(int type, int previous, int next, bool starts)
    {
        var block = _blocks.Peek();
        var inTestEvent = block == Block.Test && _first == ScoringLexer.EVENT && !starts;
        return type switch
        {
            ScoringLexer.EXPECT => starts && block == Block.Test,
            ScoringLexer.LEAD or ScoringLexer.ACCOUNT or ScoringLexer.EVENT when block == Block.Test => starts,
            ScoringLexer.GROUP => starts && block != Block.Test && next is ScoringLexer.STRING or ScoringLexer.OPEN_BRACE,
            ScoringLexer.MATCH => (starts || previous == ScoringLexer.COLON) && block != Block.Test && BeginsExpression(next),
            <= ScoringLexer.TEST => block == Block.File && (starts || previous == ScoringLexer.ACCOUNT),
            ScoringLexer.AT => inTestEvent && next is ScoringLexer.DATE or ScoringLexer.STRING or ScoringLexer.NUMBER,
            ScoringLexer.BEFORE => !starts && next is ScoringLexer.DATE or ScoringLexer.STRING or ScoringLexer.NUMBER,
            ScoringLexer.FROM => !starts && next == ScoringLexer.STRING,
            ScoringLexer.GIVES => _first == ScoringLexer.EXPECT && previous == ScoringLexer.STRING,
            ScoringLexer.ID => inTestEvent && next == ScoringLexer.STRING,
            ScoringLexer.MISSING => !starts && previous != ScoringLexer.IS && next == ScoringLexer.STRING,
            ScoringLexer.TIMES => previous == ScoringLexer.NUMBER || (inTestEvent && next == ScoringLexer.NUMBER),
            ScoringLexer.UNIT => previous == ScoringLexer.NUMBER,
            _ => false,
        };
    }

    private static bool BeginsExpression(int type) => type switch
    {
        >= ScoringLexer.COUNT_OF and <= ScoringLexer.DAYS_SINCE => true,
        >= ScoringLexer.MODEL and <= ScoringLexer.NUMBER => true,
        ScoringLexer.MOST or ScoringLexer.OPEN_PAREN or ScoringLexer.TOO_DEEP => true,
        _ => false,
    };
}
