using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// The labels of one score's rules: a written one may stand once; an unlabelled rule's is its own text as the formatter writes it,
/// so that formatting a model changes no label, numbered where that repeats.
/// </summary>
internal sealed class RuleLabels(BindingContext context, Scope scope)
{
    private readonly Dictionary<string, TextSpan> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The label of a rule.</summary>
    /// <param name="written">The label token, or null.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="end">Where the text that stands for a missing label ends.</param>
    public string Take(SyntaxToken? written, RuleSyntax rule, int end)
    {
        if (written is not null)
        {
            var value = scope.ValueOf(written);
            var key = NameFold.Key(value);
            if (!_written.TryAdd(key, written.Span))
            {
                context.Report(scope.At(written).RuleLabelTwice(value, scope.Source, _written[key]));
            }

            _used.Add(key);
            return value;
        }

        var variable = scope.Variable is { } v ? $"{v.Name}={v.Value}" : null;
        var (text, textKey) = context.Labels.Of(
            rule.Identity,
            variable,
            () => CanonicalText.Of(rule, TextSpan.FromBounds(rule.Span.Start, end), token => token.Kind == TokenKind.String ? scope.Variable?.TextOf(token) : null));
        var label = text;
        for (var number = 2; !_used.Add(number == 2 ? textKey : NameFold.Key(label)); number++)
        {
            label = $"{text} ({number})";
        }

        return label;
    }
}
