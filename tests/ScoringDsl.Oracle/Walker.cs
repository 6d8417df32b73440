using System.Collections.Immutable;
using System.Numerics;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Oracle;

/// <summary>
/// One lead, or one account with its leads, as of one instant: its results, each computed once, in an order in which each comes after
/// all it reads.
/// </summary>
internal sealed partial class Walker
{
    private readonly long _asOf;
    private readonly Facts _lead;
    private readonly Facts _account;
    private readonly IReadOnlyList<Happening> _happenings;
    private readonly IReadOnlyList<Walker> _leads;
    private readonly ImmutableArray<FlagSymbol> _flagSymbols;
    private readonly long[] _scores;
    private readonly int[] _labels;
    private readonly bool[] _flags;

    /// <summary>A lead.</summary>
    public Walker(Model model, OracleLead lead, long asOf)
    {
        _asOf = asOf;
        _lead = FactsOf(model.LeadFields, lead.Fields, lead.Key);
        _account = lead.Account is { } account ? FactsOf(model.AccountFields, account.Fields, account.Key) : Facts.None;
        _leads = [];
        _happenings = Happening.Of(lead.Events, asOf);
        _happenings = WithoutIgnored(model.Ignores);
        _flagSymbols = model.Flags;
        _scores = new long[model.Scores.Length];
        _labels = new int[model.Labels.Length];
        _flags = new bool[model.Flags.Length];
        Evaluate(model.EvaluationOrder);
    }

    /// <summary>An account: "account results see account fields and <c>leads</c>", which "leaves out excluded ones".</summary>
    public Walker(Model model, AccountPart part, OracleAccount account, IEnumerable<OracleLead> leads, long asOf)
    {
        _asOf = asOf;
        _lead = Facts.None;
        _account = FactsOf(model.AccountFields, account.Fields, account.Key);
        _happenings = [];
        _leads = [.. leads.Select(lead => new Walker(model, lead with { Account = account }, asOf)).Where(lead => !lead.IsExcluded())];
        _flagSymbols = part.Flags;
        _scores = new long[part.Scores.Length];
        _labels = new int[part.Labels.Length];
        _flags = new bool[part.Flags.Length];
        Evaluate(part.EvaluationOrder);
    }

    /// <summary>Everything that came of the lead or account.</summary>
    public OracleResult Result() => new(
        [.. _scores],
        [.. _labels],
        [.. _flags],
        [.. _flagSymbols.Select(f => f is HandoffSymbol handoff && _flags[f.Ordinal] ? ReasonsOf(handoff) : [])],
        _contributions.ToDictionary(p => p.Key, p => (long)p.Value, (IEqualityComparer<BoundRule>)ReferenceEqualityComparer.Instance));

    private void Evaluate(ImmutableArray<Symbol> order)
    {
        foreach (var symbol in order)
        {
            Evaluate(symbol);
        }
    }

    private void Evaluate(Symbol symbol)
    {
        switch (symbol)
        {
            case ScoreSymbol s:
                _scores[s.Ordinal] = (long)FinishedScore(s);
                break;
            case BandsSymbol s:
                // "Bands have descending lower bounds compared with the finished score exactly as printed, and end in otherwise."
                var reached = s.Bounds.TakeWhile(bound => Highest(s.OfScores) < bound).Count();
                _labels[s.Ordinal] = reached;
                break;
            case RatingSymbol s:
                _labels[s.Ordinal] = s.Parts.Aggregate(0, (index, part) => (index * part.Labels.Length) + _labels[part.Ordinal]);
                break;
            case StagesSymbol s:
                // "Stages are tried from the top; the first that holds is the lead's."
                _labels[s.Ordinal] = s.Conditions.TakeWhile(condition => !Holds(condition)).Count();
                break;
            case HandoffSymbol s:
                // "Excluded leads … are never handed off."
                _flags[s.Ordinal] = !IsExcluded() && Holds(s.Condition);
                break;
            case FlagSymbol s:
                _flags[s.Ordinal] = Holds(s.Condition);
                break;
            default:
                throw new NotSupportedException(symbol.GetType().Name);
        }
    }

    /// <summary>"<c>highest of (crm, erp)</c>", in thousandths.</summary>
    private long Highest(ImmutableArray<ScoreSymbol> scores) => scores.Max(s => _scores[s.Ordinal]);

    /// <summary>"<c>name of highest</c> (the first declared on a tie, missing when the highest is 0 or less)": its place, or null.</summary>
    private int? NameOfHighest(ImmutableArray<ScoreSymbol> scores) =>
        Highest(scores) is > 0 and var highest
            ? Enumerable.Range(0, scores.Length).Where(i => _scores[scores[i].Ordinal] == highest).MinBy(i => scores[i].Ordinal)
            : null;

    private bool IsExcluded() => _flagSymbols.Any(f => f is ExclusionSymbol && _flags[f.Ordinal]);

    /// <summary>
    /// "Then: rule cap, group weight (rounded) and cap from the inside out, sum, range, rounded." A formula "is one undecayed
    /// contribution, rounded to thousandths. Rules in its block add to it."
    /// </summary>
    private BigInteger FinishedScore(ScoreSymbol score)
    {
        var sum = PointsOf(score.Body, inherited: null) + (score.Formula is { } formula ? Points.Of(NumberOf(formula)) : 0);
        var inRange = Points.Capped(sum, score.Minimum, score.Maximum);
        return score.IsRounded ? Points.WholePoints(inRange) : inRange;
    }

    /// <summary>
    /// "Reasons are the positive contributions after the rule's own cap and the weights above it, largest first, ties by declaration; an
    /// unlabelled rule's label is its own text. A formula score names none."
    /// </summary>
    private ImmutableArray<string> ReasonsOf(HandoffSymbol handoff)
    {
        var reasons = new List<(string Label, BigInteger Points)>();
        foreach (var score in handoff.ReasonScores.OrderBy(s => s.Ordinal))
        {
            Collect(score.Body, points => points);
        }

        return [.. reasons.OrderByDescending(r => r.Points).Take(handoff.ReasonCount).Select(r => r.Label)];

        void Collect(BoundGroup group, Func<BigInteger, BigInteger> outer)
        {
            if (group.When is { } when && !Holds(when))
            {
                return;
            }

            BigInteger Weighted(BigInteger points) => outer(Points.Weighted(points, group.Weight));
            foreach (var member in group.Members)
            {
                if (member is BoundGroup inner)
                {
                    Collect(inner, Weighted);
                }
                else if (member is BoundRule rule && Weighted(_contributions[rule]) is { Sign: > 0 } points)
                {
                    reasons.Add((rule.Label, points));
                }
            }
        }
    }

    /// <summary>"A key is never missing": where data give none as a field, it is the key that names the lead or account.</summary>
    private static Facts FactsOf(ImmutableArray<FieldSymbol> fields, ImmutableArray<string?> values, string key) =>
        new([.. fields.Select(f => (f.Ordinal < values.Length ? values[f.Ordinal] : null) ?? (f.IsKey ? key : null))]);
}
