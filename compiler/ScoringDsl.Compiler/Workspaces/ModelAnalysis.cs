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
    internal ModelAnalysis(string path, ImmutableArray<SyntaxTree> trees, Model? model, ImmutableArray<Diagnostic> diagnostics)
    {
        Path = path;
        Trees = trees;
        Model = model;
        Diagnostics = diagnostics;
    }

    /// <summary>The path of the model's own file.</summary>
    public string Path { get; }

    /// <summary>The trees: the model's own first, then imports in the order met.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>The bound model; null where the file could not be read at all. Only without errors may it be compiled.</summary>
    public Model? Model { get; }

    /// <summary>Everything that was found, in the order of files and places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether anything found is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Reads and binds the model at <paramref name="path"/> with its imports and lists.</summary>
    /// <param name="path">The .score file.</param>
    /// <param name="files">Where files come from.</param>
    public static ModelAnalysis Analyze(string path, IFileReader files) => ModelLoader.Load(path, files);
}
