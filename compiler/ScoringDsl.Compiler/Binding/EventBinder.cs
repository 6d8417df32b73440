using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Events with their subject, <c>where</c> and window; as a condition with a count too.</summary>
internal sealed class EventBinder(BindingContext context)
{
    /// <summary>An event phrase where nothing else can stand: after <c>count of</c>, <c>each</c> and the like. Null where an error was reported.</summary>
    public BoundEventPhrase? BindPhrase(PhraseSyntax phrase, ImmutableArray<TailSyntax> clauses, SyntaxNode whole, Scope scope)
    {
        (phrase, clauses) = context.Phrases.JoinIn(phrase, clauses);
        switch (context.Phrases.Resolve(phrase, scope))
        {
            case PhraseMeaning.Happening happening:
                return BindNarrowed(happening, clauses, null, whole, scope);

            case PhraseMeaning.Nothing:
                return null;

            default:
                context.Report(scope.At(phrase).NotAnEvent(scope.TextOf(phrase)));
                return null;
        }
    }

    /// <summary>An event as a condition. Null where an error was reported.</summary>
    public BoundCondition? BindCondition(
        PhraseMeaning.Happening happening, PhraseSyntax phrase, ImmutableArray<TailSyntax> tails, ExpressionSyntax whole, Scope scope)
    {
        var counts = new List<TailSyntax>();
        if (BindNarrowed(happening, tails, counts, phrase, scope) is not { } bound)
        {
            return null;
        }

        if (counts.Count > 1)
        {
            context.Report(scope.At(counts[1]).SecondComparison(counts is [CompareTailSyntax, CompareTailSyntax]));
            return null;
        }

        return counts.Count == 0
            ? new BoundEventCondition(whole, bound, ComparisonOperator.GreaterOrEqual, new BoundNumberLiteral(whole, 1, 1))
            : BindCount(bound, counts[0], whole, scope);
    }

    private BoundCondition? BindCount(BoundEventPhrase phrase, TailSyntax tail, ExpressionSyntax whole, Scope scope)
    {
        switch (tail)
        {
            case CompareTailSyntax compare:
                if (context.NumberConditions.ReadSign(compare, scope) is not { } sign)
                {
                    return null;
                }

                return context.Numbers.Bind(compare.Right, scope) is { } count ? new BoundEventCondition(whole, phrase, sign, count) : null;

            case InTailSyntax { Operand: RangeSyntax range } inTail:
                return context.NumberConditions.BindRange(range, scope) is var (low, high)
                    ? BindRange(phrase, low, high, isNegated: inTail.Not is not null, whole)
                    : null;

            case InTailSyntax { Operand: ValueListSyntax { Values: [LiteralSyntax { Token.Kind: TokenKind.Number }, ..] values } } inTail:
                return context.NumberConditions.BindSet(values, scope) is { } set
                    ? new BoundNumberSet(whole, new BoundCount(phrase.Syntax, phrase), set, inTail.Not is not null)
                    : null;

            case AtLeastTailSyntax atLeast:
                context.NumberConditions.ReportWords(atLeast, scope);
                return null;

            case IsTailSyntax { Value: LiteralSyntax { Token.Kind: TokenKind.Number } value } isTail:
                if (isTail.Not is null)
                {
                    context.Report(scope.At(isTail.Is).EqualsForCounts(isTail.Is.Text));
                    return null;
                }

                return context.Numbers.Bind(value, scope) is { } other ? new BoundEventCondition(whole, phrase, ComparisonOperator.NotEqual, other) : null;

            default:
                context.Report(scope.At(tail).EventTestedAsText(phrase.Event, scope.TextOf(tail)));
                return null;
        }
    }

    /// <summary>The <c>not</c> of <c>not in</c> is the operator's: the events are still looked at, as they are with <c>is not</c>.</summary>
    private static BoundCondition BindRange(BoundEventPhrase phrase, BoundNumber low, BoundNumber high, bool isNegated, SyntaxNode whole) =>
        isNegated ? new BoundNumberRange(whole, new BoundCount(phrase.Syntax, phrase), low, high, true) : new BoundEventRange(whole, phrase, low, high);

    /// <summary>The event with subject, where and window. Other tails go to <paramref name="others"/>, and are errors where that is null.</summary>
    private BoundEventPhrase? BindNarrowed(
        PhraseMeaning.Happening happening, ImmutableArray<TailSyntax> tails, List<TailSyntax>? others, SyntaxNode whole, Scope scope)
    {
        var isBroken = false;
        BoundCondition? subject = null;
        if (happening.Rest.Count > 0)
        {
            subject = BindSubject(happening, scope);
            isBroken = subject is null;
        }

        WhereSyntax? where = null;
        WindowSyntax? window = null;
        BoundCondition? condition = null;
        BoundWindow? bounds = null;
        foreach (var tail in tails)
        {
            switch (tail)
            {
                case WhereSyntax syntax when where is null:
                    where = syntax;
                    condition = context.Conditions.Bind(syntax.Condition, WhereScope(happening.Event, scope));
                    break;

                case WindowSyntax { Form: WindowForm.WithinNext } syntax:
                    context.Report(scope.At(syntax).EventsToCome());
                    isBroken = true;
                    break;

                case WindowSyntax syntax when window is null:
                    window = syntax;
                    bounds = context.Windows.Bind(syntax, scope);
                    isBroken |= bounds is null;
                    break;

                case WhereSyntax or WindowSyntax:
                    context.Report(scope.At(tail).ClauseTwice(tail is WhereSyntax ? "where" : "window"));
                    isBroken = true;
                    break;

                default:
                    if (others is null)
                    {
                        context.Report(scope.At(tail).CountHere(scope.TextOf(tail)));
                        isBroken = true;
                    }
                    else
                    {
                        others.Add(tail);
                    }

                    break;
            }
        }

        return isBroken ? null : new BoundEventPhrase(whole, happening.Event, subject, condition, bounds);
    }

    private static Scope WhereScope(EventSymbol @event, Scope scope) =>
        scope with { Event = @event, Place = Place.Where, IsOperand = false, PresenceTested = [] };

    private BoundCondition? BindSubject(PhraseMeaning.Happening happening, Scope scope)
    {
        var (@event, rest) = (happening.Event, happening.Rest);
        var span = rest[0].Span.Cover(rest[^1].Span);
        var property = @event.Properties.FirstOrDefault(p => NameFold.Same(p.Name, rest[0].Token.Value));
        if (rest.Count > 1 && property is not null)
        {
            var value = scope.Source.ToString(rest[1].Span.Cover(rest[^1].Span));
            context.Report(scope.At(span).PropertyNeedsWhere($"where ({property.Name} is {(rest.Count == 2 ? value : $"\"{value}\"")})"));
            return null;
        }

        if (EverydayWords.AfterEvent(@event, rest, scope) is { } wording)
        {
            context.Report(wording);
            return null;
        }

        if (@event.Subject is not { } subject)
        {
            if (!context.Names.HasLostLines(@event.Name))
            {
                context.Report(scope.At(span).NoSubject(@event, scope.Source.ToString(span)));
            }

            return null;
        }

        if (context.Values.BindWords(rest, scope) is not { } text)
        {
            return null;
        }

        var written = scope.Source.ToString(span);
        var syntax = rest[0];
        return subject.Type == FieldType.TextList
            ? new BoundTextTest(syntax, new BoundText(subject, TextFacet.None), TextOperator.Contains, [text], false)
            : context.TextConditions.Is(new Operand.Text(span, written, new BoundText(subject, TextFacet.None)), [text], false, syntax, scope);
    }
}
