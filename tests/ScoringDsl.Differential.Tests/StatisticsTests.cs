using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Planning;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Differential.Generation;
using ScoringDsl.Differential.Running;
using ScoringDsl.Differential.Statistics;
using Xunit.Abstractions;

namespace ScoringDsl.Differential;

/// <summary>What the generated cases are made of, so that nothing drops out of them unseen.</summary>
public sealed class StatisticsTests(ITestOutputHelper output)
{
    /// <summary>What stands in tests and in files of another sort, and what mistakes become.</summary>
    private static readonly string[] NotInModels =
    [
        "SkippedStatementSyntax", "MissingExpressionSyntax", "BoundConstantCondition Value False", "TestsForDeclarationSyntax", "ImportDeclarationSyntax",
        "TestDeclarationSyntax", "AsOfSyntax", "TestEntitySyntax", "TestFieldSyntax", "TestEventSyntax", "ExpectSyntax", "ConditionExpectationSyntax", "HandoffExpectationSyntax",
        "ExcludedExpectationSyntax", "ReasonExpectationSyntax", "GivesExpectationSyntax", "BoundTest", "BoundTestAccount", "BoundTestLead", "BoundTestValue", "BoundTestEvent",
        "BoundExpectation.Holds", "BoundExpectation.Flag", "BoundExpectation.Reason", "BoundExpectation.Gives",
    ];

    /// <summary>What mistakes become.</summary>
    private static readonly string[] NotInSamples = ["SkippedStatementSyntax", "MissingExpressionSyntax", "BoundConstantCondition Value False"];

    [Fact]
    public void Every_construct_of_the_language_occurs()
    {
        var constructs = new Constructs();
        var (tables, longGroups, longMatches) = (0, 0, 0);
        var models = Enumerable.Range(0, 500).Select(i => Case.Make(Settings.Seed + (ulong)i, leads: 0, asOfs: 1).Model.ToString());
        foreach (var text in models)
        {
            var analysis = ModelAnalysis.Analyze("generated.score", new MemoryFileReader().Add("generated.score", text));
            Assert.Equal("", string.Join('\n', analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Message} {d.Source.ToString(d.Span)}")));
            constructs.Add(analysis);
            if (analysis.Model is { } model)
            {
                var plan = Planner.Plan(model, includeTests: false);
                tables += plan.NumberFolds.Length + plan.Groups.Sum(g => g.TextFolds.Length);
                longGroups += plan.Groups.Count(g => g.Members.Length > 32);
                longMatches += plan.Rules.Count(r => r is PlanRule.First { Arms.Length: > 64 });
            }
        }

        // What is not seen in the text, but takes other code: tables of rules, and what is split into several methods.
        output.WriteLine($"{tables} tables, {longGroups} long groups, {longMatches} long matches");
        Assert.All([tables, longGroups, longMatches], count => Assert.True(count >= 5, $"{count}"));
        foreach (var (construct, count) in constructs.Counts.OrderBy(c => c.Value))
        {
            output.WriteLine($"{count,8} {construct}");
        }

        var missed = Constructs.All().Except(constructs.Counts.Keys).Except(NotInModels.SelectMany(WithChoices)).ToList();
        Assert.True(missed.Count == 0, $"These never occur:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void Samples_and_the_conformance_suite_use_every_construct()
    {
        var root = Path.GetFullPath(Path.Combine(ScoringDsl.Tests.Snapshot.DirectoryOf(), "..", ".."));
        var constructs = new Constructs();
        foreach (var file in new[] { "samples", "tests/ScoringDsl.Conformance" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.score", SearchOption.AllDirectories)))
        {
            constructs.Add(ModelAnalysis.Analyze(file, new DiskFileReader()), withTests: true);
        }

        var missed = Constructs.All().Except(constructs.Counts.Keys).Except(NotInSamples).ToList();
        Assert.True(missed.Count == 0, $"These are in no sample and not in the conformance suite:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void Results_are_of_every_sort()
    {
        var cases = Enumerable.Range(0, 60).Select(i => Case.Make(Settings.Seed + (ulong)i, leads: 10, asOfs: 3)).ToList();
        using var compiled = CompiledCases.Compile(cases);
        var (outcomes, events) = (0, 0);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in compiled.All)
        {
            foreach (var lead in one.Case.Leads)
            {
                var ids = lead.Events.Where(e => e.Id is not null).Select(e => (e.Event, e.Id)).ToList();
                events += lead.Events.Length;
                Count("events of one id", ids.Count - ids.Distinct().Count());
                Count("events at one instant", lead.Events.Length - lead.Events.Select(e => e.At).Distinct().Count());
                Count("texts that fold or are not ASCII", lead.Fields.Values.Count(v => v.Any(c => c > 127)));
                foreach (var asOf in one.Case.AsOfs)
                {
                    var outcome = one.Expected(lead, asOf);
                    outcomes++;
                    Count("scores that are not 0", outcome.Scores.Count(s => s != 0));
                    Count("scores", outcome.Scores.Length);
                    Count("rules that give points", outcome.Contributions.Count(c => c != 0));
                    Count("rules", outcome.Contributions.Length);
                    Count("flags that hold", outcome.Flags.Count(f => f));
                    Count("flags", outcome.Flags.Length);
                    Count("first labels", outcome.Labels.Count(l => l == 0));
                    Count("labels", outcome.Labels.Length);
                    Count("reasons", outcome.Reasons.Sum(r => r.Length));
                    Count("events to come", lead.Events.Count(e => e.At > asOf));
                    Count("events at the instant itself", lead.Events.Count(e => e.At == asOf));
                    Count("events a microsecond off", lead.Events.Count(e => Math.Abs(e.At - asOf) % ModelWords.Hour is 1 or ModelWords.Hour - 1));
                }
            }
        }

        foreach (var (what, count) in counts)
        {
            output.WriteLine($"{count,8} {what}");
        }

        Share("scores that are not 0", "scores", 50, 95);
        Share("rules that give points", "rules", 20, 80);
        Share("flags that hold", "flags", 20, 80);
        Share("first labels", "labels", 10, 60);
        Assert.True(events > cases.Count * 40, $"{events} events");
        Assert.All(
            ["reasons", "events of one id", "events at one instant", "events to come", "events at the instant itself", "events a microsecond off", "texts that fold or are not ASCII"],
            what => Assert.True(counts[what] * 10 > outcomes, $"{counts[what]} {what} in {outcomes} results"));

        void Count(string what, int count) => counts[what] = counts.GetValueOrDefault(what) + count;

        void Share(string part, string whole, int low, int high) => Assert.InRange(counts[part] * 100 / counts[whole], low, high);
    }

    private static IEnumerable<string> WithChoices(string name) => Constructs.All().Where(c => c == name || c.StartsWith(name + " ", StringComparison.Ordinal));
}
