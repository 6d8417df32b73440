using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>What the lints of one model share.</summary>
internal sealed class LintContext
{
    private readonly HashSet<(SourceText Source, TextSpan Span, string Code)> _told;

    /// <param name="model">The model.</param>
    /// <param name="part">What of it is looked at.</param>
    /// <param name="analyzer">What was worked out about that part.</param>
    /// <param name="reach">What the model can reach, slips that are reported by themselves left aside.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="told">What was reported already.</param>
    public LintContext(Model model, ModelPart part, ReachAnalyzer analyzer, ModelReach reach, DiagnosticBag diagnostics, HashSet<(SourceText Source, TextSpan Span, string Code)> told)
    {
        Model = model;
        Part = part;
        Analyzer = analyzer;
        Reach = reach;
        Diagnostics = diagnostics;
        _told = told;
    }

    public Model Model { get; }

    public ModelPart Part { get; }

    public ReachAnalyzer Analyzer { get; }

    public ModelReach Reach { get; }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>What is known of single rules, or null.</summary>
    public KnownProofs? Proofs { get; init; }

    /// <summary>Asked before each rule: whether anybody still waits for what is proved.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How often something was reported, told already or not.</summary>
    public int ReportCount { get; private set; }

    public ConditionSolver Solver => Analyzer.Solver;

    /// <summary>Reports; what was reported already of this place is not told again: the subject of a <c>match</c> stands in each of its arms.</summary>
    public void Report(Diagnostic diagnostic)
    {
        ReportCount++;
        if (_told.Add((diagnostic.Source, diagnostic.Span, diagnostic.Code)))
        {
            Diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Runs a lint over the members of a family, which share their text, and keeps what was found in every one.</summary>
    public void ReportCommon(IReadOnlyList<ScoreSymbol> members, Action<ScoreSymbol> lint)
    {
        if (members.Count == 1)
        {
            lint(members[0]);
            return;
        }

        var start = Diagnostics.Count;
        var found = new List<List<Diagnostic>>();
        foreach (var member in members)
        {
            lint(member);
            found.Add([.. Diagnostics.Items.Skip(start)]);
            Diagnostics.Truncate(start);
            found[^1].ForEach(d => _told.Remove((d.Source, d.Span, d.Code)));
        }

        foreach (var diagnostic in found[0].Where(d => found.All(f => f.Any(o => o.Source == d.Source && o.Span == d.Span && o.Code == d.Code))))
        {
            Report(diagnostic);
        }
    }

    public static DiagnosticBuilder At(SourceText source, TextSpan span) => new(source, span);

    public static DiagnosticBuilder At(SourceText source, SyntaxElement element) => new(source, element.Span);

    /// <summary>All rules and groups of a group, groups before what is in them, each with the group around it and the decay that it inherits.</summary>
    public static IEnumerable<(BoundMember Member, BoundGroup Group, BoundDecay? Decay)> Members(BoundGroup group, BoundDecay? inherited = null)
    {
        var decay = group.Decay ?? inherited;
        foreach (var member in group.Members)
        {
            yield return (member, group, member.Decay ?? decay);
            if (member is BoundGroup inner)
            {
                foreach (var found in Members(inner, decay))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>Whether a rule's points fade with the age of events.</summary>
    public static bool Fades(BoundMember member, BoundDecay? decay) => decay is not (null or BoundDecay.None) && member switch
    {
        BoundConditionRule rule => BoundTree.ReadsEvents(rule.Condition),
        BoundMatchRule rule => !rule.Phrases.IsEmpty,
        BoundEveryRule => false,
        _ => true,
    };
}
