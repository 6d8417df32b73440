using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// A token on its way from the lexer to the parser: smaller than ANTLR's own, and with what the filters ask about the stretch
/// before it. The filters may change its type.
/// </summary>
internal sealed class ScoreToken(SourceText source, int type, int start, int stop) : IToken
{
    public int Type { get; set; } = type;

    /// <summary>The offset of the first character.</summary>
    public int StartIndex { get; } = start;

    /// <summary>The offset of the last character; before the first one where the token has no text.</summary>
    public int StopIndex { get; } = stop;

    /// <summary>The place among the tokens that the parser sees.</summary>
    public int TokenIndex { get; set; } = -1;

    /// <summary>The place among all tokens, those included that the parser does not see as their statement is known.</summary>
    public int Place { get; set; } = -1;

    /// <summary>The statement that this token stands for, or null.</summary>
    public ParseReuse.Reused? StandsFor { get; init; }

    /// <summary>The trivia before the token, as a stretch of <see cref="TokenList.Trivia"/>.</summary>
    public int FirstTrivia { get; init; }

    public int TriviaCount { get; init; }

    /// <summary>Whether a line break stands between the token before and this one.</summary>
    public bool LineBreakBefore { get; init; }

    /// <summary>Whether a comment stands between the token before and this one.</summary>
    public bool CommentBefore { get; init; }

    /// <summary>For a parenthesis: whether its partner is there.</summary>
    public bool HasPartner { get; set; }

    /// <summary>The offset just past the last character.</summary>
    public int EndIndex => StopIndex + 1;

    public TextSpan Span => TextSpan.FromBounds(StartIndex, EndIndex);

    public ReadOnlySpan<char> Characters => source.Text.AsSpan(StartIndex, EndIndex - StartIndex);

    public string Text => source.Text[StartIndex..EndIndex];

    public int Line => source.GetPosition(StartIndex).Line + 1;

    public int Column => source.GetPosition(StartIndex).Column;

    public int Channel => Lexer.DefaultTokenChannel;

    public ITokenSource? TokenSource => null;

    public ICharStream? InputStream => null;

    /// <summary>One token over the text of this one and those up to <paramref name="last"/>.</summary>
    public ScoreToken MergeThrough(ScoreToken last, int type) => new(source, type, StartIndex, last.StopIndex)
    {
        FirstTrivia = FirstTrivia,
        TriviaCount = TriviaCount,
        LineBreakBefore = LineBreakBefore,
        CommentBefore = CommentBefore,
    };

    /// <summary>A token without text, just after this one.</summary>
    public ScoreToken VirtualAfter(int type) => new(source, type, EndIndex, StopIndex);

    public override string ToString() => $"{Interval.Of(StartIndex, StopIndex)} {Type} '{Text}'";
}
