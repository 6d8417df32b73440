using ScoringDsl.Compiler.Planning;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>
/// Writes rules twice: as a term of the fast path, and as a method of its own that gives the contribution before the rule's cap, for
/// explanations and reasons. A rule that is no simple term uses its method in the fast path too.
/// </summary>
internal static class RuleWriter
{
    /// <summary>Arms beyond this many are split into methods.</summary>
    private const int ArmsPerMethod = 64;

    /// <summary>The name of a rule's own method.</summary>
    public static string MethodOf(PlanRule rule) => $"Rule{rule.Definition.Index}";

    /// <summary>Writes the statement that adds a rule's contribution, after its cap, to the local <c>s</c>.</summary>
    public static void WriteTerm(MethodWriter method, PlanRule rule)
    {
        switch (rule)
        {
            case PlanRule.First { Arms: [var arm] } r:
                var points = arm.Points is PlanNumber.Literal constant && r.Curve < 0
                    ? CSharpLiterals.Of(PointsMath.Capped(PointsMath.FromNumber(constant.Value), r.Definition.CapDown, r.Definition.CapUp))
                    : Capped(rule, Decayed(method, r, Points(method, arm.Points)));
                method.Mapped(rule.Place, $"if ({ExpressionWriter.Of(method, arm.Condition)}) s += {points};");
                break;
            case PlanRule.Each { IsPlain: true } r:
                method.Mapped(rule.Place, $"s += {Capped(rule, PlainEach(method, r))};");
                break;
            default:
                method.Mapped(rule.Place, $"{Guard(rule)}s += {Capped(rule, MethodOf(rule) + "(x)")};");
                break;
        }
    }

    /// <summary>A look at whether there is any event for a rule that picks events one by one, where none means no points.</summary>
    private static string Guard(PlanRule rule) =>
        rule is PlanRule.Each { Events: { Residual: null, Gate: null } events, Definition: { CapDown: <= 0, CapUp: >= 0 } }
            ? $"if (x.Count({events.Filter}, {events.Window}) != 0L) "
            : "";

    /// <summary>Writes a rule's own method.</summary>
    public static void WriteMethod(ClassWriter type, PlanRule rule)
    {
        var method = new MethodWriter(type, $"[MethodImpl(MethodImplOptions.NoInlining)] private long {MethodOf(rule)}(Evaluation x)", CodeScope.Lead);
        switch (rule)
        {
            case PlanRule.First r:
                WriteFirst(method, r);
                break;
            case PlanRule.Each r:
                WriteEach(method, r);
                break;
            case PlanRule.Every r:
                WriteEvery(method, r);
                break;
        }

        method.Finish();
    }

    /// <summary>An expression for points in thousandths.</summary>
    public static string Points(MethodWriter method, PlanNumber points) => points is PlanNumber.Literal constant
        ? CSharpLiterals.Of(PointsMath.FromNumber(constant.Value))
        : $"PointsMath.FromNumber({ExpressionWriter.Of(method, points)})";

    /// <summary>The points of the first arm that fits, undecayed; 0 where none does.</summary>
    public static string ArmPoints(MethodWriter method, PlanRule.First rule)
    {
        if (rule.Arms is [var only])
        {
            return $"({ExpressionWriter.Of(method, only.Condition)} ? {Points(method, only.Points)} : 0L)";
        }

        var helper = method.Type.NewHelper("Arms");
        var outer = method.Type.Method(helper, "long");
        for (var start = 0; start < rule.Arms.Length; start += ArmsPerMethod)
        {
            if (rule.Arms.Length <= ArmsPerMethod)
            {
                WriteArms(outer, rule, start);
                continue;
            }

            var name = method.Type.NewHelper("Arms");
            var part = method.Type.Method(name, "long");
            WriteArms(part, rule, start);
            part.Body.Line("return long.MinValue;");
            part.Finish();
            outer.Body.Line($"long p{start} = {name}(x);");
            outer.Body.Line($"if (p{start} != long.MinValue) return p{start};");
        }

        outer.Body.Line("return 0L;");
        outer.Finish();
        return $"{helper}(x)";
    }

    private static void WriteArms(MethodWriter method, PlanRule.First rule, int start)
    {
        foreach (var arm in rule.Arms.Skip(start).Take(ArmsPerMethod))
        {
            method.Mapped(arm.Place, $"if ({ExpressionWriter.Of(method, arm.Condition)}) return {Points(method, arm.Points)};");
        }
    }

