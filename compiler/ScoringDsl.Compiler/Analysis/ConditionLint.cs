using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Conditions that can never hold, always hold, or say a thing twice. Told at the smallest part of which it is so.</summary>
internal sealed class ConditionLint(LintContext context)
{
    private const int MostOperands = 1_000;
    private const int MostPaired = 100;
    private const int LongestQuote = 60;

    private readonly ConditionReasons _reasons = new(context);

    /// <summary>Looks at a condition and all its parts.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="source">The file it stands in.</param>
    /// <returns>Whether something was reported.</returns>
    public bool Check(BoundCondition condition, SourceText source)
    {
        var found = CheckPhrases(condition, source);
        switch (condition)
        {
            case BoundConstantCondition or BoundDefineCondition or BoundFlagTest or BoundExcluded or BoundHighestNamePresence:
                return found;

            case BoundNot c:
                return found || Check(c.Operand, source);

            case BoundLogical c:
                return found || CheckLogical(c, source);

            // An unreachable band or stage is told where it stands; here only what no label or every label fits.
            case BoundLabelTest c when c.Labels.Length > 0 && c.Labels.Length < c.Result.Labels.Length:
                return found;

            default:
                return found || CheckSingle(condition, source);
        }
    }

    /// <summary>Looks at the conditions inside an event phrase, and whether any event is left of it.</summary>
    public bool Check(BoundEventPhrase phrase, SourceText source)
    {
        if (CheckWhere(phrase, source))
        {
            return true;
        }

        if (context.Analyzer.FactsOf(phrase, null) is not null || context.Analyzer.FactsOf(phrase, []) is null)
        {
            return false;
        }

        var span = phrase.Syntax is EachRuleSyntax each ? each.Event.Span : phrase.Syntax is EveryRuleSyntax every ? every.Event.Span : phrase.Syntax.Span;
        context.Report(LintContext.At(source, span).EventsAllIgnored(phrase.Event.Name));
        return true;
    }

    /// <summary>Looks at the condition of an event phrase's <c>where</c>.</summary>
    public bool CheckWhere(BoundEventPhrase phrase, SourceText source)
    {
        if (phrase.Where is not { } where)
        {
            return false;
        }

        if (Check(where, source))
        {
            return true;
        }

        if (context.Analyzer.FactsOf(phrase, []) is not null || context.Solver.Assume(Facts.None, where, true) is null)
        {
            return false;
        }

        context.Report(LintContext.At(source, where.Syntax).NeverHolds("It contradicts the value after the event's name."));
        return true;
    }

    /// <summary>Looks at the phrases in a number that stands outside a condition.</summary>
    public bool Check(BoundNumber number, SourceText source)
    {
        var found = false;
        foreach (var part in BoundTree.All(number))
        {
            found |= BoundTree.Phrase(part) is { } phrase && Check(phrase, source);
            var (where, value) = BoundTree.OfLeads(part);
            found |= where is not null && Check(where, source);
            found |= value is not null && Check(value, source);
        }

        return found;
    }

    private bool CheckPhrases(BoundCondition condition, SourceText source)
    {
        if (condition is BoundLogical or BoundNot)
        {
            return false;
        }

        var found = BoundTree.Phrase(condition) is { } phrase && Check(phrase, source);
        foreach (var part in BoundTree.Parts(condition).OfType<BoundNumber>())
        {
            found |= Check(part, source);
        }

        return found;
    }

    private bool CheckSingle(BoundCondition condition, SourceText source)
    {
        var truth = context.Solver.TruthOf(condition);
        if (truth is { CanHold: true, CanFail: true })
        {
            return false;
        }

        var why = _reasons.Of(condition);
        var at = LintContext.At(source, condition.Syntax);
        context.Report(truth.CanHold ? at.AlwaysHolds(why) : at.NeverHolds(why));
        return true;
    }

    private bool CheckLogical(BoundLogical logical, SourceText source)
    {
        // Two halves of one comparison with paths and parts of paths: they are one condition to who wrote it.
        if (logical.Operands.All(o => o.Syntax == logical.Syntax))
        {
            return false;
        }

        var found = false;
        foreach (var operand in logical.Operands)
        {
            found |= Check(operand, source);
        }

        return found || logical.Operands.Length > MostOperands || CheckTwice(logical, source) || CheckTogether(logical, source);
    }

    private bool CheckTwice(BoundLogical logical, SourceText source)
    {
        var seen = new Dictionary<string, BoundCondition>(StringComparer.Ordinal);
        for (var i = 0; i < logical.Operands.Length; i++)
        {
            var operand = logical.Operands[i];
            if (seen.TryAdd(context.Analyzer.Keys.Of(operand), operand))
            {
                continue;
            }

            // With the word before it and the parentheses around it, which are no part of what is bound.
            var first = seen[context.Analyzer.Keys.Of(operand)].Syntax.Span;
            TextSpan? removed = logical.Syntax is LogicalSyntax syntax && syntax.Operands.Length == logical.Operands.Length
                ? TextSpan.FromBounds(syntax.Operands[i - 1].Span.End, syntax.Operands[i].Span.End)
                : null;
            context.Report(LintContext.At(source, operand.Syntax).SaidTwice(first, removed));
            return true;
        }

        return false;
    }

    /// <summary>An <c>and</c> whose parts exclude one another, or an <c>or</c> whose parts leave nothing out.</summary>
    private bool CheckTogether(BoundLogical logical, SourceText source)
    {
        var solver = context.Solver;
        if (solver.Assume(Facts.None, logical, logical.IsAnd) is not null || logical.Operands.Any(o => solver.Assume(Facts.None, o, logical.IsAnd) is null))
        {
            return false;
        }

        var (culprit, other) = FindPair(logical) ?? (logical.Operands[^1], null);
        if (logical.IsAnd)
        {
            var at = LintContext.At(source, other is null ? logical.Syntax.Span : culprit.Syntax.Span);
            var found = at.NeverHolds(other is null ? "Its parts contradict one another." : $"It contradicts {Quote(other, source)}.");
            context.Report(other is null || IsOneLine(logical, source) ? found : found with { Related = [new RelatedPlace(source, other.Syntax.Span, "It stands here.")] });
        }
        else
        {
            context.Report(LintContext.At(source, logical.Syntax).AlwaysHolds(
                other is null ? "Its parts leave no lead out." : $"{Quote(culprit, source)} takes all that {Quote(other, source)} leaves."));
        }

        return true;
    }

    private static bool IsOneLine(BoundCondition condition, SourceText source) =>
        source.GetPosition(condition.Syntax.Span.Start).Line == source.GetPosition(condition.Syntax.Span.End).Line;

    /// <summary>The first two parts that suffice.</summary>
    private (BoundCondition Culprit, BoundCondition? Other)? FindPair(BoundLogical logical)
    {
        for (var i = 1; i < Math.Min(logical.Operands.Length, MostPaired); i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (context.Solver.Assume(Facts.None, logical.Operands[j], logical.IsAnd) is { } facts && context.Solver.Assume(facts, logical.Operands[i], logical.IsAnd) is null)
                {
                    return (logical.Operands[i], logical.Operands[j]);
                }
            }
        }

        return null;
    }

    private static string Quote(BoundCondition condition, SourceText source)
    {
        var text = CanonicalText.Of(condition.Syntax, condition.Syntax.Span.End, _ => null);
        return text.Length > LongestQuote ? $"'{text[..LongestQuote].TrimEnd()}…'" : $"'{text}'";
    }
}
