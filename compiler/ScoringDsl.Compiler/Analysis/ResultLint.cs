using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Bands, stages and hand-offs that no lead gets to.</summary>
internal sealed class ResultLint(LintContext context, ConditionLint conditions, Dictionary<Symbol, SyntaxNode> declarations)
{
    public void Check()
    {
        foreach (var result in context.Part.Labels)
        {
            switch (result)
            {
                case BandsSymbol bands when declarations.GetValueOrDefault(bands) is BandsDeclarationSyntax syntax:
                    CheckBands(bands, syntax);
                    break;

                case StagesSymbol stages when declarations.GetValueOrDefault(stages) is StagesDeclarationSyntax syntax:
                    CheckStages(stages, syntax);
                    break;
            }
        }

        foreach (var flag in context.Part.Flags)
        {
            if (!conditions.Check(flag.Condition, flag.Source) && flag is HandoffSymbol handoff)
            {
                CheckHandoff(handoff);
            }
        }
    }

    private void CheckBands(BandsSymbol bands, BandsDeclarationSyntax syntax)
    {
        var reach = context.Analyzer.Numbers.Highest(bands.OfScores);
        var name = bands.OfScores is [var only] ? only.Name : bands.Source.ToString(syntax.Of.Span);
        foreach (var (band, bound) in syntax.Bands.Where(b => b.Bound is not null).Zip(bands.Bounds))
        {
            var at = LintContext.At(bands.Source, band);
            if (bound > reach.Maximum)
            {
                context.Report(at.BandAboveScore(band.Label.Value, name, NumberText.Write(reach.Maximum.Value / 1000m)));
            }
            else if (bound <= reach.Minimum)
            {
                context.Report(at.BandBelowScore(band.Label.Value, name, NumberText.Write(reach.Minimum.Value / 1000m)));
                return;
            }
        }

        CheckSkipped(bands, syntax);
    }

    /// <summary>Bands between two values that the score can have next to each other.</summary>
    private void CheckSkipped(BandsSymbol bands, BandsDeclarationSyntax syntax)
    {
        if (bands.OfScores is not [var score] || context.Reach.Values(score) is not { } values)
        {
            return;
        }

        for (var i = 0; i < bands.Labels.Length; i++)
        {
            var low = i < bands.Bounds.Length ? bands.Bounds[i] : (long?)null;
            var high = i > 0 ? bands.Bounds[i - 1] : (long?)null;
            if (!values.HasBetween(low, high) && values.Around(low, high) is ({ } below, { } above))
            {
                context.Report(LintContext.At(bands.Source, syntax.Bands[i]).BandSkipped(
                    bands.Labels[i], score.Name, NumberText.Write(below / 1000m), NumberText.Write(above / 1000m)));
            }
        }
    }

    private void CheckStages(StagesSymbol stages, StagesDeclarationSyntax syntax)
    {
        var before = Facts.None;
        for (var i = 0; i < stages.Conditions.Length; i++)
        {
            var condition = stages.Conditions[i];
            var isTold = conditions.Check(condition, stages.Source);
            if (!isTold && context.Solver.Assume(Facts.None, condition, true) is not null && context.Solver.Assume(before, condition, true) is null)
            {
                var taken = stages.Conditions.Take(i).ToList().FindIndex(c => context.Solver.Assume(Facts.None, c, false) is not { } rest || context.Solver.Assume(rest, condition, true) is null);
                var found = LintContext.At(stages.Source, syntax.Stages[i].Label).StageNeverReached(stages.Labels[i]);
                context.Report(taken < 0 ? found : found with { Related = [new RelatedPlace(stages.Source, syntax.Stages[taken].Span, $"'{stages.Labels[taken]}' takes them.")] });
            }

            if (context.Solver.Assume(before, condition, false) is not { } rest)
            {
                // All that come after are out of reach; the first of them says so.
                if (!isTold && i + 1 < stages.Conditions.Length)
                {
                    context.Report(LintContext.At(stages.Source, syntax.Stages[i + 1].Label).StageNeverReached(stages.Labels[i + 1]));
                }

                return;
            }

            before = rest;
        }
    }

    private void CheckHandoff(HandoffSymbol handoff)
    {
        var solver = context.Solver;
        if (context.Reach.CanHold(handoff) || solver.Assume(Facts.None, handoff.Condition, true) is null)
        {
            return;
        }

        var exclusion = context.Part.Flags.OfType<ExclusionSymbol>()
            .FirstOrDefault(e => solver.Assume(Facts.None, e.Condition, false) is not { } facts || solver.Assume(facts, handoff.Condition, true) is null);
        var found = LintContext.At(handoff.Source, handoff.Condition.Syntax).HandoffNeverGiven(handoff.Name);
        context.Report(exclusion is null ? found : found with { Related = [new RelatedPlace(exclusion.Source, exclusion.NameSpan, $"'{exclusion.Name}' excludes them.")] });
    }
}
