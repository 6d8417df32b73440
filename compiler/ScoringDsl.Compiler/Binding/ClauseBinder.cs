using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>What clauses follow; it decides which are allowed.</summary>
internal enum ClausesOf
{
    Condition,
    Each,
    Every,
    Match,
    Arm,
    Group,
}

/// <summary>Decay, caps and limit of a rule or group.</summary>
internal readonly record struct BoundClauses(BoundDecay? Decay, long? Up, long? Down, int? PerPeriodCount, Period Period);

/// <summary>Binds what follows points: decay, caps, <c>at most K per day</c>.</summary>
internal sealed class ClauseBinder(BindingContext context)
{
    private const decimal LeastPercent = 0.001m;

    /// <summary>Decay is computed from whole millionths, which is four decimals of a percent.</summary>
    private const decimal PercentScale = 1_000_000;

    public BoundClauses Bind(ImmutableArray<RuleClauseSyntax> clauses, ClausesOf of, Scope scope)
    {
        var bound = default(BoundClauses);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in clauses)
        {
            var name = clause switch
            {
                CapClauseSyntax cap => IsUp(cap) ? "up to" : "down to",
                PerPeriodClauseSyntax => "at most … per",
                _ => "decay",
            };
            if (of == ClausesOf.Arm)
            {
                context.Report(scope.At(clause).ClauseOnArm(name));
            }
            else if (!seen.Add(name))
            {
                context.Report(scope.At(clause).ClauseTwice(name));
            }
            else
            {
                bound = Add(bound, clause, of, scope);
            }
        }

        return bound;
    }

    public BoundDecay? BindDecay(DecayClauseSyntax decay, Scope scope)
    {
        if (scope.IsAccount)
        {
            context.Report(scope.At(decay).AccountNeverDecays());
            return null;
        }

        if (decay.Form == DecayForm.None)
        {
            return new BoundDecay.None();
        }

        if (decay.Duration is not { } syntax || context.Windows.BindDuration(syntax, scope) is not { } duration)
        {
            return null;
        }

        switch (decay.Form)
        {
            case DecayForm.HalfLife:
                return new BoundDecay.HalfLife(duration);

            case DecayForm.Linear:
                return new BoundDecay.Linear(duration);
        }

        if (decay.Percent is not { } percentSyntax || context.Constants.Bind(percentSyntax, scope) is not { } percent)
        {
            return null;
        }

        if (percent is >= LeastPercent and <= 1 && decimal.IsInteger(percent * PercentScale))
        {
            return new BoundDecay.PercentEvery(percent, duration);
        }

        context.Report(scope.At(percentSyntax).DecayPercent(scope.TextOf(percentSyntax)));
        return null;
    }

    private BoundClauses Add(BoundClauses bound, RuleClauseSyntax clause, ClausesOf of, Scope scope)
    {
        switch (clause)
        {
            case CapClauseSyntax cap:
                var limit = BindCap(cap, scope);
                return IsUp(cap) ? bound with { Up = limit } : bound with { Down = limit };

            case DecayClauseSyntax decay when of == ClausesOf.Every:
                context.Report(scope.At(decay).EveryNeverDecays());
                return bound;

            case DecayClauseSyntax decay:
                return bound with { Decay = BindDecay(decay, scope) };

            case PerPeriodClauseSyntax perPeriod when of == ClausesOf.Each:
                return AddLimit(bound, perPeriod, scope);

            default:
                context.Report(scope.At(clause).LimitWithoutEach());
                return bound;
        }
    }

    private static bool IsUp(CapClauseSyntax cap) => NameFold.Key(cap.Operator.Text).StartsWith("UP", StringComparison.Ordinal);

    private long? BindCap(CapClauseSyntax cap, Scope scope)
    {
        if (context.Constants.BindThousandths(cap.Limit, scope) is not { } limit)
        {
            return null;
        }

        if (IsUp(cap) ? limit >= 0 : limit <= 0)
        {
            return limit;
        }

        context.Report(IsUp(cap) ? scope.At(cap).CapUpNegative(scope.TextOf(cap.Limit)) : scope.At(cap.Limit).CapDownPositive(scope.TextOf(cap.Limit)));
        return null;
    }

    private BoundClauses AddLimit(BoundClauses bound, PerPeriodClauseSyntax clause, Scope scope)
    {
        Period? period = NameFold.Key(clause.Period.Text) switch
        {
            "HOUR" => Period.Hour,
            "DAY" => Period.Day,
            "WEEK" => Period.Week,
            _ => null,
        };
        if (period is null)
        {
            if (clause.Period.Text.Length > 0)
            {
                context.Report(scope.At(clause.Period).UnknownPeriod(clause.Period.Text));
            }

            return bound;
        }

        if (NumberText.TryParseWhole(clause.Count, 1, int.MaxValue, out var count))
        {
            return bound with { PerPeriodCount = count, Period = period.Value };
        }

        if (clause.Count.Text.Length > 0)
        {
            context.Report(scope.At(clause.Count).WholeNumberExpected(clause.Count.Text));
        }

        return bound;
    }
}
