using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the conditions of stages, exclusions, segments and hand-offs, and the reasons of hand-offs.</summary>
internal sealed class ResultBinder(BindingContext context)
{
    private readonly List<(Scope Scope, PhraseSyntax Place, ScoreSymbol Score)> _reasons = [];

    public void BindAll()
    {
        foreach (var declaration in context.Names.All)
        {
            var scope = BindingContext.ScopeOf(declaration);
            switch (declaration.Symbol)
            {
                case ScoreSymbol score:
                    new ScoreBinder(context, score, scope).Bind();
                    break;

                case FamilySymbol family:
                    new FamilyBinder(context, declaration, family).Bind();
                    break;

                case StagesSymbol stages when declaration.Syntax is StagesDeclarationSyntax syntax:
                    stages.Conditions = [.. syntax.Stages.Select(s => s.Condition).OfType<ExpressionSyntax>().Select(c => context.Conditions.Bind(c, scope))];
                    break;

                case FlagSymbol flag when declaration.Syntax is ResultDeclarationSyntax syntax:
                    flag.Condition = context.Conditions.Bind(syntax.Condition, scope);
                    BindReasons(flag as HandoffSymbol, syntax.Because, scope);
                    break;
            }
        }

        CheckReasons();
    }

    private void BindReasons(HandoffSymbol? handoff, BecauseSyntax? because, Scope scope)
    {
        if (because is null)
        {
            return;
        }

        if (handoff is null)
        {
            context.Report(scope.At(because).ReasonsOfHandoffsOnly());
            return;
        }

        handoff.ReasonCount = int.MaxValue;
        if (because.Count is { } count)
        {
            if (NumberText.TryParseWhole(count, 1, int.MaxValue, out var top))
            {
                handoff.ReasonCount = top;
            }
            else
            {
                context.Report(scope.At(count).WholeNumberExpected(count.Text));
            }
        }

        var scores = ImmutableArray.CreateBuilder<ScoreSymbol>();
        foreach (var phrase in because.Scores)
        {
            if (context.Scores.Bind(phrase, scope) is { } score && !scores.Contains(score))
            {
                scores.Add(score);
                _reasons.Add((scope, phrase, score));
            }
        }

        handoff.ReasonScores = scores.DrainToImmutable();
    }

    /// <summary>A score that is a formula alone has no rules, and so no reasons.</summary>
    private void CheckReasons()
    {
        foreach (var (scope, place, score) in _reasons)
        {
            if (score.Syntax.Formula is not null && score.Body.Members.IsEmpty)
            {
                var parts = context.Names.AllWithMembers.First(d => d.Symbol == score).Dependencies
                    .Where(d => d.Symbol is ScoreSymbol && d.IsAccount == scope.IsAccount).Select(d => d.Name);
                context.Report(scope.At(place).FormulaHasNoReasons(score.Name, string.Join(", ", parts)));
            }
        }
    }
}
