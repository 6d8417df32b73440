using Antlr4.Runtime;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Lets the lexer make <see cref="ScoreToken"/>s.</summary>
internal sealed class ScoreTokenFactory(SourceText source) : ITokenFactory
{
    public IToken Create(Tuple<ITokenSource, ICharStream> origin, int type, string text, int channel, int start, int stop, int line, int charPositionInLine) =>
        new ScoreToken(source, type, start, stop);

    public IToken Create(int type, string text) => new ScoreToken(source, type, 0, -1);
}
