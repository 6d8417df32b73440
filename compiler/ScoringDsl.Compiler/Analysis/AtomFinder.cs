using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Says of a single condition which subject it tests, and for which values it holds.</summary>
internal sealed class AtomFinder(ExpressionKeys keys, NumberEvaluator numbers)
{
    private const double MicrosecondsPerDay = 86_400_000_000;

    /// <summary>The test that a condition is.</summary>
    /// <param name="condition">A condition that is made of no others.</param>
    /// <param name="isTurned">Whether the condition holds where the test does not.</param>
    public Atom Find(BoundCondition condition, out bool isTurned)
    {
        isTurned = condition is BoundPresence { IsKnown: false } or BoundNumberPresence { IsKnown: false } or BoundHighestNamePresence { IsKnown: false };
        return condition switch
        {
            BoundNumberComparison c => Compare(c, c.Left, c.Operator, c.Right),
            BoundEventCondition c => Count(c.Phrase, numbers.Of(c.Count, Facts.None).Constant is { } value ? NumberSet.Compared(c.Operator, value) : null, c),
            BoundEventRange c => Count(c.Phrase, Range(c.Low, c.High), c),
            BoundNumberRange c => SubjectOf(c.Value) is { } subject && Range(c.Low, c.High) is { } range ? new Atom(subject, Turn(range, c.IsNegated)) : Opaque(c, true),
            BoundNumberSet c => SubjectOf(c.Value) is { } subject ? new Atom(subject, Turn(NumberSet.Points(c.Values), c.IsNegated)) : Opaque(c, true),
            BoundNumberPresence c => SubjectOf(c.Value) is { } subject ? new Atom(subject, NumberSet.All) : Opaque(c, false),
            BoundTextTest c => TextTest(c),
            BoundTextComparison c => new Atom(
                new Subject($"({ExpressionKeys.Of(c.Left)} is {ExpressionKeys.Of(c.Right)})", NumberSet.NoOrYes, true),
                Turn(NumberSet.Yes, c.IsNegated)),
            BoundPresence { Facet: TextFacet.None } c => new Atom(SubjectOf(c.Field), Everything(c.Field)),
            BoundPresence c => new Atom(SubjectOf(new BoundText(c.Field, c.Facet)), TextSet.All),
            BoundEmailValidity c => new Atom(PartOf(c.Field, "valid", NumberSet.NoOrYes), Turn(NumberSet.Yes, c.IsValid == c.IsNegated)),
            BoundGibberish c => new Atom(
                new Subject($"gibberish {ExpressionKeys.Of(c.Text)}", NumberSet.NoOrYes, true, ExpressionKeys.Of(c.Text.Field), c.Text.Facet == TextFacet.None),
                Turn(NumberSet.Yes, c.IsNegated)),
            BoundBoolTest c => new Atom(SubjectOf(c.Field), Turn(NumberSet.Yes, !c.Value)),
            BoundDateWindow c => Window(c),
            BoundDateComparison c => new Atom(PartOf(c.Field, "at", NumberSet.All), NumberSet.Compared(c.Operator, c.Instant)),
            BoundDateFieldComparison => Opaque(condition, true),
            BoundLabelTest { Result: BandsSymbol bands } c => new Atom(SubjectOf(bands.OfScores), Bands(bands, c.Labels)),
            BoundHighestNameTest c => new Atom(NameOfHighest(c.Scores), Turn(NumberSet.Points(c.Indexes.Select(i => (double)i)), c.IsNegated)),
            BoundHighestNamePresence c => new Atom(NameOfHighest(c.Scores), NumberSet.All),
            BoundLabelTest c => new Atom(SubjectOf(c.Result), NumberSet.Points(c.Labels.Select(l => (double)l))),
            _ => Opaque(condition, false),
        };
    }

    /// <summary>The subject that a score is, or the highest of several.</summary>
    private Subject SubjectOf(ImmutableArray<ScoreSymbol> scores)
    {
        BoundNumber number = scores is [var only]
            ? new BoundScoreValue(BoundConstantCondition.Never.Syntax, only)
            : new BoundHighest(BoundConstantCondition.Never.Syntax, scores);
        return new Subject(scores is [_] ? ExpressionKeys.Of(scores[0]) : $"highest {string.Join(',', scores.Select(ExpressionKeys.Of))}", Values(numbers.Of(number, Facts.None)), false);
    }

