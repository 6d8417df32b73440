using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// Values in tests that are a slip of the fingers away from one of a field's <c>one of</c>. Other values outside it may well be meant:
/// data hold such things too.
/// </summary>
internal sealed class TestValueLint(LintContext context)
{
    public void Check()
    {
        foreach (var test in context.Model.Tests)
        {
            foreach (var lead in test.Leads)
            {
                foreach (var value in lead.Fields.Concat(lead.Events.SelectMany(e => e.Properties)))
                {
                    Check(value, test.Source);
                }
            }
        }
    }

    private void Check(BoundTestValue value, SourceText source)
    {
        if (value.Field.Type != FieldType.OneOf || value.Texts is not [var text])
        {
            return;
        }

        var key = NameFold.Key(text);
        if (value.Field.Values.Any(v => NameFold.Key(v) == key) || DidYouMean.Find(key, value.Field.Values.Select(NameFold.Key)) is not { } meant)
        {
            return;
        }

        var token = TokenWalk.Find(value.Syntax, t => t.Value == text);
        var suggestion = value.Field.Values.First(v => NameFold.Key(v) == meant);
        context.Report(LintContext.At(source, value.Syntax).NotOneOf(text, value.Field, suggestion, token));
    }
}
