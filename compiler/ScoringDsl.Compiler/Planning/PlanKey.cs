using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ScoringDsl.Compiler.Planning;

/// <summary>Writes parts of a plan as text: equal parts give equal texts, by which filters are shared; also what plan snapshots show.</summary>
internal static class PlanKey
{
    public static string Of(PlanCondition condition)
    {
        var builder = new StringBuilder();
        Write(builder, condition);
        return builder.ToString();
    }

    public static string Of(PlanNumber number)
    {
        var builder = new StringBuilder();
        Write(builder, number);
        return builder.ToString();
    }

    private static StringBuilder Append(this StringBuilder b, int value, string after) => b.Append(value.ToString(CultureInfo.InvariantCulture)).Append(after);

    private static void Write(StringBuilder b, PlanCondition condition)
    {
        switch (condition)
        {
            case PlanCondition.Constant c:
                b.Append(c.Value ? "always" : "never");
                break;
            case PlanCondition.Logical c:
                b.Append('(');
                for (var i = 0; i < c.Operands.Length; i++)
                {
                    b.Append(i == 0 ? "" : c.IsAnd ? " and " : " or ");
                    Write(b, c.Operands[i]);
                }

                b.Append(')');
                break;
            case PlanCondition.Not c:
                b.Append("not ");
                Write(b, c.Operand);
                break;
            case PlanCondition.LeadText c:
                b.Append("lead.text").Append(c.Slot, ".").Append(c.Predicate, "");
                break;
            case PlanCondition.EventText c:
                b.Append("event.text").Append(c.Slot, ".").Append(c.Predicate, "");
                break;
            case PlanCondition.SameText c:
                Write(b, c.Left);
                b.Append(" same ");
                Write(b, c.Right);
                break;
            case PlanCondition.TextKnown c:
                Write(b, c.Text);
                b.Append(" known");
                break;
            case PlanCondition.NumberCompare c:
                Write(b, c.Left);
                b.Append(' ').Append(Operators.Sign(c.Operator)).Append(' ');
                Write(b, c.Right);
                break;
            case PlanCondition.NumberKnown c:
                Write(b, c.Number);
                b.Append(" known");
                break;
            case PlanCondition.InstantCompare c:
                Write(b, c.Left);
                b.Append(' ').Append(Operators.Sign(c.Operator)).Append(' ');
                Write(b, c.Right);
                break;
            case PlanCondition.InstantKnown c:
                Write(b, c.Instant);
                b.Append(" known");
                break;
            case PlanCondition.CountCompare c:
                Write(b.Append("count "), c.Events);
                b.Append(' ').Append(Operators.Sign(c.Operator)).Append(' ').Append(c.Count.ToString(CultureInfo.InvariantCulture));
                break;
            case PlanCondition.ScoreCompare c:
                Write(b, c.Score);
                b.Append(' ').Append(Operators.Sign(c.Operator)).Append(' ').Append(c.Thousandths.ToString(CultureInfo.InvariantCulture));
                break;
            case PlanCondition.HighestKnown c:
                b.Append("highest").Append(c.Highest, " known");
                break;
            case PlanCondition.HighestIn c:
                b.Append("highest").Append(c.Highest, " in ").AppendJoin(',', c.Scores);
                break;
            case PlanCondition.LabelIn c:
                b.Append("label").Append(c.Label, " in ").AppendJoin(',', c.Indexes);
                break;
            case PlanCondition.Flag c:
                b.Append("flag").Append(c.Index, "");
                break;
            case PlanCondition.Define c:
                b.Append("define").Append(c.Index, "");
                break;
            case PlanCondition.Passes c:
                b.Append("passes").Append(c.Filter, "");
                break;
            default:
                throw new InvalidOperationException(condition.GetType().Name);
        }
    }

