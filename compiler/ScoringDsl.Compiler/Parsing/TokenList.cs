using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>A stretch of trivia; its text is made only when the tree is.</summary>
internal readonly record struct TriviaStretch(TriviaKind Kind, int Start, int End);

/// <summary>The tokens of a text, the last one the end of the file, with the trivia between them.</summary>
internal sealed class TokenList(SourceText source, List<ScoreToken> tokens, List<TriviaStretch> trivia)
{
    public SourceText Source { get; } = source;

    /// <summary>The tokens; each filter replaces the list.</summary>
    public List<ScoreToken> Tokens { get; set; } = tokens;

    public List<TriviaStretch> Trivia { get; } = trivia;
}
