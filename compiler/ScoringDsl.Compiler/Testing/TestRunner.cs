using System.Collections.Immutable;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;

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
    public static IReadOnlyList<TestResult> Run(ModelAnalysis analysis, string? filter = null) => throw new NotImplementedException(analysis.Path + filter);
}
