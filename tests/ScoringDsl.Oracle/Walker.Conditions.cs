using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <content>Conditions.</content>
internal sealed partial class Walker
{
    private readonly Dictionary<DefineSymbol, bool> _definedConditions = [];

    /// <summary>
    /// Whether a condition holds; <paramref name="e"/> is the event whose properties are seen in <c>where</c>. "A comparison with a missing
    /// value is false, whatever the operator, <c>is not</c> and <c>not in</c> included; <c>not (…)</c> is plain negation; only <c>is
    /// missing</c>/<c>is known</c> look at missing."
    /// </summary>
    public bool Holds(BoundCondition condition, Happening? e = null) => condition switch
    {
        BoundConstantCondition c => c.Value,
        BoundLogical c => c.IsAnd ? c.Operands.All(o => Holds(o, e)) : c.Operands.Any(o => Holds(o, e)),
        BoundNot c => !Holds(c.Operand, e),
        BoundDefineCondition c => Defined(c),
        BoundNumberComparison c => Number.Compare(NumberOf(c.Left, e), c.Operator, NumberOf(c.Right, e)),
        BoundNumberRange c => IsInRange(NumberOf(c.Value, e), NumberOf(c.Low, e), NumberOf(c.High, e), c.IsNegated),
        BoundNumberSet c => NumberOf(c.Value, e) is { IsMissing: false } number && c.Values.Contains(number.Value) != c.IsNegated,
        BoundTextTest c => Fits(c, FactsOf(c.Text.Field, e)),
        BoundTextComparison c => TextOf(c.Left, e) is { } left && TextOf(c.Right, e) is { } right && (left == right) != c.IsNegated,
        BoundPresence c => (c.Facet == TextFacet.None ? FactsOf(c.Field, e).IsKnown(c.Field) : TextOf(new BoundText(c.Field, c.Facet), e) is not null) == c.IsKnown,
        BoundNumberPresence c => !NumberOf(c.Value, e).IsMissing == c.IsKnown,
        BoundEmailValidity c => FactsOf(c.Field, e).Text(c.Field) is { } address && (Addresses.SplitEmail(address) is not null) == (c.IsValid != c.IsNegated),
        BoundGibberish c => TextOf(c.Text, e) is { } text && Gibberish.Is(text) != c.IsNegated,
        BoundBoolTest c => FactsOf(c.Field, e).Bool(c.Field) == c.Value,
        BoundDateWindow c => InstantOf(c.Field, e) is { } instant && IsIn(c.Window, instant),
        BoundDateComparison c => InstantOf(c.Field, e) is { } instant && Comparison.Holds(instant.CompareTo(c.Instant), c.Operator),
        BoundDateFieldComparison c => InstantOf(c.Left, e) is { } left && InstantOf(c.Right, e) is { } right && Comparison.Holds(left.CompareTo(right), c.Operator),
        BoundEventCondition c => Number.Compare(CountOf(c.Phrase), c.Operator, NumberOf(c.Count, e)),
        BoundEventRange c => IsInRange(CountOf(c.Phrase), NumberOf(c.Low, e), NumberOf(c.High, e), isNegated: false),
        BoundLabelTest c => c.Labels.Contains(_labels[c.Result.Ordinal]),
        BoundFlagTest c => _flags[c.Flag.Ordinal],
        BoundHighestNameTest c => NameOfHighest(c.Scores) is { } name && c.Indexes.Contains(name) != c.IsNegated,
        BoundHighestNamePresence c => NameOfHighest(c.Scores) is not null == c.IsKnown,
        BoundExcluded => IsExcluded(),
        BoundRaised c => IsRaised(c.Score, c.Duration),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    /// <summary>A define sees no event, so it holds or does not for the lead as a whole.</summary>
    private bool Defined(BoundDefineCondition condition)
    {
        if (!_definedConditions.TryGetValue(condition.Define, out var holds))
        {
            _definedConditions[condition.Define] = holds = Holds((BoundCondition)condition.Define.Value);
        }

        return holds;
    }

    private Number CountOf(BoundEventPhrase phrase) => Number.Of(new Rational(Matched(phrase).Count, 1));

    /// <summary>"<c>employees in 20..99</c> (both ends in)"; false where the number or an end is missing, negated or not.</summary>
    private static bool IsInRange(Number value, Number low, Number high, bool isNegated) =>
        !value.IsMissing && !low.IsMissing && !high.IsMissing
        && (Number.Compare(value, ComparisonOperator.GreaterOrEqual, low) && Number.Compare(value, ComparisonOperator.LessOrEqual, high)) != isNegated;

    /// <summary>A text, or for a list any of its items, fits any of the values.</summary>
    private static bool Fits(BoundTextTest test, Facts facts)
    {
        var facet = test.Operator is TextOperator.PathSegment or TextOperator.PathIs ? TextFacet.UrlPath : test.Text.Facet;
        var isList = test.Text.Field.Type == FieldType.TextList;
        var texts = isList ? facts.Items(test.Text.Field) : facts.Text(test.Text.Field) is { } text ? [text] : [];
        var parts = texts.Select(t => TextTests.FacetOf(facet, t)).OfType<string>().ToList();

        // "A list field contains a whole item."
        var @operator = isList && test.Operator == TextOperator.Contains ? TextOperator.Is : test.Operator;
        return parts.Count > 0 && parts.Any(part => test.Values.Any(value => TextTests.Fits(@operator, part, Characters.Fold(value)))) != test.IsNegated;
    }

    /// <summary>A text's facet; null is missing.</summary>
    private string? TextOf(BoundText text, Happening? e) => FactsOf(text.Field, e).Text(text.Field) is { } value ? TextTests.FacetOf(text.Facet, value) : null;

    private long? InstantOf(FieldSymbol field, Happening? e) => FactsOf(field, e).Instant(field);

    /// <summary>Whose field it is.</summary>
    private Facts FactsOf(FieldSymbol field, Happening? e) => field.Owner switch
    {
        FieldOwner.Event => e?.Facts ?? throw new InvalidOperationException($"'{field.Name}' is read without an event."),
        FieldOwner.Account => _account,
        _ => _lead,
    };
}
