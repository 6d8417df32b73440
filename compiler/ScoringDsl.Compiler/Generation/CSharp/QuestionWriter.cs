using System.Collections.Immutable;
using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes the method by which a lead answers what the rules of accounts ask of it.</summary>
internal static class QuestionWriter
{
    private const int AnswersPerMethod = 64;

    public static void Write(ClassWriter type, PlanQuestions questions)
    {
        var ask = new MethodWriter(type, "public override void AskLead(Evaluation x, Span<ulong> conditions, Span<double> numbers)", CodeScope.Lead);
        ask.Body.Line($"if ({ExpressionWriter.Of(ask, questions.Excluded)}) return;");
        WriteParts(ask, "Conditions", "Span<ulong> conditions", questions.Conditions, (part, condition, i) =>
        {
            var bit = $"conditions[{i / 64}] |= 0x{1UL << (i % 64):x}UL;";
            return condition is PlanCondition.Constant { Value: true } ? bit : $"if ({ExpressionWriter.Of(part, condition)}) {bit}";
        });
        WriteParts(ask, "Numbers", "Span<double> numbers", questions.Numbers, (part, number, i) => $"numbers[{i}] = {ExpressionWriter.Of(part, number)};");
        ask.Finish();
    }

    private static void WriteParts<T>(MethodWriter ask, string kind, string parameter, ImmutableArray<T> items, Func<MethodWriter, T, int, string> write)
    {
        for (var start = 0; start < items.Length; start += AnswersPerMethod)
        {
            var name = $"Ask{kind}{start / AnswersPerMethod}";
            var part = new MethodWriter(ask.Type, $"private void {name}(Evaluation x, {parameter})", CodeScope.Lead);
            for (var i = start; i < Math.Min(start + AnswersPerMethod, items.Length); i++)
            {
                part.Body.Line(write(part, items[i], i));
            }

            part.Finish();
            ask.Body.Line($"{name}(x, {parameter.Split(' ')[1]});");
        }
    }
}
