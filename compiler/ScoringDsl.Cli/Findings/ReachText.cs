using System.Collections.Immutable;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints what a model can reach, for people.</summary>
internal static class ReachText
{
    /// <summary>Prints a line for each score and group with the points it can come to, and for each result the labels that leads can have.</summary>
    public static void Write(ModelAnalysis analysis, TextWriter output, Ink ink)
    {
        if (analysis.Model is not { } model || (model.Scores.IsEmpty && model.Account is null))
        {
            return;
        }

        var reach = ModelReach.Of(model);
        output.WriteLine(ink.Bold($"What leads can reach in {analysis.Path}:"));
        WritePart(reach, model.Scores, model.Labels, output, ink);
        if (model.Account is { } account)
        {
            output.WriteLine(ink.Bold("What accounts can reach:"));
            WritePart(reach, account.Scores, account.Labels, output, ink);
        }

        output.WriteLine();
    }

    private static void WritePart(ModelReach reach, ImmutableArray<ScoreSymbol> scores, ImmutableArray<LabelSymbol> labels, TextWriter output, Ink ink)
    {
        var lines = new List<(string Name, string Reach)>();
        foreach (var score in scores)
        {
            lines.Add(($"  {score.Name}", reach.Of(score).ToString()));
            AddGroups(reach, score.Body, "    ", lines);
        }

        foreach (var result in labels.Where(l => l is not RatingSymbol))
        {
            var never = result.Labels.Where((_, i) => !reach.CanHave(result, i)).ToList();
            lines.Add(($"  {result.Name}", string.Join(' ', result.Labels.Except(never)) + (never.Count > 0 ? $"   never {string.Join(' ', never)}" : "")));
        }

        var width = lines.Select(l => CellWidth.Of(l.Name)).DefaultIfEmpty().Max();
        foreach (var (name, text) in lines)
        {
            output.WriteLine($"{CellWidth.Pad(name, width)}  {ink.Cyan(text)}");
        }
    }

    private static void AddGroups(ModelReach reach, BoundGroup group, string indent, List<(string Name, string Reach)> lines)
    {
        foreach (var inner in group.Members.OfType<BoundGroup>())
        {
            lines.Add(($"{indent}{inner.Title}", reach.Of(inner).ToString()));
            AddGroups(reach, inner, indent + "  ", lines);
        }
    }
}
