using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Numbers computed over events: counts, sums and their kin, days since.</summary>
internal sealed class AggregateBinder(BindingContext context)
{
    private readonly LeadsBinder _leads = new(context);

    public BoundNumber? Bind(AggregateSyntax syntax, Scope scope)
    {
        if (_leads.IsOfLeads(syntax))
        {
            return _leads.Bind(syntax, scope);
        }

        switch (syntax.Function)
        {
            case AggregateFunction.HighestOf:
                return context.Scores.BindHighest(syntax, scope) is { } scores ? new BoundHighest(syntax, scores) : null;

            case AggregateFunction.NameOfHighest:
                if (context.HighestNames.BindOperand(syntax, scope) is { } name)
                {
                    context.HighestNames.Report(name, scope);
                }

                return null;

            case AggregateFunction.SumTop:
                context.Report(scope.At(syntax.FunctionToken).TopOfLeadsOnly());
                return null;

            case AggregateFunction.DaysSince:
                return BindDaysSince(syntax, scope);
        }

        if (syntax.Subject is not { } subject || context.Events.BindPhrase(subject, syntax.Clauses, syntax, scope) is not { } phrase)
        {
            return null;
        }

        return syntax.Function switch
        {
            AggregateFunction.Count when syntax.Distinct is null => new BoundCount(syntax, phrase),
            AggregateFunction.Count => BindSingle(syntax.Property, phrase.Event, scope) is { } property ? new BoundDistinctCount(syntax, property, phrase) : null,
            AggregateFunction.MostPer => BindSingle(syntax.Property, phrase.Event, scope) is { } property ? new BoundMostPer(syntax, property, phrase) : null,
            AggregateFunction.DaysSinceFirst or AggregateFunction.DaysSinceLast =>
                new BoundDaysSinceEvent(syntax, syntax.Function == AggregateFunction.DaysSinceLast, phrase),
            _ => BindFunction(syntax, phrase, scope),
        };
    }

    /// <summary>The property of an event that a part names; null where an error was reported.</summary>
    public FieldSymbol? BindProperty(PhrasePartSyntax part, EventSymbol of, Scope scope)
    {
        var name = part.Token.Value;
        var property = of.Properties.FirstOrDefault(p => NameFold.Same(p.Name, name));
        if (property is not null && part is { Member: null, Index: null })
        {
            context.Refer(part.Token, property, scope);
            return property;
        }

        if (context.Names.HasLostLines(of.Name))
        {
            return null;
        }

        var key = DidYouMean.Find(NameFold.Key(name), of.Properties.Select(p => NameFold.Key(p.Name)));
        var suggestion = of.Properties.FirstOrDefault(p => NameFold.Key(p.Name) == key);
        context.Report(scope.At(part).UnknownProperty(scope.TextOf(part), of, suggestion?.Name));
        return null;
    }

    /// <summary>The property by whose values events are told apart; null where an error was reported.</summary>
    public FieldSymbol? BindSingle(PhrasePartSyntax? part, EventSymbol of, Scope scope)
    {
        if (part is null || BindProperty(part, of, scope) is not { } property)
        {
            return null;
        }

        if (property.Type != FieldType.TextList)
        {
            return property;
        }

        context.Report(scope.At(part).ListTellsNothingApart(property));
        return null;
    }

    private FieldSymbol? BindProperty(AggregateSyntax syntax, EventSymbol of, Scope scope)
    {
        if (syntax.Property is { } part)
        {
            return BindProperty(part, of, scope);
        }

        context.Report(scope.At(syntax.FunctionToken).PropertyExpected(syntax.FunctionToken.Text, of));
        return null;
    }

    private BoundPropertyAggregate? BindFunction(AggregateSyntax syntax, BoundEventPhrase phrase, Scope scope)
    {
        if (BindProperty(syntax, phrase.Event, scope) is not { } property)
        {
            return null;
        }

        if (property.Type != FieldType.Number)
        {
            context.Report(scope.At((SyntaxElement?)syntax.Property ?? syntax).PropertyNotNumber(property));
            return null;
        }

        var function = syntax.Function switch
        {
            AggregateFunction.Sum => PropertyFunction.Sum,
            AggregateFunction.Average => PropertyFunction.Average,
            AggregateFunction.Min => PropertyFunction.Min,
            _ => PropertyFunction.Max,
        };
        return new BoundPropertyAggregate(syntax, function, property, phrase);
    }

    private BoundDaysSince? BindDaysSince(AggregateSyntax syntax, Scope scope)
    {
        if (syntax.Subject is not { } subject)
        {
            return null;
        }

        switch (context.Phrases.Resolve(subject, scope))
        {
            case PhraseMeaning.Compared { Operand: Operand.Other { Value: { Type: FieldType.Date } field }, Rest: [] }:
                if (syntax.Clauses.IsEmpty)
                {
                    return new BoundDaysSince(syntax, field);
                }

                context.Report(scope.At(syntax.Clauses[0]).WindowAfterNumber(scope.TextOf(subject)));
                return null;

            case PhraseMeaning.Happening happening:
                context.Report(scope.At(subject).DaysSinceWhich(happening.Event.Name, subject.Span.Start));
                return null;

            case PhraseMeaning.Nothing:
                return null;

            default:
                context.Report(scope.At(subject).NotADate(scope.TextOf(subject)));
                return null;
        }
    }
}