    private static void Write(StringBuilder b, PlanNumber number)
    {
        switch (number)
        {
            case PlanNumber.Literal n:
                b.Append(n.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case PlanNumber.LeadNumber n:
                b.Append("lead.number").Append(n.Slot, "");
                break;
            case PlanNumber.EventNumber n:
                b.Append("event.number").Append(n.Slot, "");
                break;
            case PlanNumber.Sum n:
                WriteChain(b, n.Terms, n.Subtracted, " + ", " - ");
                break;
            case PlanNumber.Product n:
                WriteChain(b, n.Factors, n.Divided, " * ", " / ");
                break;
            case PlanNumber.Negation n:
                Write(b.Append('-'), n.Operand);
                break;
            case PlanNumber.Count n:
                Write(b.Append("count "), n.Events);
                break;
            case PlanNumber.Distinct n:
                Write(b.Append("distinct ").Append(n.By.Kind).Append(n.By.Slot, " of "), n.Events);
                break;
            case PlanNumber.MostPer n:
                Write(b.Append("most per ").Append(n.By.Kind).Append(n.By.Slot, " of "), n.Events);
                break;
            case PlanNumber.Property n:
                Write(b.Append(n.Function).Append(" number").Append(n.NumberSlot, " of "), n.Events);
                break;
            case PlanNumber.DaysSince n:
                Write(b.Append("days since "), n.Instant);
                break;
            case PlanNumber.Score n:
                b.Append("score").Append(n.Index, "");
                break;
            case PlanNumber.Highest n:
                b.Append("highest").Append(n.Index, "");
                break;
            case PlanNumber.Define n:
                b.Append("define").Append(n.Index, "");
                break;
            case PlanNumber.LeadCount n:
                b.Append("leads").Append(n.Condition, "");
                break;
            case PlanNumber.LeadAggregate n:
                b.Append(n.Function).Append(" value").Append(n.Number, " of leads").Append(n.Condition, "");
                break;
            case PlanNumber.TopLeads n:
                b.Append("top").Append(n.Most, " value").Append(n.Number, " of leads").Append(n.Condition, "");
                break;
            default:
                throw new InvalidOperationException(number.GetType().Name);
        }
    }

    private static void WriteChain(StringBuilder b, ImmutableArray<PlanNumber> items, ImmutableArray<bool> inverse, string plain, string inverted)
    {
        b.Append('(');
        for (var i = 0; i < items.Length; i++)
        {
            b.Append(i == 0 ? "" : inverse[i] ? inverted : plain);
            Write(b, items[i]);
        }

        b.Append(')');
    }

    private static void Write(StringBuilder b, PlanInstant instant)
    {
        switch (instant)
        {
            case PlanInstant.Literal i:
                b.Append('@').Append(i.Microseconds.ToString(CultureInfo.InvariantCulture));
                break;
            case PlanInstant.AsOf i:
                b.Append("asof").Append(i.Offset.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
                break;
            case PlanInstant.LeadInstant i:
                b.Append("lead.instant").Append(i.Slot, "");
                break;
            case PlanInstant.EventInstant i:
                b.Append("event.instant").Append(i.Slot, "");
                break;
            case PlanInstant.Last i:
                Write(b.Append("last "), i.Events);
                break;
            case PlanInstant.First i:
                Write(b.Append("first "), i.Events);
                break;
            case PlanInstant.Raised i:
                b.Append("raised").Append(i.Score, "");
                break;
            default:
                throw new InvalidOperationException(instant.GetType().Name);
        }
    }

    private static void Write(StringBuilder b, PlanText text) => b.Append(text.IsLead ? "lead.kept" : "event.kept").Append(text.Slot, "");

    private static void Write(StringBuilder b, PlanEvents events)
    {
        b.Append("filter").Append(events.Filter, " window").Append(events.Window, "");
        if (events.Gate is { } gate)
        {
            Write(b.Append(" gate "), gate);
        }

        if (events.Residual is { } residual)
        {
            Write(b.Append(" where "), residual);
        }
    }
}
