using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>A token in canonical form.</summary>
/// <param name="Token">The token.</param>
/// <param name="Text">Its text: keywords in lower case, all else as written.</param>
/// <param name="Gap">What stands before it.</param>
/// <param name="SpaceBefore">Whether a blank stands before it where it does not begin a line.</param>
/// <param name="BreakBefore">How well a line can break before it: the lower the better, <see cref="NoBreak"/> for not at all.</param>
internal sealed record Piece(SyntaxToken Token, string Text, Gap Gap, bool SpaceBefore, int BreakBefore)
{
    public const int NoBreak = int.MaxValue;

    /// <summary>Whether the line must break before it, because the two words on one line would be an operator.</summary>
    public bool MustBreakBefore { get; init; }
}

/// <summary>A line of the model: a statement, field, band, arm, …; its block if it has one.</summary>
/// <param name="node">What it is.</param>
internal sealed class Statement(SyntaxNode node)
{
    public SyntaxNode Node { get; } = node;

    /// <summary>Its tokens, up to and with the opening brace of its block.</summary>
    public List<Piece> Pieces { get; } = [];

    public Block? Block { get; set; }
}

/// <summary>The statements between two braces.</summary>
internal sealed class Block
{
    public List<Statement> Statements { get; } = [];

    /// <summary>What stands before the closing brace.</summary>
    public Gap BeforeEnd { get; set; } = Gap.Empty;

    /// <summary>Whether it was written on one line.</summary>
    public bool IsOnOneLine { get; set; }
}
