using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>All results of one lead as one text, so that two ways to them can be compared.</summary>
internal static class Results
{
    public static string Of(ModelDefinition definition, ScoreTable table, int row) => string.Join(
        ' ',
        [
            .. definition.Scores.Select((s, i) => $"{s.Name}={table.GetScore(row, i)}"),
            .. definition.Labels.Select((l, i) => $"{l.Name}={l.Labels[table.GetLabel(row, i)]}"),
            .. definition.Flags.Select((f, i) => $"{f.Name}={table.GetFlag(row, i)}[{string.Join(',', table.GetReasons(row, i).ToArray())}]"),
        ]);

    public static string Of(ModelDefinition definition, ScoreResult result) => string.Join(
        ' ',
        [
            .. definition.Scores.Select((s, i) => $"{s.Name}={result.GetScore(i)}"),
            .. definition.Labels.Select((l, i) => $"{l.Name}={result.GetLabel(i)}"),
            .. definition.Flags.Select((f, i) => $"{f.Name}={result.Is(i)}[{string.Join(',', result.GetReasons(i).ToArray())}]"),
        ]);
}
