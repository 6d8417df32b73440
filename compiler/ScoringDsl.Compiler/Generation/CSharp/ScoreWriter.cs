using System.Collections.Immutable;
using ScoringDsl.Compiler.Planning;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes groups and scores of the fast path, formulas, and when a score was raised.</summary>
internal static class ScoreWriter
{
    /// <summary>Rules beyond this many are split into methods, so that the JIT keeps optimising.</summary>
    private const int RulesPerMethod = 32;

    public static string GroupMethod(int group) => $"Group{group}";

    /// <summary>Writes the method that gives a group's points after its weight and cap.</summary>
    public static void WriteGroup(ClassWriter type, PlanGroup group)
    {
        var method = type.Method(GroupMethod(group.Index), "long");
        if (group.When is not null)
        {
            method.Body.Line($"if (!When{group.Index}(x)) return 0L;");
            WriteWhen(type, group, group.When);
        }

        method.Body.Line("long s = 0L;");
        foreach (var (slot, fold) in group.TextFolds)
        {
            method.Body.Line($"s += x.TextFold({slot}, {fold});");
        }

        foreach (var fold in group.NumberFolds)
        {
            method.Body.Line($"s += _fold{fold}[{method.Number(type.Plan.NumberFolds[fold].Slot)}];");
        }

        WriteMembers(method, group);
        if (group.Definition.Weight != 1_000_000)
        {
            method.Body.Line($"s = PointsMath.Weighted(s, {CSharpLiterals.Of(group.Definition.Weight)});");
        }

        if (group.Definition is not { CapDown: long.MinValue, CapUp: long.MaxValue })
        {
            method.Body.Line($"s = PointsMath.Capped(s, {CSharpLiterals.Of(group.Definition.CapDown)}, {CSharpLiterals.Of(group.Definition.CapUp)});");
        }

        method.Body.Line("return s;");
        method.Finish();
    }

    /// <summary>Writes the method that finishes a score.</summary>
    public static void WriteScore(ClassWriter type, PlanScore score, ScoreDefinition definition)
    {
        if (score.Formula is not null)
        {
            var formula = type.Method($"Formula{score.Index}", "long");
            formula.Mapped(score.FormulaPlace, $"return {RuleWriter.Points(formula, score.Formula)};");
            formula.Finish();
        }

        var method = type.Method($"Score{score.Index}", "void");
        method.Body.Line($"long s = {GroupMethod(score.Body)}(x){(score.Formula is null ? "" : $" + Formula{score.Index}(x)")};");
        if (definition is not { Minimum: long.MinValue, Maximum: long.MaxValue })
        {
            method.Body.Line($"s = PointsMath.Capped(s, {CSharpLiterals.Of(definition.Minimum)}, {CSharpLiterals.Of(definition.Maximum)});");
        }

        method.Body.Line($"x.Scores[{score.Index}] = {(definition.IsRounded ? "PointsMath.Rounded(s)" : "s")};");
        method.Finish();
    }

    /// <summary>Writes, for each set of scores that the highest is taken of, a method that gives it and one that gives the index of its score, −1 where none is above 0.</summary>
    public static void WriteHighest(ClassWriter type)
    {
        for (var i = 0; i < type.Plan.Highests.Length; i++)
        {
            var highest = type.Method($"Highest{i}", "long");
            highest.Body.Line("long h = long.MinValue;");
            var name = type.Method($"HighestName{i}", "int");
            name.Body.Line("long h = 0L;");
            name.Body.Line("int name = -1;");
            foreach (var (first, last) in Runs(type.Plan.Highests[i]))
            {
                highest.Body.Line($"for (int k = {first}; k <= {last}; k++) h = Math.Max(h, x.Scores[k]);");
                name.Body.Line($"for (int k = {first}; k <= {last}; k++) if (x.Scores[k] > h) {{ h = x.Scores[k]; name = k; }}");
            }

            highest.Body.Line("return h;");
            highest.Finish();
            name.Body.Line("return name;");
            name.Finish();
        }
    }

