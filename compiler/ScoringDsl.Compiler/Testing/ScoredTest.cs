using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Compiler.Testing;

/// <summary>The scored leads of one test, or its accounts, against which expectations are checked.</summary>
/// <param name="flags">The exclusions, segments and hand-offs.</param>
/// <param name="rules">The rules by index.</param>
/// <param name="table">The results.</param>
/// <param name="explain">Explains a lead or account by its row.</param>
/// <param name="probe">Whether a condition holds, by row and number.</param>
internal sealed class ScoredTest(
    ImmutableArray<FlagSymbol> flags, IReadOnlyDictionary<BoundRule, int> rules, ScoreTable table, Func<int, Explanation> explain, Func<int, int, bool> probe)
{
    /// <summary>What came instead, with the contributions that led there; null where the expectation holds.</summary>
    /// <param name="row">The lead or account.</param>
    /// <param name="expectation">What is expected.</param>
    /// <param name="number">The number of the condition among the model's probes, where it is one.</param>
    public (string Actual, ImmutableArray<string> Contributions)? Check(int row, BoundExpectation expectation, int number)
    {
        switch (expectation)
        {
            case BoundExpectation.Holds holds:
                if (probe(row, number))
                {
                    return null;
                }

                var named = NamedResults.Of(holds.Condition);
                var actual = named.Select(n => Describe(row, n)).ToList();
                return (actual.Count == 0 ? "it does not hold" : string.Join(", ", actual), Contributions(row, named.OfType<ScoreSymbol>()));
            case BoundExpectation.Flag flag:
                return table.GetFlag(row, flag.Symbol.Ordinal) != flag.IsNegated
                    ? null
                    : (Describe(row, flag.Symbol), Contributions(row, NamedResults.Of(flag.Symbol.Condition).OfType<ScoreSymbol>()));
            case BoundExpectation.Reason reason:
                var reasons = Reasons(row);
                return reasons.Contains(reason.Label, StringComparer.Ordinal) != reason.IsNegated
                    ? null
                    : (reasons.Count == 0 ? "there are no reasons" : $"the reasons are {string.Join(", ", reasons.Select(r => $"\"{r}\""))}", []);
            case BoundExpectation.Gives gives:
                var points = PointsOf(row, rules[gives.Rule]);
                return (points == gives.Points) != gives.IsNegated
                    ? null
                    : ($"\"{gives.Rule.Label}\" gives {Signed(points)}", []);
            default:
                throw new InvalidOperationException(expectation.GetType().Name);
        }
    }

    private string Describe(int row, Symbol result) => result switch
    {
        ScoreSymbol s => $"{s.Name} is {ValueReader.FormatPoints(table.GetScore(row, s.Ordinal))}",
        LabelSymbol s => $"{s.Name} is {s.Labels[table.GetLabel(row, s.Ordinal)]}",
        OutcomeSymbol s => $"{(table.GetFlag(row, s.Ordinal) ? "" : "not ")}{s.Name}",
        FlagSymbol s => $"{(table.GetFlag(row, s.Ordinal) ? "" : "not ")}{Word(s)} {s.Name}",
        _ => result.Name,
    };

    private static string Word(FlagSymbol flag) => flag switch
    {
        ExclusionSymbol => "excluded",
        SegmentSymbol => "segment",
        _ => "handoff",
    };

    private List<string> Reasons(int row)
    {
        var all = new List<string>();
        foreach (var handoff in flags.OfType<HandoffSymbol>())
        {
            foreach (var rule in table.GetReasons(row, handoff.Ordinal))
            {
                all.Add(table.GetRuleLabel(rule));
            }
        }

        return all;
    }

    private long PointsOf(int row, int rule) =>
        explain(row).Scores.SelectMany(s => s.Lines).Where(l => l.Rule == rule).Sum(l => l.Points);

    private ImmutableArray<string> Contributions(int row, IEnumerable<ScoreSymbol> scores)
    {
        var names = scores.Select(s => s.Name).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return [];
        }

        return
        [
            .. explain(row).Scores.Where(s => names.Contains(s.Name))
                .SelectMany(s => s.Lines.Select(l => $"{s.Name}: {Signed(l.Points)} {Name(l)}")),
        ];
    }

    private static string Name(ExplanationLine line) => line.Kind switch
    {
        ExplanationKind.Rule => line.Label,
        ExplanationKind.RuleCap => $"cap of {line.Label}",
        ExplanationKind.GroupOff => $"group {line.Label} does not apply",
        ExplanationKind.GroupWeight => $"weight of {line.Label}",
        ExplanationKind.GroupCap => $"cap of {line.Label}",
        ExplanationKind.Formula => "formula",
        ExplanationKind.Range => "range",
        _ => "rounding",
    };

    private static string Signed(long points) => (points > 0 ? "+" : "") + ValueReader.FormatPoints(points);
}
