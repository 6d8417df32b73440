using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Differential.Generation;
using ScoringDsl.Differential.Running;
using ScoringDsl.Differential.Typed;
using ScoringDsl.Tests;
using Xunit.Abstractions;

namespace ScoringDsl.Differential;

/// <summary>
/// The types that an application compiles with a model score as the model does: one lead alone, batches, accounts, and with the model
/// loaded and put behind them. The C# compiles without a warning, whatever the model's names.
/// </summary>
public sealed class TypedAgreementTests(ITestOutputHelper output)
{
    private const int ModelsPerBatch = 24;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", ".."));

    [Fact]
    public void Types_of_generated_models_score_as_the_models_do()
    {
        var (models, leads, withValues) = (0, 0, 0);
        output.WriteLine($"seed {Settings.Seed}");
        for (var start = 0; start < Settings.TypedModels; start += ModelsPerBatch)
        {
            var analyses = new List<ModelAnalysis>();
            var loaded = new List<ModelAnalysis>();
            for (var i = start; i < start + ModelsPerBatch; i++)
            {
                var @case = Case.Make(Settings.Seed + (ulong)i, leads: 3, asOfs: 2);
                var text = CaseText.Write(@case, null);
                var plain = TypedModels.Analyze($"generated{i}.score", text);
                if (i % 2 == 0)
                {
                    // The model that is loaded declares fields and events in another order, as a newer version may.
                    analyses.Add(plain);
                    loaded.Add(TypedModels.Analyze($"newer{i}.score", WithSchemaTurnedRound(text)));
                }
                else
                {
                    // Names are such that C# has trouble with; labels and values too, where the model is valid with them.
                    analyses.Add(Hostile(plain, i, ref withValues));
                    loaded.Add(analyses[^1]);
                }
            }

            leads += TypedModels.Check(analyses, loaded);
            models += analyses.Count;
        }

        output.WriteLine($"{models} models, {withValues} with other labels and values, {leads} results, no difference");
        Assert.True(withValues * 5 > models, $"{withValues} of {models}");
    }

    [Fact]
    public void Types_of_samples_and_the_conformance_suite_score_as_the_models_do()
    {
        var analyses = new[] { "samples", "tests/ScoringDsl.Conformance" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.score", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => ModelAnalysis.Analyze(file, new DiskFileReader()))
            .Where(analysis => analysis is { HasErrors: false, Model: not null })
            .ToList();
        var leads = TypedModels.Check(analyses, analyses);
        output.WriteLine($"{analyses.Count} models, {leads} results, no difference");
        Assert.True(analyses.Count >= 35, $"{analyses.Count} models");
        Assert.True(leads > 1200, $"{leads} results");
    }

    /// <summary>A model whose fields and events are declared in the opposite order.</summary>
    private static string WithSchemaTurnedRound(string model)
    {
        var lines = model.Split('\n');
        foreach (var owner in new[] { "lead {", "account {" })
        {
            if (Array.IndexOf(lines, owner) is >= 0 and var start)
            {
                Array.Reverse(lines, start + 1, Array.IndexOf(lines, "}", start) - start - 1);
            }
        }

        var events = Array.FindIndex(lines, l => l.StartsWith("event ", StringComparison.Ordinal));
        Array.Reverse(lines, events, lines.Skip(events).TakeWhile(l => l.StartsWith("event ", StringComparison.Ordinal)).Count());
        return string.Join('\n', lines);
    }

    private static ModelAnalysis Hostile(ModelAnalysis plain, int number, ref int withValues)
    {
        var dice = new Dice(Settings.Seed + (ulong)number);
        var all = TypedModels.TryAnalyze($"hostile{number}.score", HostileModel.Rewrite(dice, plain, withValues: true));
        if (!all.HasErrors)
        {
            withValues++;
            return all;
        }

        return TypedModels.Analyze($"hostile{number}.score", HostileModel.Rewrite(dice, plain, withValues: false));
    }
}