    /// <summary>Which of some scores is the highest; missing where that is 0 or less.</summary>
    private Subject NameOfHighest(ImmutableArray<ScoreSymbol> scores)
    {
        var reach = numbers.Highest(scores);
        var possible = NumberSet.Points(Enumerable.Range(0, scores.Length).Where(i => !(numbers[scores[i]].Maximum <= 0)).Select(i => (double)i));
        return new Subject(ExpressionKeys.HighestName(scores), possible, !(reach.Minimum > 0));
    }

    /// <summary>The subject that stages' labels are.</summary>
    private static Subject SubjectOf(LabelSymbol result) => new($"label {ExpressionKeys.Of(result)}", NumberSet.Between(0, result.Labels.Length - 1).Whole(), false);

    /// <summary>The points of a score that fall into some of its bands.</summary>
    private static NumberSet Bands(BandsSymbol bands, IEnumerable<int> labels)
    {
        ValueSet set = NumberSet.None;
        foreach (var label in labels)
        {
            var low = label < bands.Bounds.Length ? bands.Bounds[label] / 1000.0 : double.NegativeInfinity;
            var high = label > 0 ? bands.Bounds[label - 1] / 1000.0 : double.PositiveInfinity;
            set = set.Or(NumberSet.UpTo(low, high));
        }

        return (NumberSet)set;
    }

    /// <summary>The values of an interval as a set.</summary>
    private static NumberSet Values(NumberInterval interval)
    {
        var set = interval.IsEmpty ? NumberSet.None : NumberSet.Between(interval.Low, interval.High);
        return interval.IsWhole ? set.Whole() : set;
    }

    private static ValueSet Turn(ValueSet set, bool isNegated) => isNegated ? set.Not() : set;

    private static ValueSet Everything(FieldSymbol field) => field.IsTextual ? TextSet.All : NumberSet.All;

    private static Subject SubjectOf(FieldSymbol field) =>
        new(ExpressionKeys.Of(field), field.Type == FieldType.Bool ? NumberSet.NoOrYes : Everything(field), NumberEvaluator.CanMiss(field));

    private static Subject SubjectOf(BoundText text) => text.Facet == TextFacet.None
        ? SubjectOf(text.Field)
        : new Subject(ExpressionKeys.Of(text), TextSet.All, true, ExpressionKeys.Of(text.Field), false);

    /// <summary>Something about a field that is there exactly where the field is.</summary>
    private static Subject PartOf(FieldSymbol field, string name, ValueSet universe) =>
        new($"{name} {ExpressionKeys.Of(field)}", universe, NumberEvaluator.CanMiss(field), ExpressionKeys.Of(field), true);

    /// <summary>The subject that a number is; null for a fixed one.</summary>
    private Subject? SubjectOf(BoundNumber number)
    {
        while (number is BoundDefineNumber { Define.Value: BoundNumber value })
        {
            number = value;
        }

        switch (number)
        {
            case BoundNumberField n:
                return SubjectOf(n.Field);

            case BoundScoreValue n:
                return SubjectOf([n.Score]);

            case BoundHighest n:
                return SubjectOf(n.Scores);

            case BoundDaysSince n:
                return PartOf(n.Field, "days", NumberSet.All);

            case BoundCount n:
                return CountOf(n.Phrase);

            case BoundTextLength or BoundListSize:
                var field = (number as BoundTextLength)?.Field ?? ((BoundListSize)number).Field;
                return PartOf(field, "size", Values(numbers.Of(number, Facts.None)));

            default:
                var interval = numbers.Of(number, Facts.None);
                return interval.Constant is null ? new Subject(keys.Of(number), Values(interval), interval.CanMiss) : null;
        }
    }

    private Atom Count(BoundEventPhrase phrase, NumberSet? set, BoundCondition condition) =>
        set is null ? Opaque(condition, true) : new Atom(CountOf(phrase), set);

    private Subject CountOf(BoundEventPhrase phrase) => new($"count {keys.Of(phrase)}", Values(NumberInterval.Counts), false) { Counted = phrase };

    private NumberSet? Range(BoundNumber low, BoundNumber high) =>
        numbers.Of(low, Facts.None).Constant is { } from && numbers.Of(high, Facts.None).Constant is { } to ? NumberSet.Between(from, to) : null;

