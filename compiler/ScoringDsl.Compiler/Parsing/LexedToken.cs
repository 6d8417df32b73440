using Antlr4.Runtime;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// What the lexer read last. The lexer makes no token of its own for each stretch: half of them are blanks, and what the parser sees is
/// made by <see cref="TokenReader"/>.
/// </summary>
internal sealed class LexedToken : IToken, ITokenFactory
{
    public int Type { get; private set; }

    /// <summary>The offset of the first character.</summary>
    public int StartIndex { get; private set; }

    /// <summary>The offset of the last character.</summary>
    public int StopIndex { get; private set; }

    public string Text => "";

    public int Line => 0;

    public int Column => 0;

    public int Channel => Lexer.DefaultTokenChannel;

    public int TokenIndex => -1;

    public ITokenSource? TokenSource => null;

    public ICharStream? InputStream => null;

    public IToken Create(Tuple<ITokenSource, ICharStream> origin, int type, string text, int channel, int start, int stop, int line, int charPositionInLine)
    {
        Type = type;
        StartIndex = start;
        StopIndex = stop;
        return this;
    }

    public IToken Create(int type, string text) => throw new NotSupportedException("The lexer reads its tokens out of a text.");
}
