using System.Collections.Immutable;
using System.Globalization;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// One text for each meaning: two expressions with equal keys say the same thing wherever they stand. Names stand for what they name,
/// the order of <c>and</c> and <c>or</c> does not matter. A kind of expression that is not known here equals nothing but itself.
/// </summary>
internal sealed class ExpressionKeys
{
    private readonly Dictionary<object, string> _keys = new(ReferenceEqualityComparer.Instance);

    /// <summary>The key of a field or property.</summary>
    public static string Of(FieldSymbol field) => $"{field.Owner}.{field.Name}@{field.NameSpan.Start}";

    /// <summary>The key of a text with its facet.</summary>
    public static string Of(BoundText text) => text.Facet == TextFacet.None ? Of(text.Field) : $"{Of(text.Field)} {text.Facet}";

    /// <summary>The key of a score or of bands, a rating or stages. An account's may have the name of a lead's.</summary>
    public static string Of(Symbol result) => $"{result.Name}@{result.NameSpan.Start}";

    /// <summary>The key of <c>name of highest</c>.</summary>
    public static string HighestName(ImmutableArray<ScoreSymbol> scores) => $"name of {string.Join(',', scores.Select(Of))}";

    /// <summary>The key of a phrase: what it counts.</summary>
    public string Of(BoundEventPhrase phrase) => $"{EventKey(phrase)} {phrase.Window}";

    /// <summary>The key of a phrase without its window.</summary>
    public string EventKey(BoundEventPhrase phrase) =>
        $"{phrase.Event.Name}[{(phrase.Subject is null ? "" : Of(phrase.Subject))}|{(phrase.Where is null ? "" : Of(phrase.Where))}]";

    /// <summary>The key of a condition or number.</summary>
    public string Of(BoundExpression expression)
    {
        if (!_keys.TryGetValue(expression, out var key))
        {
            key = Make(expression);
            _keys.Add(expression, key);
        }

        return key;
    }

    private string Make(BoundExpression expression) => expression switch
    {
        BoundConstantCondition e => e.Value ? "yes" : "no",
        BoundLogical e => $"{(e.IsAnd ? "and" : "or")}({string.Join(',', e.Operands.Select(Of).Order(StringComparer.Ordinal))})",
        BoundNot e => $"not({Of(e.Operand)})",
        BoundDefineCondition e => $"define {e.Define.Name}",
        BoundNumberComparison e => $"({Of(e.Left)} {e.Operator} {Of(e.Right)})",
        BoundNumberRange e => $"({Of(e.Value)} {Negated(e.IsNegated)}in {Of(e.Low)}..{Of(e.High)})",
        BoundNumberSet e => $"({Of(e.Value)} {Negated(e.IsNegated)}in {string.Join(',', e.Values.Order().Select(Write))})",
        BoundTextTest e => $"({Of(e.Text)} {Negated(e.IsNegated)}{e.Operator} {string.Join('\n', Folded(e.Values))})",
        BoundTextComparison e => $"({Of(e.Left)} {Negated(e.IsNegated)}is {Of(e.Right)})",
        BoundPresence e => $"({Of(new BoundText(e.Field, e.Facet))} known {e.IsKnown})",
        BoundNumberPresence e => $"({Of(e.Value)} known {e.IsKnown})",
        BoundEmailValidity e => $"({Of(e.Field)} valid {e.IsValid != e.IsNegated})",
        BoundGibberish e => $"({Of(e.Text)} gibberish {!e.IsNegated})",
        BoundBoolTest e => $"({Of(e.Field)} {e.Value})",
        BoundDateWindow e => $"({Of(e.Field)} {e.Window})",
        BoundDateComparison e => $"({Of(e.Field)} {e.Operator} {e.Instant.ToString(CultureInfo.InvariantCulture)})",
        BoundDateFieldComparison e => $"({Of(e.Left)} {e.Operator} {Of(e.Right)})",
        BoundEventCondition e => $"(count {Of(e.Phrase)} {e.Operator} {Of(e.Count)})",
        BoundEventRange e => $"(count {Of(e.Phrase)} in {Of(e.Low)}..{Of(e.High)})",
        BoundLabelTest e => $"({Of(e.Result)} in {string.Join(',', e.Labels)})",
        BoundFlagTest e => $"flag {e.Flag.Name}@{e.Flag.NameSpan.Start}",
        BoundHighestNameTest e => $"({HighestName(e.Scores)} {Negated(e.IsNegated)}in {string.Join(',', e.Indexes)})",
        BoundHighestNamePresence e => $"({HighestName(e.Scores)} known {e.IsKnown})",
        BoundExcluded => "excluded",
        BoundRaised e => $"({Of(e.Score)} raised {e.Duration.ToString(CultureInfo.InvariantCulture)})",
        BoundNumberLiteral e => Write(e.Value),
        BoundDefineNumber e => $"define {e.Define.Name}",
        BoundNumberField e => Of(e.Field),
        BoundSum e => Chain(e.Terms, e.Subtracted, '+', '-'),
        BoundProduct e => Chain(e.Factors, e.Divided, '*', '/'),
        BoundNegation e => $"-({Of(e.Operand)})",
        BoundCount e => $"count {Of(e.Phrase)}",
        BoundDistinctCount e => $"distinct {e.Property.Name} {Of(e.Phrase)}",
        BoundMostPer e => $"most per {e.Property.Name} {Of(e.Phrase)}",
        BoundPropertyAggregate e => $"{e.Function} {e.Property.Name} {Of(e.Phrase)}",
        BoundDaysSince e => $"days {Of(e.Field)}",
        BoundDaysSinceEvent e => $"days {(e.IsLast ? "last" : "first")} {Of(e.Phrase)}",
        BoundTextLength e => $"length {Of(e.Field)}",
        BoundListSize e => $"size {Of(e.Field)}",
        BoundScoreValue e => Of(e.Score),
        BoundHighest e => $"highest {string.Join(',', e.Scores.Select(Of))}",
        BoundLeadCount e => $"leads({(e.Where is null ? "" : Of(e.Where))})",
        BoundLeadAggregate e => $"leads {e.Function} {Of(e.Value)}({(e.Where is null ? "" : Of(e.Where))})",
        BoundTopLeads e => $"leads top {e.Count} {Of(e.Value)}({(e.Where is null ? "" : Of(e.Where))})",
        _ => $"?{_keys.Count.ToString(CultureInfo.InvariantCulture)}",
    };

    /// <summary>Values as they are compared: folded, each once, in one order.</summary>
    public static ImmutableArray<string> Folded(ImmutableArray<string> values) =>
        [.. values.Select(v => NameFold.Key(v)).Distinct().Order(StringComparer.Ordinal)];

    private static string Negated(bool isNegated) => isNegated ? "not " : "";

    private static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private string Chain(ImmutableArray<BoundNumber> parts, ImmutableArray<bool> inverted, char plain, char inverse) =>
        $"({string.Concat(parts.Select((p, i) => $"{(inverted[i] ? inverse : plain)}{Of(p)}"))})";
}
