using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>What the lints of one model share.</summary>
internal sealed class LintContext
{
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<(SourceText Source, TextSpan Span, string Code)> _told = [];

    public LintContext(Model model, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        Model = model;
        Analyzer = new ReachAnalyzer(model, isForgiving: true);
        Reach = Analyzer.Analyze();
    }

    public Model Model { get; }

    public ReachAnalyzer Analyzer { get; }

    public ConditionSolver Solver => Analyzer.Solver;

    /// <summary>What the model can reach, slips that are reported by themselves left aside.</summary>
    public ModelReach Reach { get; }

    /// <summary>Reports; what was reported already of this place is not told again: the subject of a <c>match</c> stands in each of its arms.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_told.Add((diagnostic.Source, diagnostic.Span, diagnostic.Code)))
        {
            _diagnostics.Add(diagnostic);
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
