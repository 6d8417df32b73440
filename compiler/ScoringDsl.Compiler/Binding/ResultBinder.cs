using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the conditions of stages, exclusions, segments and hand-offs, and the reasons of hand-offs.</summary>
internal sealed class ResultBinder(BindingContext context)
{
    public void BindAll()
    {
        foreach (var declaration in context.Names.All)
        {
            var scope = BindingContext.ScopeOf(declaration);
            switch (declaration.Symbol)
            {
                case ScoreSymbol score:
                    new ScoreBinder(context, declaration, score).Bind();
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
            }
        }

        handoff.ReasonScores = scores.DrainToImmutable();
    }

    /// <summary>A score that is a formula alone has no rules, and so no reasons.</summary>
    private void CheckReasons()
    {
        foreach (var declaration in context.Names.All)
        {
            if (declaration is not { Symbol: HandoffSymbol handoff, Syntax: ResultDeclarationSyntax { Because: { } because } })
            {
                continue;
            }

            foreach (var score in handoff.ReasonScores)
            {
                if (score.Syntax.Formula is not null && score.Body.Members.IsEmpty)
                {
                    var parts = string.Join(", ", context.Names.All.First(d => d.Symbol == score).Dependencies.Where(d => d.Symbol is ScoreSymbol && d.IsAccount == declaration.IsAccount).Select(d => d.Name));
                    var place = because.Scores.FirstOrDefault(p => NameFold.Same(p.Parts[0].Token.Value, score.Name)) as SyntaxNode ?? because;
                    context.Report(new Diagnostics.DiagnosticBuilder(declaration.Source, place.Span).FormulaHasNoReasons(score.Name, parts));
                }
            }
        }
    }
}
