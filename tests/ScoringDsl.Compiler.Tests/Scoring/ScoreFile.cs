using System.Collections.Concurrent;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>A model under Data/Scoring, compiled once with its tests, and how they ended.</summary>
internal sealed class ScoreFile
{
    private static readonly string Folder = Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Scoring");
    private static readonly ConcurrentDictionary<string, Lazy<ScoreFile>> All = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<TestResult> _results;

    private ScoreFile(string name)
    {
        var analysis = Analyze(name);
        Assert.True(!analysis.HasErrors, string.Join('\n', Errors(analysis)));
        Bound = analysis.Model ?? throw new InvalidOperationException(name);
        Model = ModelCompiler.CompileAndLoad(analysis, new CompileOptions(IncludeTests: true));
        _results = TestRunner.Run(Bound, Model, _ => true);
    }

    /// <summary>The bound model.</summary>
    public Model Bound { get; }

    /// <summary>The compiled model, which stays loaded.</summary>
    public ScoringModel Model { get; }

    /// <summary>The names of the files that have tests.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.score")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Where(name => name != "schema")
        .Order(StringComparer.Ordinal);

    /// <summary>The names of those that have accounts.</summary>
    public static IEnumerable<string> NamesWithAccounts => Names.Where(name => Analyze(name).Model?.Account is not null);

    /// <summary>The file of a name.</summary>
    public static ScoreFile Get(string name) => All.GetOrAdd(name, n => new Lazy<ScoreFile>(() => new ScoreFile(n))).Value;

    /// <summary>The names of a file's tests; an empty one where it has none, so that broken files fail and do not vanish.</summary>
    public static IEnumerable<string> TestsOf(string name) => Analyze(name).Model?.Tests.Select(t => t.Name).DefaultIfEmpty("") ?? [""];

    /// <summary>What did not hold in a test, with its line, what came and why; empty where it passed.</summary>
    public string FailuresOf(string test)
    {
        var result = _results.Single(r => r.Name == test);
        return string.Join(
            '\n',
            result.Failures.Select(f => $"line {f.Source.GetPosition(f.Span.Start).Line + 1}: {f.Expected}, but {f.Actual}{string.Concat(f.Contributions.Select(c => $"\n    {c}"))}"));
    }

    private static ModelAnalysis Analyze(string name) => ModelAnalysis.Analyze(name + ".score", new DiskFileReader(Folder));

    private static IEnumerable<string> Errors(ModelAnalysis analysis) => analysis.Diagnostics
        .Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => $"{d.Source.Path}:{d.Source.GetPosition(d.Span.Start).Line + 1}: {d.Code} {d.Message}");
}
