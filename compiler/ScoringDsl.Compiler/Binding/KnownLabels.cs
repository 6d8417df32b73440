namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// The texts that stand for the labels of rules without one, each made once for a rule that stays as it is from one text to the next.
/// </summary>
/// <param name="before">Those of the last analysis, or null.</param>
internal sealed class KnownLabels(KnownLabels? before)
{
    private readonly Dictionary<(object Rule, string? Variable), (string Text, string Key)> _labels = [];
    private KnownLabels? _before = before;

    /// <summary>The text of a rule and the same as names are compared.</summary>
    /// <param name="rule">What is one and the same for the rule in all texts.</param>
    /// <param name="variable">The family's variable with its value, or null.</param>
    /// <param name="make">Makes the text.</param>
    public (string Text, string Key) Of(object rule, string? variable, Func<string> make)
    {
        if (_before?._labels.TryGetValue((rule, variable), out var known) != true)
        {
            var text = make();
            known = (text, NameFold.Key(text));
        }

        _labels[(rule, variable)] = known;
        return known;
    }

    /// <summary>Lets go of the labels of the analysis before: rules that are gone need none.</summary>
    public void Finish() => _before = null;
}
