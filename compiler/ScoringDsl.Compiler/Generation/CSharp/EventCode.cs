using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes what is asked of some of a lead's events: of the shared aggregates, or, with a residual condition, of events picked one by one.</summary>
internal static class EventCode
{
    /// <summary>An expression for one answer.</summary>
    /// <param name="method">The method that asks.</param>
    /// <param name="events">The events.</param>
    /// <param name="shared">The member of <c>Evaluation</c> that answers over shared aggregates.</param>
    /// <param name="picked">The member that answers over picked events.</param>
    /// <param name="type">The answer's C# type.</param>
    /// <param name="nothing">The answer where the lead does not pass the gate.</param>
    public static string Ask(MethodWriter method, PlanEvents events, string shared, string picked, string type, string nothing)
    {
        if (events.Residual is not null)
        {
            return AskPicked(method, events, picked, type);
        }

        return events.Gate is null ? $"x.{shared}" : $"({ExpressionWriter.Of(method, events.Gate)} ? x.{shared} : {nothing})";
    }

    /// <summary>An expression for one answer over picked events.</summary>
    /// <param name="method">The method that asks.</param>
    /// <param name="events">The events.</param>
    /// <param name="picked">The member of <c>Evaluation</c> that answers; of nothing what it answers where no event is picked.</param>
    /// <param name="type">The answer's C# type.</param>
    public static string AskPicked(MethodWriter method, PlanEvents events, string picked, string type)
    {
        var helper = method.Type.NewHelper("Picked");
        var inner = method.Type.Method(helper, type);
        Pick(inner, events, "0L", isSame: true);
        inner.Body.Line($"return x.{picked};");
        inner.Finish();
        return $"{helper}(x)";
    }

    /// <summary>The newest event's instant.</summary>
    public static string Last(MethodWriter method, PlanEvents events) =>
        Ask(method, events, $"Last({events.Filter}, {events.Window})", "PickedLast", "long", "long.MinValue");

    /// <summary>The newest instant over several groups of events; <c>long.MinValue</c> where there is none.</summary>
    public static string Newest(MethodWriter method, IReadOnlyList<PlanEvents> events) =>
        events.Count == 0
            ? "long.MinValue"
            : events.Skip(1).Aggregate(Last(method, events[0]), (all, e) => $"Math.Max({all}, {Last(method, e)})");

    /// <summary>Writes the loop that picks the events, each with its points.</summary>
    /// <param name="method">A method whose body it becomes.</param>
    /// <param name="events">The events.</param>
    /// <param name="points">The points' expression, in thousandths.</param>
    /// <param name="isSame">Whether every event has the same points.</param>
    public static void Pick(MethodWriter method, PlanEvents events, string points, bool isSame)
    {
        var body = method.Body;
        body.Line("x.StartPicking();");
        if (events.Gate is not null)
        {
            body.Open($"if ({ExpressionWriter.Of(method, events.Gate)})");
        }

        if (isSame && events.Residual is null)
        {
            body.Line($"x.PickAll({events.Filter}, {events.Window}, {points});");
        }
        else
        {
            PickEach(method, events, points);
        }

        if (events.Gate is not null)
        {
            body.Close();
        }
    }

    private static void PickEach(MethodWriter method, PlanEvents events, string points)
    {
        var body = method.Body;
        var next = $"x.NextEvent({events.Filter}, {events.Window}";
        body.Open($"for (int e = {next}, x.FirstEvent); e < x.EndEvent; e = {next}, e + 1))");
        var condition = "";
        if (events.Residual is not null)
        {
            var helper = method.Type.NewHelper("Fits");
            var inner = method.Type.Method(helper, "bool", CodeScope.Event);
            inner.Body.Line($"return {ExpressionWriter.Of(inner, events.Residual)};");
            inner.Finish();
            condition = $"if ({helper}(x, e)) ";
        }

        body.Line($"{condition}x.Pick(e, {points});");
        body.Close();
    }
}
