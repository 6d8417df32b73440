using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>What a stretch of trivia is.</summary>
public enum TriviaKind
{
    /// <summary>Blanks, tabs and a byte-order mark.</summary>
    Whitespace,

    /// <summary>One line break.</summary>
    NewLine,

    /// <summary><c>// …</c>, without its line break.</summary>
    LineComment,

    /// <summary><c>/* … */</c></summary>
    BlockComment,

    /// <summary><c>/// …</c>, documentation of what follows.</summary>
    Documentation,
}

/// <summary>Text that means nothing to the model: blanks, line breaks, comments.</summary>
public readonly record struct SyntaxTrivia(TriviaKind Kind, string Text, TextSpan Span);

/// <summary>A node or a token of a syntax tree. Immutable; knows its place in the text and no meaning.</summary>
public abstract class SyntaxElement
{
    /// <summary>The span from the first token's text to the last one's, without leading trivia.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>The span with the trivia before the first token.</summary>
    public abstract TextSpan FullSpan { get; }

    /// <summary>Writes the exact text, trivia included.</summary>
    public abstract void WriteTo(StringBuilder builder);

    /// <summary>The same element so many UTF-16 code units further on: for what stands behind a change of the text.</summary>
    internal abstract SyntaxElement MovedBy(int distance);

    /// <summary>The exact text, trivia included.</summary>
    public string ToFullString()
    {
        var builder = new StringBuilder();
        WriteTo(builder);
        return builder.ToString();
    }
}

/// <summary>One token with the trivia that stands before it.</summary>
/// <param name="kind">Its kind. Operators of several words are one token.</param>
/// <param name="text">Its text exactly as written; empty for a token that was expected and is not there.</param>
/// <param name="start">The offset of its text.</param>
/// <param name="leading">What stands between the token before and this one.</param>
public sealed class SyntaxToken(TokenKind kind, string text, int start, ImmutableArray<SyntaxTrivia> leading) : SyntaxElement
{
    /// <summary>The kind.</summary>
    public TokenKind Kind { get; } = kind;

    /// <summary>The text exactly as written.</summary>
    public string Text { get; } = text;

    /// <summary>What stands before it.</summary>
    public ImmutableArray<SyntaxTrivia> Leading { get; } = leading;

    /// <inheritdoc/>
    public override TextSpan Span { get; } = new(start, text.Length);

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(Leading.IsDefaultOrEmpty ? Span.Start : Leading[0].Span.Start, Span.End);

    /// <summary>
    /// What the token says: a string without quotes and escapes, a name without backticks, else <see cref="Text"/>.
    /// </summary>
    public string Value => TokenValue.Of(Kind, Text);

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder builder)
    {
        foreach (var trivia in Leading)
        {
            builder.Append(trivia.Text);
        }

        builder.Append(Text);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} '{Text}'";

    internal override SyntaxElement MovedBy(int distance)
    {
        var moved = new SyntaxTrivia[Leading.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = Leading[i] with { Span = Leading[i].Span with { Start = Leading[i].Span.Start + distance } };
        }

        return new SyntaxToken(Kind, Text, Span.Start + distance, ImmutableCollectionsMarshal.AsImmutableArray(moved));
    }
}

/// <summary>
/// An inner node. Every node keeps all its children in the order of the text, so that printing a tree gives the text back;
/// the typed properties of the derived classes point into them.
/// </summary>
public abstract class SyntaxNode : SyntaxElement
{
    private readonly bool _isEmpty;

    /// <summary>Keeps the children.</summary>
    protected SyntaxNode(ImmutableArray<SyntaxElement> children)
    {
        Children = children;
        var (first, last) = (0, children.Length - 1);

        // A statement of which nothing could be read is an empty node, and lies nowhere.
        while (first <= last && IsEmpty(children[first]))
        {
            first++;
        }

        while (last > first && IsEmpty(children[last]))
        {
            last--;
        }

        _isEmpty = first > last;
        if (!_isEmpty)
        {
            FullSpan = TextSpan.FromBounds(children[first].FullSpan.Start, children[last].FullSpan.End);
            Span = TextSpan.FromBounds(children[first].Span.Start, children[last].Span.End);
        }
    }

    /// <summary>All nodes and tokens below this node, in the order of the text.</summary>
    public ImmutableArray<SyntaxElement> Children { get; }

    /// <inheritdoc/>
    public override TextSpan Span { get; }

    /// <inheritdoc/>
    public override TextSpan FullSpan { get; }

    /// <summary>The first token, or null where the node is empty.</summary>
    public SyntaxToken? FirstToken
    {
        get
        {
            foreach (var child in Children)
            {
                if ((child as SyntaxToken ?? (child as SyntaxNode)?.FirstToken) is { } token)
                {
                    return token;
                }
            }

            return null;
        }
    }

    /// <summary>The documentation comment (<c>///</c>) before the node, its lines joined, or null.</summary>
    public string? Documentation => DocumentationText.Of(FirstToken);

    internal override SyntaxElement MovedBy(int distance) => Copied(new NodeCopy(Children, distance));

    /// <summary>A node of the same kind made of copied children and parts.</summary>
    private protected abstract SyntaxNode Copied(NodeCopy copy);

    private static bool IsEmpty(SyntaxElement element) => element is SyntaxNode { _isEmpty: true };

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder builder)
    {
        foreach (var child in Children)
        {
            child.WriteTo(builder);
        }
    }
}
