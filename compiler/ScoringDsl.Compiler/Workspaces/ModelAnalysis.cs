using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Reads files for the compiler. Paths are as written in the model, resolved against the file that names them.</summary>
public interface IFileReader
{
    /// <summary>The file's bytes, or null with a reason for people ("The file does not exist.").</summary>
    byte[]? Read(string path, out string? error);

    /// <summary>
    /// The path from the root of the file system on, with forward slashes, by which settings above the model are found; the path itself
    /// where there are no other folders.
    /// </summary>
    string FullPath(string path) => path;
}

/// <summary>
/// What the compiler knows of one model: its texts, trees, the bound model and all diagnostics. Loads no Roslyn.
/// </summary>
public sealed class ModelAnalysis
{
    private readonly bool _hasErrors;
    private readonly Lock _finding = new();
    private Func<CancellationToken, ImmutableArray<Diagnostic>>? _find;
    private ImmutableArray<Diagnostic> _diagnostics = [];

    internal ModelAnalysis(
        string path, ImmutableArray<SyntaxTree> trees, Model? model, bool hasErrors, Func<CancellationToken, ImmutableArray<Diagnostic>> findDiagnostics)
    {
        Path = path;
        Trees = trees;
        Model = model;
        _hasErrors = hasErrors;
        _find = findDiagnostics;
    }

    /// <summary>The path of the model's own file.</summary>
    public string Path { get; }

    /// <summary>The trees: the model's own first, then imports in the order met.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>The bound model; null where the file could not be read at all. Only without errors may it be compiled.</summary>
    public Model? Model { get; }

    /// <summary>
    /// Everything that was found, in the order of files and places. What can be proved about the model is worked out when this is first
    /// asked for: whoever wants the names alone does not wait for it.
    /// </summary>
    public ImmutableArray<Diagnostic> Diagnostics => FindDiagnostics(CancellationToken.None);

    /// <summary>Whether anything found is an error, be it that people made it one.</summary>
    public bool HasErrors => _hasErrors || Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Reads and binds the model at <paramref name="path"/> with its imports and lists.</summary>
    /// <param name="path">The .score file.</param>
    /// <param name="files">Where files come from.</param>
    public static ModelAnalysis Analyze(string path, IFileReader files) => ModelLoader.Load(path, files, null, CancellationToken.None);

    /// <summary>Reads and binds the model at <paramref name="path"/> as editors do, over and over, each time with little changed.</summary>
    /// <param name="path">The .score file.</param>
    /// <param name="files">Where files come from.</param>
    /// <param name="memory">What was kept of the analysis before; takes what is to be kept of this one. Nothing that is found depends on it.</param>
    /// <param name="cancellation">Ends the analysis at the next statement; the memory is then as it was.</param>
    /// <exception cref="OperationCanceledException">The analysis was ended.</exception>
    public static ModelAnalysis Analyze(string path, IFileReader files, AnalysisMemory memory, CancellationToken cancellation = default) =>
        ModelLoader.Load(path, files, memory, cancellation);

    /// <summary><see cref="Diagnostics"/>, for those who may lose interest while they are worked out.</summary>
    /// <param name="cancellation">Ends the work at the next rule; the next to ask has it begun anew.</param>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public ImmutableArray<Diagnostic> FindDiagnostics(CancellationToken cancellation)
    {
        lock (_finding)
        {
            if (_find is { } find)
            {
                _diagnostics = find(cancellation);
                _find = null;
            }

            return _diagnostics;
        }
    }
}
