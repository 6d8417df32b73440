using System.Numerics;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <content>Events: which ones a phrase matches, and windows.</content>
internal sealed partial class LeadWalker
{
    private readonly Dictionary<BoundEventPhrase, IReadOnlyList<Happening>> _matched = new(ReferenceEqualityComparer.Instance);

    /// <summary>The events of a phrase, oldest first: of its kind, with its subject, <c>where</c> and window.</summary>
    private IReadOnlyList<Happening> Matched(BoundEventPhrase phrase)
    {
        if (!_matched.TryGetValue(phrase, out var matched))
        {
            _matched[phrase] = matched =
            [
                .. _happenings.Where(e => e.Event == phrase.Event
                    && (phrase.Window is null || IsIn(phrase.Window, e.At))
                    && (phrase.Subject is null || Holds(phrase.Subject, e))
                    && (phrase.Where is null || Holds(phrase.Where, e))),
            ];
        }

        return matched;
    }

    /// <summary>
    /// "<c>within D</c> is (asOf − D, asOf]; <c>between A and B ago</c> is (asOf − B, asOf − A]; <c>older than D</c> is up to and with
    /// asOf − D"; <c>since</c> is inclusive, <c>before</c> is not.
    /// </summary>
    private bool IsIn(BoundWindow window, BigInteger at) => window switch
    {
        BoundWindow.Within w => at > _asOf - (BigInteger)w.Duration && at <= _asOf,
        BoundWindow.WithinNext w => at > _asOf && at <= _asOf + (BigInteger)w.Duration,
        BoundWindow.BetweenAgo w => at > _asOf - (BigInteger)w.Farther && at <= _asOf - (BigInteger)w.Nearer,
        BoundWindow.OlderThan w => at <= _asOf - (BigInteger)w.Duration,
        BoundWindow.Since w => at >= w.Instant,
        BoundWindow.Before w => at < w.Instant,
        _ => throw new NotSupportedException(window.GetType().Name),
    };
}
