using System.Runtime.InteropServices;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Runtime;

namespace ScoringDsl.Differential.Running;

/// <summary>Scores the leads of a case by every way there is, and says where two of them differ.</summary>
internal static class Agreement
{
    // A batch is shared between threads from 512 leads on.
    private const int LeadsForThreads = 1100;

    /// <summary>The first difference, in words; null where all ways agree.</summary>
    /// <param name="compiled">The case.</param>
    /// <param name="thorough">Also in parallel, and by a model of its own that was saved and loaded.</param>
    public static string? FirstDifference(CompiledCase compiled, bool thorough)
    {
        var leads = compiled.Case.Leads;
        var block = compiled.Block(compiled.Model, leads);
        foreach (var asOf in compiled.Case.AsOfs)
        {
            var table = compiled.Model.ScoreBatch(block, asOf, threads: 1);
            for (var row = 0; row < leads.Length; row++)
            {
                var expected = compiled.Expected(leads[row], asOf);
                var difference = Difference(compiled, leads[row], asOf, expected, "a batch", compiled.Row(table, row))
                    ?? Difference(compiled, leads[row], asOf, expected, "one lead alone", compiled.ScoreAlone(leads[row], asOf))
                    ?? Difference(compiled, leads[row], asOf, expected, "the explanation", compiled.Explained(block, row, asOf));
                if (difference is not null)
                {
                    return difference;
                }
            }
        }

        return thorough ? FirstOfMany(compiled) ?? FirstFromDisk(compiled) : null;
    }

    private static string? FirstOfMany(CompiledCase compiled)
    {
        var leads = compiled.Case.Leads;
        var repeat = (LeadsForThreads / leads.Length) + 1;
        var block = compiled.Block(compiled.Model, leads, repeat);
        var asOf = compiled.Case.AsOfs[0];
        var one = compiled.Model.ScoreBatch(compiled.Block(compiled.Model, leads), asOf, threads: 1);
        var many = compiled.Model.ScoreBatch(block, asOf, threads: 4);
        for (var row = 0; row < many.Count; row++)
        {
            var lead = row % leads.Length;
            if (Difference(compiled, leads[lead], asOf, compiled.Row(one, lead), "a batch in parallel", compiled.Row(many, row)) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? FirstFromDisk(CompiledCase compiled)
    {
        var leads = compiled.Case.Leads;
        var asOf = compiled.Case.AsOfs[0];
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dll");
        try
        {
            var assembly = ModelCompiler.Compile(compiled.Analysis, new CompileOptions()).Assembly;
            File.WriteAllBytes(path, ImmutableCollectionsMarshal.AsArray(assembly) ?? []);
            using var loaded = ScoringModel.Load(path);
            var here = compiled.Model.ScoreBatch(compiled.Block(compiled.Model, leads), asOf, threads: 1);
            var there = loaded.ScoreBatch(compiled.Block(loaded, leads), asOf, threads: 1);
            return Enumerable.Range(0, leads.Length)
                .Select(row => Difference(compiled, leads[row], asOf, compiled.Row(here, row), "the model loaded from disk", compiled.Row(there, row)))
                .FirstOrDefault(d => d is not null);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string? Difference(CompiledCase compiled, LeadCase lead, long asOf, Outcome expected, string way, Outcome outcome)
    {
        var differences = expected.DifferencesFrom(outcome, compiled.Bound).ToList();
        if (differences.Count == 0)
        {
            return null;
        }

        var alone = compiled.Case with { Leads = [lead], AsOfs = [asOf] };
        return $"{way} differs (what is expected stands first): {string.Join("; ", differences)}\n\n{CaseText.Write(alone, (_, _) => expected)}";
    }
}
