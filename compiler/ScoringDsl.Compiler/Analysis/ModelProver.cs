using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// Proves things about a bound model that has no errors, and says what its author will want to know. Nothing is reported on a guess:
/// a finding here is true of every lead that can be.
/// </summary>
internal static class ModelProver
{
    /// <summary>Looks at a whole model.</summary>
    /// <param name="model">The model, bound without errors.</param>
    /// <param name="own">Its own file.</param>
    /// <param name="trees">All its files.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="proofs">What is known of rules from an earlier text, or null.</param>
    /// <param name="cancellation">Ends the work at the next rule.</param>
    public static void Prove(
        Model model, SyntaxTree own, ImmutableArray<SyntaxTree> trees, DiagnosticBag diagnostics, KnownProofs? proofs = null, CancellationToken cancellation = default)
    {
        var told = new HashSet<(SourceText Source, TextSpan Span, string Code)>();
        var declarations = Declarations(model, trees);
        LintContext? leads = null;
        foreach (var (part, analyzer, reach) in ModelReach.Analyze(model, isForgiving: true, proofs, cancellation))
        {
            var context = new LintContext(model, part, analyzer, reach, diagnostics, told) { Proofs = proofs, Cancellation = cancellation };
            leads ??= context;
            var conditions = new ConditionLint(context);
            if (context == leads)
            {
                CheckDefines(model, conditions);
            }

            CheckRules(context, conditions);
            new ResultLint(context, conditions, declarations).Check();
        }

        if (leads is not null)
        {
            new OutcomeLint(leads).Check();
            new TestValueLint(leads).Check();
            new UnusedLint(leads, own).Check();
        }
    }

    private static void CheckDefines(Model model, ConditionLint conditions)
    {
        foreach (var define in model.Defines)
        {
            if (define.Value is BoundCondition condition)
            {
                conditions.Check(condition, define.Source);
            }
            else if (define.Value is BoundNumber number)
            {
                conditions.Check(number, define.Source);
            }
        }

        foreach (var ignore in model.Ignores)
        {
            conditions.CheckWhere(ignore.Phrase, ignore.Source);
        }
    }

    private static void CheckRules(LintContext context, ConditionLint conditions)
    {
        var rules = new RuleLint(context, conditions);
        var duplicates = new DuplicateLint(context);
        var tiers = new TierLint(context);
        foreach (var scores in context.Part.Scores.GroupBy(s => (object?)s.Family ?? s))
        {
            context.ReportCommon([.. scores], score =>
            {
                rules.Check(score);
                duplicates.Check(score);
                tiers.Check(score);
            });
        }
    }

    /// <summary>Where results are declared.</summary>
    private static Dictionary<Symbol, SyntaxNode> Declarations(Model model, ImmutableArray<SyntaxTree> trees)
    {
        var byPlace = new Dictionary<(object Source, int Start), SyntaxNode>();
        foreach (var tree in trees)
        {
            foreach (var statement in tree.Root.Statements)
            {
                var name = (statement as BandsDeclarationSyntax)?.Name ?? (statement as StagesDeclarationSyntax)?.Name;
                if (name is not null)
                {
                    byPlace.TryAdd((tree.Source, name.Span.Start), statement);
                }
            }
        }

        var found = new Dictionary<Symbol, SyntaxNode>(ReferenceEqualityComparer.Instance);
        foreach (var result in ModelPart.Of(model).SelectMany(p => p.Labels))
        {
            if (byPlace.TryGetValue((result.Source, result.NameSpan.Start), out var statement))
            {
                found.Add(result, statement);
            }
        }

        return found;
    }
}
