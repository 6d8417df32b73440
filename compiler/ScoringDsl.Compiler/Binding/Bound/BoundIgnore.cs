using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding.Bound;

/// <summary>
/// Events that are dropped before anything else sees them. Every <see cref="Matching"/> drops its events first, whatever the order of
/// declaration; then every <see cref="Burst"/> is judged on what those have left, without seeing what other bursts drop.
/// </summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Source">The file it stands in.</param>
/// <param name="Phrase">The events; its conditions see properties, lead fields and defines without events.</param>
public abstract record BoundIgnore(SyntaxNode Syntax, SourceText Source, BoundEventPhrase Phrase)
{
    /// <summary><c>ignore visited where (…)</c>: every event of the phrase, its window included.</summary>
    public sealed record Matching(SyntaxNode Syntax, SourceText Source, BoundEventPhrase Phrase) : BoundIgnore(Syntax, Source, Phrase);

    /// <summary>
    /// <c>ignore visited more than 100 within 1 minute</c>: an event of the phrase of which, itself included, more than
    /// <paramref name="Count"/> lie in some closed interval [t, t + <paramref name="Duration"/>] that holds it.
    /// </summary>
    /// <param name="Syntax">Where it stands.</param>
    /// <param name="Source">The file it stands in.</param>
    /// <param name="Phrase">The events; without a window.</param>
    /// <param name="Count">How many may lie together, 1 or more.</param>
    /// <param name="Duration">The length in microseconds, above 0.</param>
    public sealed record Burst(SyntaxNode Syntax, SourceText Source, BoundEventPhrase Phrase, int Count, long Duration) : BoundIgnore(Syntax, Source, Phrase);
}
