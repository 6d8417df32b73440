using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Extensions.Hosting;

namespace ScoringDsl.Serve.Models;

/// <summary>Gives a host models from .score files: checks them, runs their tests, compiles them.</summary>
internal static class SourceCompiler
{
    /// <summary>Compiles a model.</summary>
    /// <exception cref="ModelRejectedException">It has errors, or a test fails; the message names the first.</exception>
    public static ModelBytes Compile(string path, CancellationToken cancellationToken)
    {
        var files = new NotingFileReader();
        var analysis = ModelAnalysis.Analyze(path.Replace('\\', '/'), files);
        var imports = files.Read.Where(file => file != path).ToList();
        if (analysis.HasErrors)
        {
            throw new ModelRejectedException(Describe(analysis.Diagnostics)) { Imports = imports };
        }

        cancellationToken.ThrowIfCancellationRequested();
        var tests = TestRunner.Run(analysis);
        if (tests.FirstOrDefault(test => !test.Passed) is { } failed)
        {
            var failures = tests.Count(test => !test.Passed);
            throw new ModelRejectedException(
                $"{(failures == 1 ? "A test fails" : $"{failures} tests fail")}: \"{failed.Name}\" says '{failed.Failures[0].Expected}', but {failed.Failures[0].Actual}.")
            {
                Imports = imports,
            };
        }

        cancellationToken.ThrowIfCancellationRequested();
        var compiled = ModelCompiler.Compile(analysis, new CompileOptions());
        return new ModelBytes(compiled.Assembly.AsMemory(), compiled.Symbols.AsMemory()) { Imports = imports, TestsRun = tests.Count };
    }

    private static string Describe(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var (first, place) = (errors[0], errors[0].Source.GetPosition(errors[0].Span.Start));
        var more = errors.Count > 1 ? $" ({errors.Count - 1} more)" : "";
        return $"{Path.GetFileName(first.Source.Path)}:{place.Line + 1}:{place.Column + 1}: {first.Message}{more}";
    }

    /// <summary>Reads from the disk and notes what was asked for, whether it was there or not.</summary>
    private sealed class NotingFileReader : IFileReader
    {
        private readonly DiskFileReader _disk = new();
        private readonly HashSet<string> _read = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> Read => _read;

        public string FullPath(string path) => _disk.FullPath(path);

        byte[]? IFileReader.Read(string path, out string? error)
        {
            _read.Add(Path.GetFullPath(path));
            return _disk.Read(path, out error);
        }
    }
}