    /// <summary>Ascending numbers as runs without gaps: the scores of a family are one.</summary>
    private static IEnumerable<(int First, int Last)> Runs(ImmutableArray<int> numbers)
    {
        for (var start = 0; start < numbers.Length;)
        {
            var end = start + 1;
            while (end < numbers.Length && numbers[end] == numbers[end - 1] + 1)
            {
                end++;
            }

            yield return (numbers[start], numbers[end - 1]);
            start = end;
        }
    }

    /// <summary>Writes the methods that say whether an event after an instant raised a score: one for each score's own rules, one for each score asked for.</summary>
    public static void WriteRaised(ClassWriter type)
    {
        foreach (var score in type.Plan.Raised.SelectMany(r => r.Sources).Distinct())
        {
            var own = new MethodWriter(type, $"private bool RaisedBy{score}(Evaluation x, long since)", CodeScope.Lead);
            WriteRaised(own, type.Plan.Groups[type.Plan.Scores[score].Body]);
            own.Body.Line("return false;");
            own.Finish();
        }

        foreach (var raised in type.Plan.Raised)
        {
            var method = new MethodWriter(type, $"private bool Raised{raised.Score}(Evaluation x, long since)", CodeScope.Lead);
            method.Body.Line($"return {string.Join(" || ", raised.Sources.Select(source => $"RaisedBy{source}(x, since)"))};");
            method.Finish();
        }
    }

    private static void WriteRaised(MethodWriter method, PlanGroup group)
    {
        if (group.When is not null)
        {
            method.Body.Open($"if (When{group.Index}(x))");
        }

        foreach (var member in group.Members)
        {
            if (member.IsGroup)
            {
                WriteRaised(method, method.Type.Plan.Groups[member.Index]);
                continue;
            }

            switch (method.Type.Plan.Rules[member.Index])
            {
                case PlanRule.First { Events.IsEmpty: false } r:
                    method.Body.Line($"if ({EventCode.Newest(method, r.Events)} > since && {RuleWriter.ArmPoints(method, r)} > 0L) return true;");
                    break;
                case PlanRule.Each { Points: PlanNumber.Literal points } r when PointsMath.FromNumber(points.Value) > 0:
                    method.Body.Line($"if ({EventCode.Last(method, r.Events)} > since) return true;");
                    break;
                case PlanRule.Each { Points: not PlanNumber.Literal } r:
                    var helper = method.Type.NewHelper("Raising");
                    var inner = method.Type.Method(helper, "long");
                    RuleWriter.WritePicking(inner, r with { Distinct = null, PerPeriodCount = 0 });
                    inner.Body.Line("return x.PickedLastPositive;");
                    inner.Finish();
                    method.Body.Line($"if ({helper}(x) > since) return true;");
                    break;
            }
        }

        if (group.When is not null)
        {
            method.Body.Close();
        }
    }

    private static void WriteWhen(ClassWriter type, PlanGroup group, PlanCondition when)
    {
        var method = type.Method($"When{group.Index}", "bool");
        method.Mapped(group.WhenPlace, $"return {ExpressionWriter.Of(method, when)};");
        method.Finish();
    }

    private static void WriteMembers(MethodWriter method, PlanGroup group)
    {
        if (group.Members.Length <= RulesPerMethod)
        {
            WriteMembers(method, group, 0);
            return;
        }

        for (var start = 0; start < group.Members.Length; start += RulesPerMethod)
        {
            var name = $"{GroupMethod(group.Index)}_{start / RulesPerMethod}";
            var part = method.Type.Method(name, "long");
            part.Body.Line("long s = 0L;");
            WriteMembers(part, group, start);
            part.Body.Line("return s;");
            part.Finish();
            method.Body.Line($"s += {name}(x);");
        }
    }

    private static void WriteMembers(MethodWriter method, PlanGroup group, int start)
    {
        foreach (var member in group.Members.Skip(start).Take(RulesPerMethod))
        {
            if (member.IsGroup)
            {
                method.Body.Line($"s += {GroupMethod(member.Index)}(x);");
            }
            else
            {
                RuleWriter.WriteTerm(method, method.Type.Plan.Rules[member.Index]);
            }
        }
    }
}
