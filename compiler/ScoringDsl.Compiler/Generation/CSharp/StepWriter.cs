using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes the order in which a lead's results are computed, and the results that are labels and flags.</summary>
internal static class StepWriter
{
    private const int StepsPerMethod = 64;

    public static void WriteScoreRow(ClassWriter type)
    {
        var steps = type.Plan.Steps;
        var row = new MethodWriter(type, "public override void ScoreRow(Evaluation x)", CodeScope.Lead);
        for (var start = 0; start < steps.Length; start += StepsPerMethod)
        {
            var part = row;
            if (steps.Length > StepsPerMethod)
            {
                var name = $"Steps{start / StepsPerMethod}";
                part = type.Method(name, "void");
                row.Body.Line($"{name}(x);");
            }

            foreach (var step in steps.Skip(start).Take(StepsPerMethod))
            {
                Write(part, step);
            }

            if (part != row)
            {
                part.Finish();
            }
        }

        row.Finish();
    }

    private static void Write(MethodWriter method, PlanStep step)
    {
        switch (step)
        {
            case PlanStep.Score s:
                method.Body.Line($"Score{s.Index}(x);");
                break;
            case PlanStep.Bands s:
                var bands = method.Type.Method($"Label{s.Label}", "int");
                bands.Body.Line($"long s = {ExpressionWriter.Points(s.Of)};");
                for (var i = 0; i < s.Bounds.Length; i++)
                {
                    bands.Body.Line($"if (s >= {CSharpLiterals.Of(s.Bounds[i])}) return {i};");
                }

                bands.Body.Line($"return {s.Bounds.Length};");
                bands.Finish();
                method.Body.Line($"x.Labels[{s.Label}] = Label{s.Label}(x);");
                break;
            case PlanStep.Rating s:
                var index = s.Parts.Aggregate("0", (all, part) => $"({all} * {part.Count} + x.Labels[{part.Label}])");
                method.Body.Line($"x.Labels[{s.Label}] = {index};");
                break;
            case PlanStep.Stages s:
                var stages = method.Type.Method($"Label{s.Label}", "int");
                for (var i = 0; i < s.Conditions.Length; i++)
                {
                    stages.Mapped(s.Conditions[i].Place, $"if ({ExpressionWriter.Of(stages, s.Conditions[i].Condition)}) return {i};");
                }

                stages.Body.Line($"return {s.Conditions.Length};");
                stages.Finish();
                method.Body.Line($"x.Labels[{s.Label}] = Label{s.Label}(x);");
                break;
            case PlanStep.Flag s:
                var flag = method.Type.Method($"Flag{s.Index}", "bool");
                flag.Mapped(s.Place, $"return {ExpressionWriter.Of(flag, s.Condition)};");
                flag.Finish();
                method.Body.Line($"x.Flags[{s.Index}] = Flag{s.Index}(x);");
                break;
        }
    }
}
