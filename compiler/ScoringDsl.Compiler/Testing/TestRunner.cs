using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Compiler.Testing;

/// <summary>An expectation that did not hold.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The expectation.</param>
/// <param name="Expected">What was expected, as written.</param>
/// <param name="Actual">What came: "engagement is 28.326".</param>
/// <param name="Contributions">The contributions that led there, one line each; may be empty.</param>
public sealed record TestFailure(SourceText Source, TextSpan Span, string Expected, string Actual, ImmutableArray<string> Contributions);

/// <summary>How one test ended.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Source">Its file.</param>
/// <param name="Span">Its name's place.</param>
/// <param name="Failures">What did not hold; empty where it passed.</param>
public sealed record TestResult(string Name, SourceText Source, TextSpan Span, ImmutableArray<TestFailure> Failures)
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
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Model is not { } bound || analysis.HasErrors)
        {
            throw new InvalidOperationException($"The model {analysis.Path} has errors.");
        }

        var part = TextFold.Fold(filter ?? "");
        if (!bound.Tests.Any(Wanted))
        {
            return [];
        }

        using var model = ModelCompiler.CompileAndLoad(analysis, new CompileOptions(IncludeTests: true));
        return Run(bound, model, Wanted);

        bool Wanted(BoundTest test) => TextFold.Fold(test.Name).Contains(part, StringComparison.Ordinal);
    }

    /// <summary>Runs tests of a model that was compiled with its tests.</summary>
    internal static IReadOnlyList<TestResult> Run(Model bound, ScoringModel model, Func<BoundTest, bool> isWanted)
    {
        var results = new List<TestResult>();
        var rules = RuleNumbers.Of(bound);
        var probe = 0;
        foreach (var test in bound.Tests)
        {
            if (isWanted(test))
            {
                results.Add(Run(bound, model, rules, test, probe));
            }

            probe += test.Leads.Sum(l => l.Expectations.OfType<BoundExpectation.Holds>().Count());
        }

        return results;
    }

    private static TestResult Run(Model bound, ScoringModel model, IReadOnlyDictionary<BoundRule, int> rules, BoundTest test, int probe)
    {
        var failures = ImmutableArray.CreateBuilder<TestFailure>();
        var block = TestLeads.Build(bound, model, test);
        var scored = new ScoredTest(bound, model, rules, block, test.AsOf);
        for (var row = 0; row < test.Leads.Length; row++)
        {
            foreach (var expectation in test.Leads[row].Expectations)
            {
                var failure = scored.Check(row, expectation, probe);
                if (expectation is BoundExpectation.Holds)
                {
                    probe++;
                }

                if (failure is { } found)
                {
                    var span = expectation.Syntax.Span;
                    failures.Add(new TestFailure(test.Source, span, OneLine(test.Source.ToString(span)), found.Actual, found.Contributions));
                }
            }
        }

        return new TestResult(test.Name, test.Source, test.Syntax.Name.Span, failures.ToImmutable());
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
