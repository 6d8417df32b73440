using System.Collections.Immutable;
using System.Globalization;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes conditions, numbers and instants of a plan as C# expressions.</summary>
internal static class ExpressionWriter
{
    /// <summary>Longer chains are split into methods: the JIT optimises small methods, and Roslyn's depth is spared.</summary>
    private const int LongestChain = 24;

    public static string Of(MethodWriter method, PlanCondition condition) => condition switch
    {
        PlanCondition.Constant c => CSharpLiterals.Of(c.Value),
        PlanCondition.Logical c => Chain(method, c.IsAnd, c.Operands.AsSpan()),
        PlanCondition.Not c => $"!({Of(method, c.Operand)})",
        PlanCondition.LeadText c => $"({method.TextWord(c.Slot, c.Predicate >> 6)} & 0x{1UL << (c.Predicate & 63):x}UL) != 0",
        PlanCondition.EventText c => $"e.Text({c.Slot}, {c.Predicate})",
        PlanCondition.SameText c => $"Same({Of(method, c.Left)}, {Of(method, c.Right)})",
        PlanCondition.TextKnown c => $"{Of(method, c.Text)} != null",
        PlanCondition.NumberCompare c => $"{Of(method, c.Left)} {Operators.Sign(c.Operator)} {Of(method, c.Right)}",
        PlanCondition.NumberKnown c => $"!double.IsNaN({Of(method, c.Number)})",
        PlanCondition.InstantCompare { Left: PlanInstant.Raised raised } c => $"Raised{raised.Score}(x, {Of(method, c.Right)})",
        PlanCondition.InstantCompare c => $"{Of(method, c.Left)} {Operators.Sign(c.Operator)} {Of(method, c.Right)}",
        PlanCondition.InstantKnown c => $"{Of(method, c.Instant)} != long.MinValue",
        PlanCondition.CountCompare c => $"{Count(method, c.Events)} {Operators.Sign(c.Operator)} {CSharpLiterals.Of(c.Count)}",
        PlanCondition.ScoreCompare c => $"{Points(c.Score)} {Operators.Sign(c.Operator)} {CSharpLiterals.Of(c.Thousandths)}",
        PlanCondition.HighestKnown c => $"HighestName{c.Highest}(x) >= 0",
        PlanCondition.HighestIn c => OneOf($"HighestName{c.Highest}(x)", c.Scores),
        PlanCondition.LabelIn c => OneOf($"x.Labels[{c.Label}]", c.Indexes),
        PlanCondition.Flag c => $"x.Flags[{c.Index}]",
        PlanCondition.Define c => $"Define{c.Index}(x)",
        PlanCondition.Passes c => $"x.Passes(e, {c.Filter})",
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    public static string Of(MethodWriter method, PlanNumber number) => number switch
    {
        PlanNumber.Literal n => CSharpLiterals.Of(n.Value),
        PlanNumber.LeadNumber n => method.Number(n.Slot),
        PlanNumber.EventNumber n => method.Scope == CodeScope.Signature ? $"e.Number({n.Slot})" : $"x.EventNumber(e, {n.Slot})",
        PlanNumber.Sum n => Chain(method, n.Terms, n.Subtracted, '+', '-'),
        PlanNumber.Product n => Chain(method, n.Factors, n.Divided, '*', '/'),
        PlanNumber.Negation n => $"(-{Of(method, n.Operand)})",
        PlanNumber.Count n => $"(double){Count(method, n.Events)}",
        PlanNumber.Distinct n => "(double)" + EventCode.Ask(
            method,
            n.Events,
            $"Distinct{n.By.Kind}s({n.Events.Filter}, {n.Events.Window}, {n.By.Slot})",
            $"PickedDistinct{n.By.Kind}s({n.By.Slot})",
            "long",
            "0L"),
        PlanNumber.MostPer n => "(double)" + EventCode.AskPicked(method, n.Events, $"PickedMostPer{n.By.Kind}({n.By.Slot})", "long"),
        PlanNumber.Property n => EventCode.Ask(
            method,
            n.Events,
            $"{n.Function}({n.Events.Filter}, {n.Events.Window}, {n.NumberSlot})",
            $"Picked{n.Function}({n.NumberSlot})",
            "double",
            n.Function == PropertyFunction.Sum ? "0d" : "double.NaN"),
        PlanNumber.DaysSince n => $"Days(x.AsOf, {Of(method, n.Instant)})",
        PlanNumber.Define n => $"Define{n.Index}(x)",
        PlanNumber.Finished n => $"PointsMath.ToNumber({Points(n)})",
        PlanNumber.LeadCount n => $"x.CountLeads({n.Condition})",
        PlanNumber.LeadAggregate n => $"x.{n.Function}OfLeads({n.Number}, {n.Condition})",
        PlanNumber.TopLeads n => $"x.TopOfLeads({n.Most}, {n.Number}, {n.Condition})",
        _ => throw new InvalidOperationException(number.GetType().Name),
    };

    /// <summary>A finished score in thousandths of a point.</summary>
    public static string Points(PlanNumber.Finished score) => score switch
    {
        PlanNumber.Score s => $"x.Scores[{s.Index}]",
        PlanNumber.Highest s => $"Highest{s.Index}(x)",
        _ => throw new InvalidOperationException(score.GetType().Name),
    };

    public static string Of(MethodWriter method, PlanInstant instant) => instant switch
    {
        PlanInstant.Literal i => CSharpLiterals.Of(i.Microseconds),
        PlanInstant.AsOf { Offset: 0 } => "x.AsOf",
        PlanInstant.AsOf i => string.Create(CultureInfo.InvariantCulture, $"(x.AsOf {(i.Offset < 0 ? '-' : '+')} {Math.Abs(i.Offset)}L)"),
        PlanInstant.LeadInstant i => method.Instant(i.Slot),
        PlanInstant.EventInstant i => method.Scope == CodeScope.Signature ? $"e.Instant({i.Slot})" : $"x.EventInstant(e, {i.Slot})",
        PlanInstant.Last i => EventCode.Last(method, i.Events),
        PlanInstant.First i => EventCode.Ask(method, i.Events, $"First({i.Events.Filter}, {i.Events.Window})", "PickedFirst", "long", "long.MinValue"),
        _ => throw new InvalidOperationException(instant.GetType().Name),
    };

    private static string Of(MethodWriter method, PlanText text) => text.IsLead || method.Scope != CodeScope.Event ? $"x.Text({text.Slot})" : $"x.EventText(e, {text.Slot})";

    private static string Count(MethodWriter method, PlanEvents events) =>
        EventCode.Ask(method, events, $"Count({events.Filter}, {events.Window})", "PickedCount", "long", "0L");

    /// <summary>A whole number is one of some, which ascend.</summary>
    private static string OneOf(string value, ImmutableArray<int> numbers) => numbers switch
    {
        [] => "false",
        [var only] => $"{value} == {only}",
        var all when all[^1] - all[0] == all.Length - 1 => $"(uint)({value} - {all[0]}) <= {all.Length - 1}u",
        var all => $"{value} is {string.Join(" or ", all)}",
    };

    private static string Chain(MethodWriter method, bool isAnd, ReadOnlySpan<PlanCondition> operands)
    {
        var parts = new List<string>();
        if (operands.Length <= LongestChain)
        {
            foreach (var operand in operands)
            {
                parts.Add($"({Of(method, operand)})");
            }
        }
        else
        {
            // As few levels of methods as needed: each level takes LongestChain times as many operands.
            var step = LongestChain;
            while (step * (long)LongestChain < operands.Length)
            {
                step *= LongestChain;
            }

            for (var start = 0; start < operands.Length; start += step)
            {
                var helper = method.Type.NewHelper(isAnd ? "All" : "Any");
                var inner = method.Type.Method(helper, "bool", method.Scope);
                inner.Body.Line($"return {Chain(inner, isAnd, operands[start..Math.Min(start + step, operands.Length)])};");
                inner.Finish();
                parts.Add($"{helper}({MethodWriter.Arguments(method.Scope)})");
            }
        }

        return string.Join(isAnd ? " && " : " || ", parts);
    }

    private static string Chain(MethodWriter method, ImmutableArray<PlanNumber> items, ImmutableArray<bool> inverse, char plain, char inverted)
    {
        if (items.Length <= LongestChain)
        {
            var parts = items.Select((item, i) => i == 0 ? Of(method, item) : $"{(inverse[i] ? inverted : plain)} {Of(method, item)}");
            return $"PointsMath.Finite({string.Join(' ', parts)})";
        }

        // Floating-point chains are computed strictly from the left, also where they are split.
        var helper = method.Type.NewHelper("Chain");
        var outer = method.Type.Method(helper, "double", method.Scope);
        outer.Body.Line("double value = " + CSharpLiterals.Of(plain == '+' ? 0d : 1d) + ";");
        const int Step = 256;
        for (var start = 0; start < items.Length; start += Step)
        {
            var name = method.Type.NewHelper("Link");
            var link = new MethodWriter(method.Type, $"private double {name}({MethodWriter.Parameters(method.Scope)}, double value)", method.Scope);
            for (var i = start; i < Math.Min(start + Step, items.Length); i++)
            {
                link.Body.Line($"value {(inverse[i] ? inverted : plain)}= {Of(link, items[i])};");
            }

            link.Body.Line("return value;");
            link.Finish();
            outer.Body.Line($"value = {name}({MethodWriter.Arguments(method.Scope)}, value);");
        }

        outer.Body.Line("return PointsMath.Finite(value);");
        outer.Finish();
        return $"{helper}({MethodWriter.Arguments(method.Scope)})";
    }
}
