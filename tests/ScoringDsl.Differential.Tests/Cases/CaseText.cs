using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Generation;
using ScoringDsl.Differential.Running;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Differential.Cases;

/// <summary>Writes a case as a .score file with tests, to be kept beside the others when it has found something.</summary>
internal static class CaseText
{
    /// <summary>The model, and one test per instant with what each lead should give.</summary>
    /// <param name="case">The case.</param>
    /// <param name="expected">What a lead should give as of an instant, or null to leave it out.</param>
    public static string Write(Case @case, Func<LeadCase, long, Outcome>? expected)
    {
        var text = new StringBuilder();
        var model = @case.Model.ToString();
        text.Append(model).Append('\n');
        var bound = ModelAnalysis.Analyze("generated.score", new MemoryFileReader().Add("generated.score", model)).Model;
        if (bound is null)
        {
            return text.ToString();
        }

        var number = 0;
        foreach (var asOf in @case.AsOfs)
        {
            text.Append(CultureInfo.InvariantCulture, $"\ntest \"found by the differential tests {++number}\" {{\n  as of {Instant(asOf)}\n");
            foreach (var lead in @case.Leads)
            {
                WriteLead(text, bound, lead);
                if (expected is not null)
                {
                    WriteExpectations(text, bound, expected(lead, asOf));
                }
            }

            foreach (var account in bound.Account is null ? [] : @case.Accounts)
            {
                text.Append(CultureInfo.InvariantCulture, $"  account {ModelWords.Quote(account.Key)} {{\n");
                foreach (var field in bound.AccountFields.Where(f => account.Fields.ContainsKey(f.Name)))
                {
                    text.Append("    ").Append(Value(field, account.Fields[field.Name])).Append('\n');
                }

                text.Append("  }\n");
            }

            text.Append("}\n");
        }

        return text.ToString();
    }

    private static void WriteLead(StringBuilder text, Model bound, LeadCase lead)
    {
        text.Append(CultureInfo.InvariantCulture, $"  lead {ModelWords.Quote(lead.Key)} {{\n");
        foreach (var field in bound.LeadFields)
        {
            if (lead.Fields.TryGetValue(field.Name, out var value))
            {
                text.Append("    ").Append(Value(field, value)).Append('\n');
            }
        }

        text.Append("  }\n");
        foreach (var e in lead.Events)
        {
            if (bound.Events.FirstOrDefault(k => k.Name == e.Event) is not { } kind)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"  event {e.Event} at {Instant(e.At)}{(e.Id is null ? "" : $" id {ModelWords.Quote(e.Id)}")}");
            var properties = kind.Properties.Where(p => e.Properties.ContainsKey(p.Name)).Select(p => $"    {Value(p, e.Properties[p.Name])}\n").ToList();
            text.Append(properties.Count == 0 ? "\n" : $" {{\n{string.Concat(properties)}  }}\n");
        }
    }

    private static void WriteExpectations(StringBuilder text, Model bound, Outcome expected)
    {
        foreach (var score in bound.Scores)
        {
            text.Append(CultureInfo.InvariantCulture, $"  expect {ScoreName(score)} = {ValueReader.FormatPoints(expected.Scores[score.Ordinal])}\n");
        }

        foreach (var label in bound.Labels)
        {
            text.Append(CultureInfo.InvariantCulture, $"  expect {label.Name} is {ModelWords.Quote(label.Labels[expected.Labels[label.Ordinal]])}\n");
        }

        foreach (var flag in bound.Flags)
        {
            text.Append(CultureInfo.InvariantCulture, $"  expect {(expected.Flags[flag.Ordinal] ? "" : "not ")}{Word(flag)} {flag.Name}\n");
            foreach (var reason in expected.Reasons[flag.Ordinal])
            {
                text.Append(CultureInfo.InvariantCulture, $"  expect reason {ModelWords.Quote(reason)}\n");
            }
        }
    }

    private static string ScoreName(ScoreSymbol score) => score.Family is { } family && score.FamilyValue is { } value ? $"{family.Name}[{ModelWords.Quote(value)}]" : score.Name;

    private static string Word(FlagSymbol flag) => flag switch
    {
        ExclusionSymbol => "excluded",
        HandoffSymbol => "handoff",
        OutcomeSymbol => "",
        _ => "segment",
    };

    private static string Instant(long value) => ValueReader.FormatInstant(value);

    /// <summary>A value as a test writes it; one that no test can write stands in a comment.</summary>
    private static string Value(FieldSymbol field, string raw)
    {
        var name = field.Name == "since" ? "`since`" : field.Name;
        switch (field.Type)
        {
            case FieldType.Number:
                return decimal.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
                    ? string.Create(CultureInfo.InvariantCulture, $"{name} {number}")
                    : $"// {name} {raw}";
            case FieldType.Bool:
                return ValueReader.TryReadBool(raw, out var flag) ? $"{name} {(flag ? "yes" : "no")}" : $"// {name} {raw}";
            case FieldType.Date:
                return ValueReader.TryReadInstant(raw, out var instant) ? $"{name} {Instant(instant)}" : $"// {name} {raw}";
            case FieldType.TextList:
                return $"{name} {string.Join(", ", raw.Split(';', '|').Select(ModelWords.Quote))}";
            default:
                return $"{name} {ModelWords.Quote(raw)}";
        }
    }
}
