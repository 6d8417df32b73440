using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Numbers over the leads of an account: <c>count of leads where (…)</c>, <c>max of engagement of leads</c>.</summary>
internal sealed class LeadsBinder(BindingContext context)
{
    /// <summary>Whether an aggregate is over <c>leads</c>. A declared name wins over the word.</summary>
    public bool IsOfLeads(AggregateSyntax syntax) =>
        syntax is
        {
            Function: AggregateFunction.Count or AggregateFunction.Sum or AggregateFunction.Average or AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.SumTop,
            Subject.Parts: [{ Member: null, Index: null, Token.Kind: TokenKind.Word } part, ..],
        }
        && NameFold.Same(part.Token.Value, "leads")
        && context.Names.Find(part.Token.Value) is null;

    /// <summary>The number; null where an error was reported.</summary>
    public BoundNumber? Bind(AggregateSyntax syntax, Scope scope)
    {
        if (syntax.Subject is not { } leads || !context.Read(Reads.Leads, "leads", leads.Parts[0], scope))
        {
            return null;
        }

        if (leads.Parts.Length > 1)
        {
            var span = leads.Parts[1].Span.Cover(leads.Parts[^1].Span);
            context.Report(scope.At(span).UnexpectedWords(scope.Source.ToString(span), "leads"));
            return null;
        }

        if (syntax.Distinct is { } distinct)
        {
            context.Report(scope.At(distinct).DistinctOfLeads());
            return null;
        }

        if (!TryBindWhere(syntax, scope, out var where))
        {
            return null;
        }

        if (syntax.Function == AggregateFunction.Count)
        {
            return new BoundLeadCount(syntax, where);
        }

        // Without a value the parser has reported it.
        if (syntax.Property is not { } part || context.Numbers.Bind(new PhraseSyntax([part], [part]), scope.OfLeads()) is not { } value)
        {
            return null;
        }

        return syntax.Function switch
        {
            AggregateFunction.SumTop => BindTop(syntax, value, where, scope),
            AggregateFunction.Sum => new BoundLeadAggregate(syntax, PropertyFunction.Sum, value, where),
            AggregateFunction.Average => new BoundLeadAggregate(syntax, PropertyFunction.Average, value, where),
            AggregateFunction.Min => new BoundLeadAggregate(syntax, PropertyFunction.Min, value, where),
            _ => new BoundLeadAggregate(syntax, PropertyFunction.Max, value, where),
        };
    }

    private bool TryBindWhere(AggregateSyntax syntax, Scope scope, out BoundCondition? where)
    {
        where = null;
        WhereSyntax? first = null;
        foreach (var clause in syntax.Clauses)
        {
            if (clause is not WhereSyntax found)
            {
                context.Report(scope.At(clause).LeadsHaveNoWindow());
                return false;
            }

            if (first is not null)
            {
                context.Report(scope.At(found).ClauseTwice("where"));
                return false;
            }

            first = found;
            where = context.Conditions.Bind(found.Condition, scope.OfLeads());
        }

        return true;
    }

    private BoundTopLeads? BindTop(AggregateSyntax syntax, BoundNumber value, BoundCondition? where, Scope scope)
    {
        if (syntax.Top is not { Text.Length: > 0 } top)
        {
            return null;
        }

        if (NumberText.TryParseWhole(top, 1, int.MaxValue, out var count))
        {
            return new BoundTopLeads(syntax, count, value, where);
        }

        context.Report(scope.At(top).WholeNumberExpected(top.Text));
        return null;
    }
}
