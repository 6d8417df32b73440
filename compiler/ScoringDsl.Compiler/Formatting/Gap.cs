using System.Collections.Immutable;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>A comment as it is printed: without blanks at its end, line breaks inside as <c>\n</c>.</summary>
/// <param name="Text">The comment with its slashes.</param>
/// <param name="LineBreaksBefore">How many line breaks stand between it and the token or comment before.</param>
internal readonly record struct Comment(string Text, int LineBreaksBefore);

/// <summary>What stands between two tokens: comments and line breaks.</summary>
/// <param name="Comments">The comments in order.</param>
/// <param name="LineBreaks">How many line breaks stand between the last comment, or else the token before, and the token after.</param>
internal sealed record Gap(ImmutableArray<Comment> Comments, int LineBreaks)
{
    public static readonly Gap Empty = new([], 0);

    /// <summary>Whether a line ends somewhere in the gap; a comment over several lines ends none.</summary>
    public bool HasLineBreak => LineBreaks > 0 || Comments.Any(c => c.LineBreaksBefore > 0);

    public static Gap Of(IReadOnlyCollection<SyntaxTrivia> trivia)
    {
        if (trivia.Count == 0)
        {
            return Empty;
        }

        var comments = ImmutableArray.CreateBuilder<Comment>();
        var lineBreaks = 0;
        foreach (var stretch in trivia)
        {
            switch (stretch.Kind)
            {
                case TriviaKind.Whitespace:
                    break;

                case TriviaKind.NewLine:
                    lineBreaks++;
                    break;

                default:
                    comments.Add(new Comment(TextOf(stretch), lineBreaks));
                    lineBreaks = 0;
                    break;
            }
        }

        return new Gap(comments.ToImmutable(), lineBreaks);
    }

    private static string TextOf(SyntaxTrivia comment) =>
        comment.Kind == TriviaKind.BlockComment ? comment.Text.ReplaceLineEndings("\n") : comment.Text.TrimEnd();
}
