using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Ide.Actions;

/// <summary>An event of an example.</summary>
/// <param name="Event">The kind of event.</param>
/// <param name="At">Its instant, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Times">How many of it.</param>
/// <param name="Properties">What is needed of its properties.</param>
internal sealed record ExampleEvent(EventSymbol Event, long At, int Times, ValueNeeds Properties);

/// <summary>
/// Finds a lead and events for which conditions hold. It knows the forms that rules mostly have and gives up on others: scores, sums,
/// shares and the like would need a search.
/// </summary>
internal sealed class RuleExample(long asOf)
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;
    private const int MostTimes = 1_000;

    private ValueNeeds _lead = new();
    private List<ExampleEvent> _events = [];
    private List<Limit> _limits = [];

    /// <summary>The instant that the example is scored as of.</summary>
    public long AsOf { get; } = asOf;

    /// <summary>What is needed of the lead.</summary>
    public ValueNeeds Lead => _lead;

    /// <summary>The events.</summary>
    public IReadOnlyList<ExampleEvent> Events => _events;

    /// <summary>Whether something happens more often than a condition wants it to.</summary>
    public bool IsContradictory => _limits.Any(l => CountIn(l) > l.Most);

    /// <summary>Makes a condition hold or fail; false where no way is known.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="wanted">Whether it is to hold.</param>
    /// <param name="event">The properties of the event in scope, or null.</param>
    public bool Make(BoundCondition condition, bool wanted, ValueNeeds? @event = null) => condition switch
    {
        BoundConstantCondition c => c.Value == wanted,
        BoundDefineCondition c => c.Define.Value is BoundCondition value && Make(value, wanted, @event),
        BoundNot c => Make(c.Operand, !wanted, @event),
        // What must not happen too often comes first: it says where the events may be that must happen.
        BoundLogical c when c.IsAnd == wanted => c.Operands.OrderBy(o => IsLimit(o) ? 0 : 1).All(o => Make(o, wanted, @event)),
        BoundLogical c => c.Operands.Any(o => Try(o, wanted, @event)),
        BoundEventCondition c => MakeEvents(c.Phrase, c.Operator, c.Count, wanted),
        BoundEventRange c => MakeEvents(c.Phrase, ComparisonOperator.GreaterOrEqual, c.Low, wanted),
        BoundNumberComparison { Left: BoundCount count } c => MakeEvents(count.Phrase, c.Operator, c.Right, wanted),
        BoundNumberComparison { Left: BoundDaysSinceEvent { IsLast: true } since } c => MakeLast(since.Phrase, c, wanted),
        BoundNumberComparison { Left: BoundPropertyAggregate { Function: not PropertyFunction.Min } sum } c => MakeProperty(sum, c, wanted),
        _ => FieldExamples.Make(condition, wanted, field => field.Owner == FieldOwner.Event ? @event : _lead, AsOf),
    };

    /// <summary>Adds events of a phrase; false where no way is known.</summary>
    public ExampleEvent? Add(BoundEventPhrase phrase, int times, long? at = null)
    {
        var properties = new ValueNeeds();
        if (times is < 1 or > MostTimes
            || (phrase.Subject is not null && !Make(phrase.Subject, true, properties))
            || (phrase.Where is not null && !Make(phrase.Where, true, properties))
            || (at ?? Instant(phrase, times)) is not { } instant)
        {
            return null;
        }

        var added = new ExampleEvent(phrase.Event, instant, times, properties);
        _events.Add(added);
        return added;
    }

    private bool Try(BoundCondition condition, bool wanted, ValueNeeds? @event)
    {
        var (lead, events, limits) = (_lead.Copy(), _events.ToList(), _limits.ToList());
        if (Make(condition, wanted, @event))
        {
            return true;
        }

        (_lead, _events, _limits) = (lead, events, limits);
        return false;
    }

    private bool MakeEvents(BoundEventPhrase phrase, ComparisonOperator @operator, BoundNumber count, bool wanted)
    {
        if (FieldExamples.Constant(count) is not { } bound)
        {
            return false;
        }

        var least = (@operator, wanted) switch
        {
            (ComparisonOperator.GreaterOrEqual, true) or (ComparisonOperator.Less, false) or (ComparisonOperator.Equal, true) => Math.Ceiling(bound),
            (ComparisonOperator.Greater, true) or (ComparisonOperator.LessOrEqual, false) => Math.Floor(bound) + 1,
            (ComparisonOperator.NotEqual, _) => double.NaN,
            _ => 0,
        };
        if (least == 0)
        {
            var most = Math.Floor(@operator is ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual ? Math.Ceiling(bound) - 1 : bound);
            _limits.Add(new Limit(phrase.Event, phrase.Window, most));
            return most >= 0;
        }

        if (@operator == ComparisonOperator.Equal)
        {
            _limits.Add(new Limit(phrase.Event, phrase.Window, least));
        }

        return least is > 0 and <= MostTimes && Add(phrase, (int)least) is not null;
    }

    /// <summary><c>days since last visited &gt; 14</c></summary>
    private bool MakeLast(BoundEventPhrase phrase, BoundNumberComparison comparison, bool wanted) =>
        wanted
        && FieldExamples.Constant(comparison.Right) is { } days and >= 0 and < 100_000
        && FieldExamples.Fitting(comparison.Operator, days).Where(d => d >= 0).Take(1).ToArray() is [var age]
        && Add(phrase, 1, AsOf - (long)(age * Day)) is not null;

    /// <summary><c>sum of amount of purchased &gt;= 250</c>: one event with such a value.</summary>
    private bool MakeProperty(BoundPropertyAggregate aggregate, BoundNumberComparison comparison, bool wanted) =>
        wanted
        && FieldExamples.Constant(comparison.Right) is { } bound
        && Add(aggregate.Phrase, 1) is { } added
        && added.Properties.Need(
            aggregate.Property,
            value => FieldExamples.Holds(comparison.Operator, ValueNeeds.Read(value), bound),
            FieldExamples.Fitting(comparison.Operator, bound).Select(ValueNeeds.Write));

    private static bool IsLimit(BoundCondition condition) =>
        condition is BoundNot or BoundEventCondition { Operator: ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Equal };

    /// <summary>
    /// An instant in a phrase's window at which so many events are not too many for a window that wants few: as late as it can be, as points
    /// have not faded then. Null where none is known.
    /// </summary>
    private long? Instant(BoundEventPhrase phrase, int times) =>
        _limits.Where(l => l.Event == phrase.Event).Select(l => l.Window).OfType<BoundWindow.Within>().Select(w => (long?)(AsOf - w.Duration))
            .Prepend(Instant(phrase.Window))
            .FirstOrDefault(at => at is { } instant && IsIn(phrase.Window, instant)
                && !_limits.Any(l => l.Event == phrase.Event && IsIn(l.Window, instant) && CountIn(l) + times > l.Most));

    private long CountIn(Limit limit) => _events.Where(e => e.Event == limit.Event && IsIn(limit.Window, e.At)).Sum(e => (long)e.Times);

    /// <summary>An instant in a window, as late as it can be; null where none is known.</summary>
    private long? Instant(BoundWindow? window) => window switch
    {
        null or BoundWindow.Within => AsOf,
        BoundWindow.OlderThan w => AsOf - w.Duration,
        BoundWindow.BetweenAgo w => AsOf - w.Nearer,
        BoundWindow.Since w => w.Instant <= AsOf ? AsOf : null,
        BoundWindow.Before w => w.Instant > AsOf ? AsOf : w.Instant - Day,
        _ => null,
    };

    private bool IsIn(BoundWindow? window, long instant) => window switch
    {
        BoundWindow.Within w => instant > AsOf - w.Duration,
        BoundWindow.OlderThan w => instant <= AsOf - w.Duration,
        BoundWindow.BetweenAgo w => instant > AsOf - w.Farther && instant <= AsOf - w.Nearer,
        BoundWindow.Since w => instant >= w.Instant,
        BoundWindow.Before w => instant < w.Instant,
        _ => true,
    };

    /// <summary>How often an event may happen in a window. Subjects are not looked at: where they matter no example is given.</summary>
    private sealed record Limit(EventSymbol Event, BoundWindow? Window, double Most);
}
