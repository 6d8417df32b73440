using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds <c>match</c>: every arm becomes a condition of its own over the subject.</summary>
internal sealed class MatchBinder(BindingContext context, PointsBinder points, ClauseBinder clauses)
{
    public BoundMatchRule? Bind(MatchRuleSyntax rule, string label, Scope scope)
    {
        var subject = BindSubject(rule.Subject, scope);
        var bound = clauses.Bind(rule.Clauses, ClausesOf.Match, scope);
        var arms = ImmutableArray.CreateBuilder<BoundMatchArm>(rule.Arms.Length);
        MatchArmSyntax? otherwise = null;
        foreach (var arm in rule.Arms)
        {
            if (otherwise is not null)
            {
                context.Report(scope.At(arm).ArmAfterOtherwise());
                break;
            }

            otherwise = arm.Pattern is OtherwisePatternSyntax ? arm : null;
            clauses.Bind(arm.Points.Clauses, ClausesOf.Arm, scope);
            var value = points.Bind(arm.Points.Value, null, scope);
            if (otherwise is not null)
            {
                arms.Add(new BoundMatchArm(arm, null, value));
            }
            else if (subject is not null && BindPattern(subject, arm.Pattern, scope) is { } condition)
            {
                arms.Add(new BoundMatchArm(arm, condition, value));
            }
        }

        if (subject is null)
        {
            return null;
        }

        var phrases = subject is Operand.Number number ? EventPhrases.Of(number.Value) : [];
        return new BoundMatchRule(rule, scope.Source, label, phrases, arms.DrainToImmutable())
        {
            IsLabelled = rule.Label is not null,
            Decay = bound.Decay,
            CapUp = bound.Up,
            CapDown = bound.Down,
        };
    }

    private Operand? BindSubject(ExpressionSyntax syntax, Scope scope)
    {
        if (syntax is AggregateSyntax { Function: AggregateFunction.NameOfHighest } highest)
        {
            return context.HighestNames.BindOperand(highest, scope);
        }

        if (syntax is PhraseSyntax phrase && context.Phrases.Peek(phrase, scope) is PhraseMeaning.Compared)
        {
            if (context.Phrases.Resolve(phrase, scope) is not PhraseMeaning.Compared compared)
            {
                return null;
            }

            if (compared.Rest.Count == 0)
            {
                return compared.Operand;
            }

            context.Phrases.ReportRest(compared.Operand, compared.Rest, scope);
            return null;
        }

        return context.Numbers.Bind(syntax, scope) is { } number ? new Operand.Number(syntax.Span, scope.TextOf(syntax), number) : null;
    }

    /// <summary>The subject tested by a pattern; null where an error was reported.</summary>
    private BoundCondition? BindPattern(Operand subject, ArmPatternSyntax pattern, Scope scope)
    {
        // Later arms take what an arm leaves, missing included: nothing surprises as it does in a condition.
        var quiet = scope with { PresenceTested = scope.PresenceTested.Add(NameFold.Key(subject.Written)) };
        return pattern switch
        {
            ComparePatternSyntax compare => context.Conditions.BindTail(subject, compare.Comparison, pattern, quiet),
            InPatternSyntax inPattern => context.Conditions.BindTail(subject, inPattern.In, pattern, quiet),
            TextPatternSyntax text => context.Conditions.BindTail(subject, text.Test, pattern, quiet),
            RangePatternSyntax range => BindRange(subject, range, scope),
            ValuesPatternSyntax values => BindValues(subject, values, scope),
            _ => null,
        };
    }

    private BoundNumberRange? BindRange(Operand subject, RangePatternSyntax pattern, Scope scope)
    {
        if (subject is Operand.Number number)
        {
            return context.NumberConditions.BindRange(pattern.Range, scope) is var (low, high)
                ? new BoundNumberRange(pattern, number.Value, low, high, false)
                : null;
        }

        context.Report(scope.At(pattern).RangeOfText());
        return null;
    }

    private BoundCondition? BindValues(Operand subject, ValuesPatternSyntax pattern, Scope scope)
    {
        if (pattern.Values is [var only] && PresenceBinder.Read(ValueBinder.BareWord(only)) is { } isKnown)
        {
            var presence = PresenceBinder.Test(subject, isKnown, pattern);
            if (presence is null)
            {
                context.Report(scope.At(pattern).ResultNeverMissing(subject.Written));
            }

            return presence;
        }

        if (pattern.Values is [var word] && ValueBinder.BareWord(word) is { Kind: TokenKind.Word } bare && EverydayWords.IsOtherwise(bare.Value)
            && (subject is not Operand.Text || NameFold.Same(bare.Value, "else")))
        {
            context.Report(scope.At(bare).MeantWord(bare.Text, "otherwise"));
            return null;
        }

        switch (subject)
        {
            case Operand.Number number:
                return context.NumberConditions.BindSet(pattern.Values, scope) is { } numbers ? new BoundNumberSet(pattern, number.Value, numbers, false) : null;

            case Operand.Label label:
                return context.LabelConditions.BindValues(label, pattern.Values, false, pattern, scope);

            case Operand.HighestName name:
                return context.HighestNames.BindValues(name, pattern.Values, false, pattern, scope);

            case Operand.Other { Value.Type: FieldType.Bool } flag when pattern.Values is [PhraseSyntax phrase]:
                return context.FieldConditions.IsYesOrNo(flag, phrase.Parts, pattern, scope);

            case Operand.Other { Value.Type: FieldType.Bool }:
                context.Report(scope.At(pattern).YesOrNoExpected(subject.Written));
                return null;

            case Operand.Other { Value.Type: FieldType.Date }:
                context.Report(scope.At(pattern).DateComparison(subject.Written));
                return null;
        }

        var takesNumbers = subject.Field?.Type == FieldType.OneOf;
        var texts = ImmutableArray.CreateBuilder<string>(pattern.Values.Length);
        foreach (var value in pattern.Values)
        {
            if (context.Values.BindText(value, takesNumbers, scope) is { } text)
            {
                texts.Add(text);
            }
        }

        if (texts.Count < pattern.Values.Length)
        {
            return null;
        }

        return subject switch
        {
            Operand.Text text => context.TextConditions.Is(text, texts.DrainToImmutable(), false, pattern, scope),
            { Field: { } field } => new BoundTextTest(pattern, new BoundText(field, TextFacet.None), TextOperator.Contains, texts.DrainToImmutable(), false),
            _ => null,
        };
    }
}
