using System.Globalization;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Tests.Samples;

public sealed class SampleTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Sample.All.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void The_explanation_of_every_lead_adds_up_to_the_scores_of_the_fast_path(int index)
    {
        var sample = Sample.All[index];
        using var model = sample.Load();
        var block = sample.Read(model);
        var table = model.ScoreBatch(block, sample.Instant);
        Assert.True(block.Count > 0);
        for (var row = 0; row < block.Count; row++)
        {
            var explanation = model.Explain(block, row, sample.Instant);
            for (var s = 0; s < explanation.Scores.Count; s++)
            {
                var score = explanation.Scores[s];
                Assert.True(score.Lines.Sum(l => l.Points) == score.Value, $"{sample}: the lines of {score.Name} of {explanation.Key} do not add up.");
                Assert.True(table.GetScore(row, s) == score.Value, $"{sample}: {score.Name} of {explanation.Key} differs from its explanation.");
            }
        }
    }

    [Theory]
    [InlineData("b2b-saas", 300, 14_089)]
    [InlineData("x-education", 9_240, 0)]
    [InlineData("cdnow", 23_544, 69_659)]
    public void Every_row_of_the_data_is_read(string name, int leads, int events)
    {
        var sample = Sample.All.First(s => s.Name == name);
        using var model = sample.Load();
        var block = sample.Read(model);
        Assert.Equal((leads, events), (block.Count, block.EventCount));
    }

    [Fact]
    public void The_tests_of_every_sample_pass()
    {
        foreach (var name in Sample.All.Select(s => s.Name).Distinct(StringComparer.Ordinal))
        {
            var results = TestRunner.Run(ModelAnalysis.Analyze(Path.Combine(Sample.Root, "samples", name, "model.score"), new DiskFileReader()));
            Assert.NotEmpty(results);
            Assert.All(results, r => Assert.True(r.Passed, $"{name}: {r.Name}: {r.Failures.FirstOrDefault()?.Actual}"));
        }
    }

    [Fact]
    public void The_readme_of_x_education_states_the_conversion_rate_of_every_grade_as_it_is_in_the_data()
    {
        var sample = Sample.All.First(s => s.Name == "x-education");
        using var model = sample.Load();
        var block = sample.Read(model);
        var table = model.ScoreBatch(block, sample.Instant);
        var grade = Array.FindIndex(model.Definition.Labels, l => l.Name == "grade");
        var labels = model.Definition.Labels[grade].Labels;
        var converted = Converted(Path.Combine(sample.Folder, "data", "leads.csv"));

        var counts = new int[labels.Length];
        var wins = new int[labels.Length];
        for (var row = 0; row < block.Count; row++)
        {
            var label = table.GetLabel(row, grade);
            counts[label]++;
            wins[label] += converted[block.GetKey(row)] ? 1 : 0;
        }

        var readme = File.ReadAllText(Path.Combine(sample.Folder, "README.md"));
        for (var i = 0; i < labels.Length; i++)
        {
            var stated = readme.Split('\n').Single(l => l.StartsWith($"| {labels[i]} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
            Assert.Equal(
                string.Create(CultureInfo.InvariantCulture, $"{counts[i]:N0} {wins[i]:N0} {100.0 * wins[i] / counts[i]:F1}%"),
                $"{stated[3]} {stated[4]} {stated[5]}");
        }
    }

    private static Dictionary<string, bool> Converted(string path)
    {
        using var rows = Cli.Data.DataFile.Open(path, () => throw new InvalidOperationException(), null);
        var key = rows.Want("Prospect ID");
        var answer = rows.Want("Converted");
        var all = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (rows.Read())
        {
            all.Add(rows[key].ToString(), rows[answer].StartsWith("1", StringComparison.Ordinal));
        }

        return all;
    }
}
