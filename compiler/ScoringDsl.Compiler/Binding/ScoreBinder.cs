using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the formula and the rules of one score.</summary>
internal sealed class ScoreBinder(BindingContext context, Declaration declaration, ScoreSymbol score)
{
    private const decimal LargestWeight = 1_000_000m;

    private readonly RuleLabels _labels = new(context, declaration.Source);
    private readonly Scope _scope = BindingContext.ScopeOf(declaration);

    public void Bind()
    {
        if (score.Syntax.Formula is { } formula)
        {
            score.Formula = context.Numbers.Bind(formula, _scope with { Place = Place.Formula });
        }

        if (score.Syntax.Body is { } body)
        {
            var (members, decay) = BindBlock(body);
            score.Body = new BoundGroup(score.Syntax, score.Title, members) { Decay = decay };
        }
    }

    private (ImmutableArray<BoundMember> Members, BoundDecay? Decay) BindBlock(BlockSyntax block)
    {
        var rules = new RuleBinder(context, _labels, _scope);
        var members = ImmutableArray.CreateBuilder<BoundMember>();
        BoundDecay? decay = null;
        DecayStatementSyntax? decaySyntax = null;
        foreach (var statement in block.Members)
        {
            switch (statement)
            {
                case DecayStatementSyntax syntax:
                    if (decaySyntax is not null || members.Count > 0)
                    {
                        context.Report(decaySyntax is null ? _scope.At(syntax).DecayNotFirst() : _scope.At(syntax).ClauseTwice("decay"));
                    }

                    decaySyntax ??= syntax;
                    decay ??= rules.Clauses.BindDecay(syntax.Decay, _scope);
                    break;

                case GroupSyntax group:
                    members.Add(BindGroup(group, rules.Clauses));
                    break;

                case RuleSyntax rule:
                    if (rules.Bind(rule) is { } bound)
                    {
                        members.Add(bound);
                    }

                    break;

                case not SkippedStatementSyntax:
                    context.Report(_scope.At(statement.FirstToken as SyntaxElement ?? statement).DeclarationInScore());
                    break;
            }
        }

        return (members.DrainToImmutable(), decay);
    }

    private BoundGroup BindGroup(GroupSyntax group, ClauseBinder clauses)
    {
        var weight = group.Weight is { } weightSyntax ? BindWeight(weightSyntax) : null;
        var when = group.When is { } condition ? context.Conditions.Bind(condition, _scope) : null;
        var caps = clauses.Bind([.. group.Caps], ClausesOf.Group, _scope);
        var (members, decay) = BindBlock(group.Body);
        return new BoundGroup(group, group.Title.Value, members)
        {
            Decay = decay,
            CapUp = caps.Up,
            CapDown = caps.Down,
            Weight = weight,
            When = when,
        };
    }

    private long? BindWeight(ExpressionSyntax syntax)
    {
        if (context.Constants.Bind(syntax, _scope) is not { } weight)
        {
            return null;
        }

        if (weight is >= 0 and <= LargestWeight)
        {
            return (long)decimal.Round(weight * 1_000_000, 0, MidpointRounding.AwayFromZero);
        }

        context.Report(_scope.At(syntax).WeightOutOfRange(_scope.TextOf(syntax)));
        return null;
    }
}
