using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// One test of a text by something else than its whole value, such as <c>contains any of ("vp", "ceo")</c>.
/// </summary>
/// <param name="operator">The operator.</param>
/// <param name="values">The values, folded, each once, in ordinal order.</param>
internal sealed class TextPattern(TextOperator @operator, ImmutableArray<string> values) : IEquatable<TextPattern>
{
    private readonly string _key = $"{@operator}:{string.Join('\n', values)}";

    private TextOperator Operator { get; } = @operator;

    private ImmutableArray<string> Values { get; } = values;

    /// <summary>Whether a text fits; null where this is not worked out here.</summary>
    /// <param name="text">The text, folded.</param>
    public bool? Fits(string text) => Operator switch
    {
        TextOperator.Contains => Values.Any(v => text.Contains(v, StringComparison.Ordinal)),
        TextOperator.StartsWith => Values.Any(v => text.StartsWith(v, StringComparison.Ordinal)),
        TextOperator.EndsWith => Values.Any(v => text.EndsWith(v, StringComparison.Ordinal)),
        TextOperator.PathSegment => Values.Any(text.Split('/').Contains),
        _ => null,
    };

    /// <summary>Whether no text fits both: a domain is of one provider.</summary>
    public bool Excludes(TextPattern other) =>
        Operator == TextOperator.DomainIs
        && other.Operator == TextOperator.DomainIs
        && Values.Concat(other.Values).All(v => v.All(char.IsAscii) && !v.EndsWith('.') && !v.Contains("XN--", StringComparison.Ordinal))
        && !Values.Any(v => other.Values.Any(o => v == o || IsBrand(v, o) || IsBrand(o, v)));

    /// <summary>Whether every text that fits this pattern fits the other one.</summary>
    public bool Implies(TextPattern other) =>
        Equals(other) || (Operator == other.Operator && Values.All(v => other.Values.Any(o => Implies(Operator, v, o))));

    public bool Equals(TextPattern? other) => other is not null && _key == other._key;

    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    public override int GetHashCode() => string.GetHashCode(_key, StringComparison.Ordinal);

    private static bool Implies(TextOperator @operator, string value, string other) => value == other || @operator switch
    {
        TextOperator.Contains => value.Contains(other, StringComparison.Ordinal),
        TextOperator.StartsWith => value.StartsWith(other, StringComparison.Ordinal),
        TextOperator.EndsWith => value.EndsWith(other, StringComparison.Ordinal),
        TextOperator.DomainUnder => value.EndsWith("." + other, StringComparison.Ordinal),
        TextOperator.DomainIs => IsBrand(value, other) && value.Count(c => c == '.') == 1 && !value.EndsWith('.'),
        _ => false,
    };

    /// <summary>Whether a domain may be one of those that a value without a dot stands for: it begins with it.</summary>
    private static bool IsBrand(string domain, string value) =>
        !value.Contains('.', StringComparison.Ordinal) && domain.StartsWith(value + ".", StringComparison.Ordinal);
}

/// <summary>A set of texts: some texts, or all but some; cut down by patterns that they fit or do not fit.</summary>
internal sealed class TextSet : ValueSet
{
    private readonly bool _isAllBut;
    private readonly ImmutableHashSet<string> _values;
    private readonly ImmutableDictionary<TextPattern, bool> _patterns;

    private TextSet(bool isAllBut, ImmutableHashSet<string> values, ImmutableDictionary<TextPattern, bool> patterns)
    {
        _isAllBut = isAllBut;
        _values = values;
        _patterns = patterns;
    }

    public static TextSet All { get; } = new(true, ImmutableHashSet.Create<string>(StringComparer.Ordinal), ImmutableDictionary<TextPattern, bool>.Empty);

    public override bool IsEmpty => (!_isAllBut && _values.IsEmpty) || IsContradiction();

    /// <summary>Some texts, folded.</summary>
    public static TextSet Only(IEnumerable<string> values) => new(false, All._values.Union(values), All._patterns);

    /// <summary>The texts that fit a pattern.</summary>
    public static TextSet Fitting(TextPattern pattern) => new(true, All._values, All._patterns.Add(pattern, true));

    public override ValueSet And(ValueSet other)
    {
        var that = (TextSet)other;
        var patterns = _patterns;
        foreach (var (pattern, fits) in that._patterns)
        {
            if (patterns.TryGetValue(pattern, out var known) && known != fits)
            {
                return Only([]);
            }

            patterns = patterns.SetItem(pattern, fits);
        }

        var values = (_isAllBut, that._isAllBut) switch
        {
            (true, true) => _values.Union(that._values),
            (true, false) => that._values.Except(_values),
            (false, true) => _values.Except(that._values),
            _ => _values.Intersect(that._values),
        };
        var isAllBut = _isAllBut && that._isAllBut;
        return new TextSet(isAllBut, isAllBut ? values : values.Except(values.Where(v => patterns.Any(p => p.Key.Fits(v) == !p.Value))), patterns);
    }

    public override ValueSet Or(ValueSet other)
    {
        var that = (TextSet)other;
        if (IsEmpty || that.IsEmpty)
        {
            return IsEmpty ? that : this;
        }

        var values = (_isAllBut, that._isAllBut) switch
        {
            (true, true) => _values.Intersect(that._values),
            (true, false) => _values.Except(that._values),
            (false, true) => that._values.Except(_values),
            _ => _values.Union(that._values),
        };
        var patterns = _patterns.RemoveRange(_patterns.Where(p => !that._patterns.TryGetValue(p.Key, out var fits) || fits != p.Value).Select(p => p.Key));
        return new TextSet(_isAllBut || that._isAllBut, values, patterns);
    }

    public override ValueSet Not()
    {
        if (_patterns.IsEmpty)
        {
            return new TextSet(!_isAllBut, _values, _patterns);
        }

        var (pattern, fits) = _patterns.Single();
        return new TextSet(true, All._values, All._patterns.Add(pattern, !fits));
    }

    private bool IsContradiction() =>
        _patterns.Any(yes => yes.Value && _patterns.Any(other => other.Value ? yes.Key.Excludes(other.Key) : yes.Key.Implies(other.Key)));
}
