using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the formula and the rules of one score.</summary>
internal sealed class ScoreBinder(BindingContext context, ScoreSymbol score, Scope scope)
{
    private const decimal LargestWeight = 1_000_000m;

    private readonly RuleLabels _labels = new(context, scope);

    public void Bind()
    {
        if (score.Syntax.Formula is { } formula)
        {
            score.Formula = context.Numbers.Bind(formula, scope with { Place = Place.Formula });
        }

        if (score.Syntax.Body is { } body)
        {
            var (members, decay) = BindBlock(body);
            score.Body = new BoundGroup(score.Syntax, score.Title, members) { Decay = decay };
        }
    }

    private (ImmutableArray<BoundMember> Members, BoundDecay? Decay) BindBlock(BlockSyntax block)
    {
        var rules = new RuleBinder(context, _labels, scope);
        var members = ImmutableArray.CreateBuilder<BoundMember>();
        BoundDecay? decay = null;
        DecayStatementSyntax? decaySyntax = null;
        foreach (var statement in block.Members)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            switch (statement)
            {
                case DecayStatementSyntax syntax:
                    if (decaySyntax is not null || members.Count > 0)
                    {
                        context.Report(decaySyntax is null ? scope.At(syntax).DecayNotFirst() : scope.At(syntax).ClauseTwice("decay"));
                    }

                    decaySyntax ??= syntax;
                    decay ??= rules.Clauses.BindDecay(syntax.Decay, scope);
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
                    context.Report(scope.At(statement.FirstToken as SyntaxElement ?? statement).DeclarationInScore());
                    break;
            }
        }

        return (members.DrainToImmutable(), decay);
    }

    private BoundGroup BindGroup(GroupSyntax group, ClauseBinder clauses)
    {
        var weight = group.Weight is { } weightSyntax ? BindWeight(weightSyntax) : null;
        var when = group.When is { } condition ? context.Conditions.Bind(condition, scope) : null;
        var caps = clauses.Bind([.. group.Caps], ClausesOf.Group, scope);
        var (members, decay) = BindBlock(group.Body);
        return new BoundGroup(group, scope.ValueOf(group.Title), members)
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
        if (context.Constants.Bind(syntax, scope) is not { } weight)
        {
            return null;
        }

        if (weight is >= 0 and <= LargestWeight)
        {
            return (long)decimal.Round(weight * 1_000_000, 0, MidpointRounding.AwayFromZero);
        }

        context.Report(scope.At(syntax).WeightOutOfRange(scope.TextOf(syntax)));
        return null;
    }
}