    private Atom Compare(BoundCondition condition, BoundNumber left, ComparisonOperator @operator, BoundNumber right)
    {
        var (l, r) = (numbers.Of(left, Facts.None), numbers.Of(right, Facts.None));
        if (r.Constant is { } value && SubjectOf(left) is { } subject)
        {
            return new Atom(subject, NumberSet.Compared(@operator, value));
        }

        if (l.Constant is { } turned && SubjectOf(right) is { } other)
        {
            return new Atom(other, NumberSet.Compared(Mirrored(@operator), turned));
        }

        var (canHold, canFail) = keys.Of(left) == keys.Of(right)
            ? (IncludesEqual(@operator), !IncludesEqual(@operator))
            : (CanHold(l, @operator, r), CanHold(l, Opposite(@operator), r));
        var universe = (canHold, canFail) switch
        {
            (true, true) => NumberSet.NoOrYes,
            (true, false) => NumberSet.Yes,
            (false, true) => NumberSet.Between(0, 0),
            _ => NumberSet.None,
        };
        return new Atom(new Subject(keys.Of(condition), universe, l.CanMiss || r.CanMiss), NumberSet.Yes);
    }

    private static bool CanHold(NumberInterval l, ComparisonOperator @operator, NumberInterval r) => !l.IsEmpty && !r.IsEmpty && @operator switch
    {
        ComparisonOperator.Equal => l.Low <= r.High && r.Low <= l.High,
        ComparisonOperator.NotEqual => l.Low != l.High || r.Low != r.High || l.Low != r.Low,
        ComparisonOperator.Less => l.Low < r.High,
        ComparisonOperator.LessOrEqual => l.Low <= r.High,
        ComparisonOperator.Greater => l.High > r.Low,
        _ => l.High >= r.Low,
    };

    private static bool IncludesEqual(ComparisonOperator @operator) =>
        @operator is ComparisonOperator.Equal or ComparisonOperator.LessOrEqual or ComparisonOperator.GreaterOrEqual;

    private static ComparisonOperator Opposite(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        _ => ComparisonOperator.Less,
    };

    private static ComparisonOperator Mirrored(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => @operator,
    };

    private static Atom TextTest(BoundTextTest test)
    {
        var values = ExpressionKeys.Folded(test.Values);
        if (test.Text.Field.Type == FieldType.TextList)
        {
            // A list has several items: that one of them is this text says nothing about another text.
            var item = PartOf(test.Text.Field, $"{test.Operator} {string.Join('\n', values)}", NumberSet.NoOrYes);
            return new Atom(item, Turn(NumberSet.Yes, test.IsNegated));
        }

        switch (test.Operator)
        {
            case TextOperator.Is:
                return new Atom(SubjectOf(test.Text), Turn(TextSet.Only(values), test.IsNegated));

            case TextOperator.PathIs or TextOperator.PathSegment:
                var path = new Subject($"{ExpressionKeys.Of(test.Text)} path", TextSet.All, true, ExpressionKeys.Of(test.Text.Field), false);
                var set = test.Operator == TextOperator.PathIs && !values.Any(v => v.Contains('*', StringComparison.Ordinal))
                    ? TextSet.Only(values)
                    : TextSet.Fitting(new TextPattern(test.Operator, values));
                return new Atom(path, Turn(set, test.IsNegated));
        }

        return new Atom(SubjectOf(test.Text), Turn(TextSet.Fitting(new TextPattern(test.Operator, values)), test.IsNegated));
    }

    private static Atom Window(BoundDateWindow test)
    {
        var days = PartOf(test.Field, "days", NumberSet.All);
        var instant = PartOf(test.Field, "at", NumberSet.All);
        return test.Window switch
        {
            BoundWindow.Within w => new Atom(days, NumberSet.UpTo(0, w.Duration / MicrosecondsPerDay)),
            BoundWindow.WithinNext w => new Atom(days, NumberSet.UpTo(-w.Duration / MicrosecondsPerDay, 0)),
            BoundWindow.BetweenAgo w => new Atom(days, NumberSet.UpTo(w.Nearer / MicrosecondsPerDay, w.Farther / MicrosecondsPerDay)),
            BoundWindow.OlderThan w => new Atom(days, NumberSet.Between(w.Duration / MicrosecondsPerDay, double.PositiveInfinity)),
            BoundWindow.Since w => new Atom(instant, NumberSet.Between(w.Instant, double.PositiveInfinity)),
            BoundWindow.Before w => new Atom(instant, NumberSet.UpTo(double.NegativeInfinity, w.Instant)),
            _ => throw new InvalidOperationException(test.Window.GetType().Name),
        };
    }

    /// <summary>A condition of which nothing is known but that it is equal to itself. Where it can be missing it may fail both ways.</summary>
    private Atom Opaque(BoundCondition condition, bool canMiss) => new(new Subject(keys.Of(condition), NumberSet.NoOrYes, canMiss), NumberSet.Yes);
}
