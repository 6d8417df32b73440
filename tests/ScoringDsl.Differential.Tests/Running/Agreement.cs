using System.Runtime.InteropServices;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Runtime;

namespace ScoringDsl.Differential.Running;

/// <summary>Scores the leads and accounts of a case by every way there is, and says where one differs from the reference interpreter.</summary>
internal static class Agreement
{
    // A batch is shared between threads from 512 leads on.
    private const int LeadsForThreads = 1100;

    /// <summary>The first difference, in words; null where all ways agree.</summary>
    /// <param name="compiled">The case.</param>
    /// <param name="thorough">Also in parallel, and by a model of its own that was saved and loaded.</param>
    public static string? FirstDifference(CompiledCase compiled, bool thorough) =>
        FirstOfLeads(compiled) ?? FirstOfAccounts(compiled) ?? (thorough ? FirstOfMany(compiled) ?? FirstFromDisk(compiled) : null);

    private static string? FirstOfLeads(CompiledCase compiled)
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

        return null;
    }

    private static string? FirstOfAccounts(CompiledCase compiled)
    {
        if (compiled.Accounts is not { } side)
        {
            return null;
        }

        var block = compiled.Block(compiled.Model, compiled.Case.Leads);
        foreach (var asOf in compiled.Case.AsOfs)
        {
            var table = compiled.Model.ScoreAccounts(block, asOf, threads: 1);
            for (var row = 0; row < table.Count; row++)
            {
                var expected = compiled.ExpectedOfAccount(table.GetKey(row), asOf);
                var difference = OfAccount(compiled, table.GetKey(row), asOf, side, expected, "a batch of accounts", compiled.Row(table.Accounts, row, side))
                    ?? OfAccount(compiled, table.GetKey(row), asOf, side, expected, "the explanation of an account", compiled.ExplainedAccount(block, row, asOf, side));
                if (difference is not null)
                {
                    return difference;
                }
            }

            for (var row = 0; row < compiled.Case.Leads.Length; row++)
            {
                var lead = compiled.Case.Leads[row];
                if (Difference(compiled, lead, asOf, compiled.Expected(lead, asOf), "a batch with accounts", compiled.Row(table.Leads, row)) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
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

    private static string? Difference(CompiledCase compiled, LeadCase lead, long asOf, Outcome expected, string way, Outcome outcome) =>
        Text(expected.DifferencesFrom(outcome, compiled.Leads), way, () => CaseText.Write(compiled.Case with { Leads = [lead], AsOfs = [asOf] }, (_, _) => expected));

    private static string? OfAccount(CompiledCase compiled, string key, long asOf, Side side, Outcome expected, string way, Outcome outcome) =>
        Text(expected.DifferencesFrom(outcome, side), $"{way} ('{key}')", () => CaseText.Write(compiled.Case with { AsOfs = [asOf] }, null));

    private static string? Text(IEnumerable<string> differences, string way, Func<string> test)
    {
        var all = differences.ToList();
        return all.Count == 0 ? null : $"{way} differs (what is expected stands first): {string.Join("; ", all)}\n\n{test()}";
    }
}
