using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Where one of the parser's tokens lies.</summary>
/// <param name="FullStart">Where the trivia before it begins.</param>
/// <param name="Start">Where its text begins.</param>
/// <param name="End">Just past its last character.</param>
/// <param name="Type">Its type after all filters.</param>
internal readonly record struct TokenOutline(int FullStart, int Start, int End, int Type)
{
    /// <summary>The same so much further on.</summary>
    public TokenOutline MovedBy(int distance) => new(FullStart + distance, Start + distance, End + distance, Type);
}

/// <summary>A top-level statement, or a line of a score's or group's block.</summary>
/// <param name="First">The index of its first token.</param>
/// <param name="End">The index just past its last token, which is its <c>END</c>.</param>
/// <param name="BodyStart">The index just past the brace that opens its block of rules, or -1.</param>
/// <param name="Syntax">What was read.</param>
/// <param name="IsTopLevel">Whether it is a statement of the file.</param>
internal sealed record KnownStatement(int First, int End, int BodyStart, StatementSyntax Syntax, bool IsTopLevel)
{
    /// <summary>Whether nothing was wrong in it or right beside it.</summary>
    public bool IsSound { get; init; }

    /// <summary>Whether nothing was wrong in what stands before its block.</summary>
    public bool HasSoundHead { get; init; }
}

/// <summary>What is kept of a parse, so that a text that differs from it in one stretch need not be read from scratch.</summary>
/// <param name="Source">The text.</param>
/// <param name="Tokens">The tokens as the parser read them.</param>
/// <param name="Statements">The statements, each before those in its block.</param>
internal sealed record KnownParse(SourceText Source, TokenOutline[] Tokens, KnownStatement[] Statements);
