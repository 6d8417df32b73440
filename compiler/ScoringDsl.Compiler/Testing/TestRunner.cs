using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Compiler.Testing;

/// <summary>An expectation that did not hold.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The expectation.</param>
/// <param name="Expected">What was expected, as written.</param>
/// <param name="Actual">What came: "engagement is 28.326".</param>
/// <param name="Contributions">The contributions that led there, one line each; may be empty.</param>
public sealed record TestFailure(SourceText Source, TextSpan Span, string Expected, string Actual, ImmutableArray<string> Contributions);

/// <summary>How one test ended.</summary>
/// <param name="Id">What tells it from the other tests of its file: its name, or <c>name#2</c> for the second of that name.</param>
/// <param name="Name">The test's name.</param>
/// <param name="Source">Its file.</param>
/// <param name="Span">Its name's place.</param>
/// <param name="Failures">What did not hold; empty where it passed.</param>
public sealed record TestResult(string Id, string Name, SourceText Source, TextSpan Span, ImmutableArray<TestFailure> Failures)
{
    /// <summary>Whether everything held.</summary>
    public bool Passed => Failures.IsEmpty;
}

/// <summary>Runs the tests of a model.</summary>
public static class TestRunner
{
    /// <summary>Compiles the model with its tests and runs those whose name contains <paramref name="filter"/> (ignoring case).</summary>
    /// <param name="analysis">The model, without errors.</param>
    /// <param name="filter">A part of the names, or null for all.</param>
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static IReadOnlyList<TestResult> Run(ModelAnalysis analysis, string? filter = null)
    {
        using var tests = CompiledTests.Compile(analysis, filter);
        return [.. tests.Run()];
    }

    /// <summary>
    /// Runs all tests of a model and, where they pass, records their leads and exact results, for the assembly to carry
    /// (<see cref="CompileOptions.CarriedTests"/>).
    /// </summary>
    /// <param name="analysis">The model, without errors.</param>
    /// <returns>How the tests ended; and the recording, empty where there are no tests or one failed.</returns>
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static (IReadOnlyList<TestResult> Results, ReadOnlyMemory<byte> Recording) Record(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Model is not { } bound || analysis.HasErrors)
        {
            throw new InvalidOperationException($"The model {analysis.Path} has errors.");
        }

        if (bound.Tests.IsEmpty)
        {
            return ([], default);
        }

        using var model = ModelCompiler.CompileAndLoad(analysis, new CompileOptions(IncludeTests: true));
        var results = Run(bound, model, _ => true);
        return (results, results.All(result => result.Passed) ? TestRecording.Write(bound, model) : default);
    }

    /// <summary>Runs tests of a model that was compiled with its tests.</summary>
    internal static IReadOnlyList<TestResult> Run(Model bound, ScoringModel model, Func<BoundTest, bool> isWanted) =>
        [.. RunEach(bound, model, (test, _) => isWanted(test))];

    /// <summary>Runs tests of a model that was compiled with its tests, each when its result is asked for.</summary>
    /// <param name="bound">The model as it was bound.</param>
    /// <param name="model">The model as it was compiled.</param>
    /// <param name="isWanted">Which tests, by the test and its id.</param>
    internal static IEnumerable<TestResult> RunEach(Model bound, ScoringModel model, Func<BoundTest, string, bool> isWanted)
    {
        var leadRules = RuleNumbers.Of(bound.Scores);
        var accountRules = RuleNumbers.Of(bound.Account?.Scores ?? []);
        var ids = new Dictionary<SourceText, TestIds>();
        var leadProbe = 0;
        var accountProbe = 0;
        foreach (var test in bound.Tests)
        {
            if (!ids.TryGetValue(test.Source, out var idsOfFile))
            {
                ids.Add(test.Source, idsOfFile = new TestIds());
            }

            var id = idsOfFile.Add(test.Name);
            var ofLeads = test.Leads.Select(l => l.Expectations).ToList();
            var ofAccounts = test.Accounts.Select(a => a.Expectations).ToList();
            if (isWanted(test, id))
            {
                var block = TestLeads.Build(bound, model, test);
                var accounts = bound.Account is null ? null : model.ScoreAccounts(block, test.AsOf, threads: 1);
                var leads = new ScoredTest(
                    bound.Flags,
                    leadRules,
                    accounts?.Leads ?? model.ScoreBatch(block, test.AsOf, threads: 1),
                    row => model.Explain(block, row, test.AsOf),
                    (row, probe) => model.Probe(block, row, test.AsOf, probe));
                var failures = Check(test, leads, ofLeads, leadProbe).ToList();
                if (bound.Account is { } account && accounts is not null)
                {
                    var scored = new ScoredTest(
                        account.Flags,
                        accountRules,
                        accounts.Accounts,
                        row => model.ExplainAccount(block, row, test.AsOf),
                        (row, probe) => model.ProbeAccount(block, row, test.AsOf, probe));
                    failures.AddRange(Check(test, scored, ofAccounts, accountProbe));
                }

                yield return new TestResult(id, test.Name, test.Source, test.Syntax.Name.Span, [.. failures.OrderBy(f => f.Span.Start)]);
            }

            leadProbe += ofLeads.Sum(CountProbes);
            accountProbe += ofAccounts.Sum(CountProbes);
        }
    }

    /// <summary>The expectations that do not hold.</summary>
    /// <param name="test">The test.</param>
    /// <param name="scored">Its leads, or its accounts.</param>
    /// <param name="expectations">What is expected of each.</param>
    /// <param name="probe">The number of the first condition among the model's probes.</param>
    private static IEnumerable<TestFailure> Check(BoundTest test, ScoredTest scored, List<ImmutableArray<BoundExpectation>> expectations, int probe)
    {
        for (var row = 0; row < expectations.Count; row++)
        {
            foreach (var expectation in expectations[row])
            {
                var failure = scored.Check(row, expectation, probe);
                if (expectation is BoundExpectation.Holds)
                {
                    probe++;
                }

                if (failure is { } found)
                {
                    var span = expectation.Syntax.Span;
                    yield return new TestFailure(test.Source, span, OneLine(test.Source.ToString(span)), found.Actual, found.Contributions);
                }
            }
        }
    }

    private static int CountProbes(ImmutableArray<BoundExpectation> expectations) => expectations.OfType<BoundExpectation.Holds>().Count();

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