    private static void WriteFirst(MethodWriter method, PlanRule.First rule)
    {
        if (!rule.Events.IsEmpty)
        {
            WriteNote(method, rule.Events);
        }

        if (rule.Curve < 0)
        {
            method.Mapped(rule.Place, $"return {ArmPoints(method, rule)};");
            return;
        }

        method.Mapped(rule.Place, $"long p = {ArmPoints(method, rule)};");
        method.Body.Line($"return p == 0L ? 0L : {Decayed(method, rule, "p")};");
    }

    /// <summary>Writes what an explanation says of a rule's events: how many there were, and the newest.</summary>
    private static void WriteNote(MethodWriter method, IReadOnlyList<PlanEvents> events)
    {
        var counts = events.Select(e => EventCode.Ask(method, e, $"Count({e.Filter}, {e.Window})", "PickedCount", "long", "0L"));
        method.Body.Line($"if (x.IsExplaining) x.Note({string.Join(" + ", counts)}, {EventCode.Newest(method, events)});");
    }

    private static string Decayed(MethodWriter method, PlanRule.First rule, string points) =>
        rule.Curve < 0 ? points : $"PointsMath.Decayed({points}, x.DecayFactor({rule.Curve}, {EventCode.Newest(method, rule.Events)}))";

    private static string PlainEach(MethodWriter method, PlanRule.Each rule)
    {
        var events = rule.Events;
        var points = Points(method, rule.Points);
        var sum = rule.Curve < 0
            ? $"{points} * x.Count({events.Filter}, {events.Window})"
            : $"PointsMath.Decayed({points}, x.DecaySum({events.Filter}, {events.Window}, {rule.Curve}))";
        return events.Gate is null ? sum : $"({ExpressionWriter.Of(method, events.Gate)} ? {sum} : 0L)";
    }

    private static void WriteEach(MethodWriter method, PlanRule.Each rule)
    {
        if (rule.IsPlain)
        {
            WriteNote(method, [rule.Events]);
            method.Mapped(rule.Place, $"return {PlainEach(method, rule)};");
            return;
        }

        WritePicking(method, rule);
        method.Body.Line("x.Note(x.PickedCount, x.PickedLast);");
        method.Mapped(rule.Place, $"return x.PickedPoints({rule.Curve});");
    }

    /// <summary>Writes the picking of a rule's events with their points, and what <c>distinct</c> and <c>at most</c> leave of them.</summary>
    public static void WritePicking(MethodWriter method, PlanRule.Each rule)
    {
        string points;
        if (rule.Points is PlanNumber.Literal)
        {
            points = Points(method, rule.Points);
        }
        else
        {
            var helper = method.Type.NewHelper("Points");
            var inner = method.Type.Method(helper, "long", CodeScope.Event);
            inner.Mapped(rule.Place, $"return {Points(inner, rule.Points)};");
            inner.Finish();
            points = $"{helper}(x, e)";
        }

        EventCode.Pick(method, rule.Events, points, isSame: rule.Points is PlanNumber.Literal);
        if (rule.Distinct is { } distinct)
        {
            method.Body.Line($"x.KeepLatestBy{distinct.Kind}({distinct.Slot});");
        }

        if (rule.PerPeriodCount > 0)
        {
            method.Body.Line($"x.KeepPerPeriod({rule.PerPeriodCount}, {CSharpLiterals.Of(rule.PeriodLength)});");
        }
    }

    private static void WriteEvery(MethodWriter method, PlanRule.Every rule)
    {
        method.Body.Line($"long since = {EventCode.Last(method, rule.Events)};");
        if (rule.SinceSlot >= 0)
        {
            method.Body.Line($"if (since == long.MinValue) since = {method.Instant(rule.SinceSlot)};");
        }

        method.Body.Line("x.Note(0L, since);");
        method.Body.Line("if (since == long.MinValue || since > x.AsOf) return 0L;");

        // A billion times any points but 0 is past the limit of a rule's points, so the product may stop there.
        method.Body.Line($"long times = Math.Min((x.AsOf - since) / {CSharpLiterals.Of(rule.Duration)}, 1_000_000_000L);");
        method.Mapped(rule.Place, $"return PointsMath.Capped(times * {Points(method, rule.Points)}, -PointsMath.Limit, PointsMath.Limit);");
    }

    private static string Capped(PlanRule rule, string value) => rule.Definition is { CapDown: long.MinValue, CapUp: long.MaxValue }
        ? value
        : $"PointsMath.Capped({value}, {CSharpLiterals.Of(rule.Definition.CapDown)}, {CSharpLiterals.Of(rule.Definition.CapUp)})";
}
