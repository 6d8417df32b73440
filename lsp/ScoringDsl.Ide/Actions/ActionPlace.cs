using System.Globalization;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>A selection with what actions ask about it.</summary>
/// <param name="Analysis">The analysis that speaks for the file.</param>
/// <param name="Tree">The file.</param>
/// <param name="Model">The bound model.</param>
/// <param name="Selection">The selection without blanks at its ends; of length 0 for a cursor.</param>
internal sealed record ActionPlace(ModelAnalysis Analysis, SyntaxTree Tree, Model Model, TextSpan Selection)
{
    /// <summary>The nodes around the selection's beginning, outermost first.</summary>
    public IReadOnlyList<SyntaxNode> Nodes { get; } = TokenFinder.NodesAt(Tree.Root, Selection.Start);

    /// <summary>The top-level statement that the selection begins in, or null.</summary>
    public StatementSyntax? Statement => Nodes.OfType<StatementSyntax>().FirstOrDefault();

    /// <summary>The names that a stretch of the file uses.</summary>
    public IEnumerable<Symbol> SymbolsIn(TextSpan span) =>
        Model.References.Where(r => r.Source == Tree.Source && r.Span.Start >= span.Start && r.Span.End <= span.End).Select(r => r.Symbol);

    /// <summary>A name that nothing of the model has: the wish, else with a number behind it.</summary>
    public string FreeName(string wish)
    {
        var taken = SymbolFinder.SymbolsOf(Model).Select(s => TextFold.Fold(s.Name)).ToHashSet(StringComparer.Ordinal);
        var name = wish;
        for (var number = 2; taken.Contains(TextFold.Fold(name)); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wish}_{number}");
        }

        return name;
    }

    /// <summary>
    /// Whether a rule's text may change without a test losing it: a rule without a label goes by its text, and tests may name it so.
    /// </summary>
    public bool MayReword(TextSpan span)
    {
        if (Nodes.OfType<RuleSyntax>().LastOrDefault() is not { } rule || LabelOf(rule) is not null)
        {
            return true;
        }

        var label = RulesOf(Model).FirstOrDefault(r => r.Syntax == rule)?.Label;
        return !Model.Tests.SelectMany(t => t.Leads.SelectMany(l => l.Expectations).Concat(t.Accounts.SelectMany(a => a.Expectations))).Any(e => e switch
        {
            BoundExpectation.Gives gives => gives.Rule.Syntax == rule,
            BoundExpectation.Reason reason => label is not null && TextFold.Fold(reason.Label) == TextFold.Fold(label),
            _ => false,
        });
    }

    /// <summary>The label that a rule was given, or null.</summary>
    public static SyntaxToken? LabelOf(RuleSyntax rule) => rule switch
    {
        ConditionRuleSyntax r => r.Label,
        EachRuleSyntax r => r.Label,
        EveryRuleSyntax r => r.Label,
        MatchRuleSyntax r => r.Label,
        _ => null,
    };

    /// <summary>The rules of a model's scores, those of accounts last.</summary>
    public static IEnumerable<BoundRule> RulesOf(Model model) =>
        model.Scores.Concat(model.Account?.Scores ?? []).SelectMany(s => RulesOf(s.Body));

    private static IEnumerable<BoundRule> RulesOf(BoundGroup group) => group.Members.SelectMany(m => m switch
    {
        BoundGroup inner => RulesOf(inner),
        BoundRule rule => [rule],
        _ => Enumerable.Empty<BoundRule>(),
    });
}
