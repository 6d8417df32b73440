using System.Collections.Immutable;
using System.Numerics;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Oracle;

/// <content>Events: which ones a phrase matches, and windows.</content>
internal sealed partial class Walker
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
    /// "<c>ignore E where (…)</c> drops; then bursts: with <c>ignore E more than N within D</c>, an event goes when more than N matching
    /// ones, itself included, lie in some closed interval of length D." A burst does not see what other bursts drop.
    /// </summary>
    private IReadOnlyList<Happening> WithoutIgnored(ImmutableArray<BoundIgnore> ignores)
    {
        var dropped = Set(ignores.OfType<BoundIgnore.Matching>().SelectMany(i => Matched(i.Phrase)));
        var left = _happenings.Where(e => !dropped.Contains(e)).ToList();
        var inBursts = Set(ignores.OfType<BoundIgnore.Burst>().SelectMany(burst =>
        {
            // Any interval that holds a set of events holds them still when it is moved on to begin at the first of them.
            var matching = Matched(burst.Phrase).Where(e => !dropped.Contains(e)).ToList();
            return matching.Select(first => matching.Where(e => e.At >= first.At && (BigInteger)e.At - first.At <= burst.Duration).ToList())
                .Where(together => together.Count > burst.Count).SelectMany(together => together);
        }));
        _matched.Clear();
        return [.. left.Where(e => !inBursts.Contains(e))];

        // Events are told apart though they may be alike.
        static HashSet<Happening> Set(IEnumerable<Happening> events) => new(events, ReferenceEqualityComparer.Instance);
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
