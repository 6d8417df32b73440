using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Building;

/// <summary>
/// Builds the models of a project, all in one process, and of them only those that are stale or whose output is missing. One model's
/// errors keep no other from being built; what it became earlier stays, so that editors go on knowing its types.
/// </summary>
internal sealed class ProjectBuild
{
    private readonly BuildRequest _request;
    private readonly BuildFolder _folder;
    private readonly BuildFindings _findings;
    private readonly TextWriter _log;
    private readonly Dictionary<ModelRequest, DependencyFile> _done = [];
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<ModelRequest, RecordingFileReader> _fragments = [];
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _read = new(StringComparer.Ordinal);

    private ProjectBuild(BuildRequest request, TextWriter output)
    {
        _request = request;
        _folder = new BuildFolder(request);
        _findings = new BuildFindings(output, request.Warnings);
        _log = output;
    }

    /// <summary>Builds what a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="output">Takes findings, and a line for each model that is built.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool Run(BuildRequest request, TextWriter output) => new ProjectBuild(request, output).Run();

    private bool Run()
    {
        foreach (var file in _request.Models)
        {
            TakeIfFresh(file);
        }

        foreach (var file in _request.Models.Where(f => !_done.ContainsKey(f)).ToList())
        {
            Build(file);
        }

        foreach (var file in _request.Models)
        {
            LookAtFragment(file);
        }

        foreach (var known in _done.Values)
        {
            NoteRead(known.Files);
        }

        _folder.Finish(
            _read,
            [.. _request.Models.Where(MayHaveOutput).SelectMany(_folder.OutputsOf).Where(_folder.Exists)],
            _request.Models.Select(_folder.DependencyFileOf).Where(_folder.Exists));
        return !_findings.HasErrors;
    }

    private void TakeIfFresh(ModelRequest file)
    {
        if (DependencyFile.Read(_folder.FullPath(_folder.DependencyFileOf(file))) is not { } known
            || !known.IsFresh(OptionsOf(file))
            || (known.Kind == ScoreFileKind.Model && !_folder.OutputsOf(file).All(_folder.Exists)))
        {
            return;
        }

        _done.Add(file, known);
        if (known.Kind is ScoreFileKind.Model or ScoreFileKind.Tests)
        {
            _imported.UnionWith(known.Files.Keys);
        }

        if (known.TypeName.Length > 0)
        {
            _classes.TryAdd(known.TypeName, file.Path);
        }
    }

    private void Build(ModelRequest file)
    {
        var reader = new RecordingFileReader();
        var analysis = ModelAnalysis.Analyze(file.Path, reader);
        NoteRead(reader.Files);
        var kind = KindOf(analysis);
        if (kind == ScoreFileKind.Fragment)
        {
            // What is wrong in it shows in the models that import it; whether any does is known when all have been read.
            _fragments.Add(file, reader);
            return;
        }

        _imported.UnionWith(reader.Files.Keys);
        var isFine = _findings.Write(analysis.Diagnostics);
        if (!isFine || analysis.HasErrors)
        {
            return;
        }

        var typeName = "";
        if (kind == ScoreFileKind.Model && !TryMake(file, analysis, out typeName))
        {
            return;
        }

        Keep(file, kind, typeName, reader.Files);
    }

    private void NoteRead(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (file, state) in files)
        {
            _read.TryAdd(file, state);
        }
    }

    /// <summary>Makes a model's output.</summary>
    private bool TryMake(ModelRequest file, ModelAnalysis analysis, out string typeName)
    {
        typeName = "";
        string[] outputs = [.. _folder.OutputsOf(file)];
        if (_request.Output == ModelOutput.Assembly)
        {
            var compiled = ModelCompiler.Compile(analysis, new CompileOptions(_request.IsDebug));
            _folder.Write(outputs[0], compiled.Assembly.AsSpan());
            _folder.Write(outputs[1], compiled.Symbols.AsSpan());
        }
        else
        {
            if (file.TypeName is { } given && !TypedFace.IsTypeName(given))
            {
                _findings.Write(file.Path, DiagnosticSeverity.Error, BuildFindings.NoClassName, $"'{given}' cannot be the name of a class.");
                return false;
            }

            var name = file.TypeName ?? TypedFace.TypeNameOf(analysis, file.Namespace);
            typeName = file.Namespace.Length == 0 ? name : $"{file.Namespace}.{name}";
            if (!_classes.TryAdd(typeName, file.Path))
            {
                _findings.Write(
                    file.Path,
                    DiagnosticSeverity.Error,
                    BuildFindings.ClassTwice,
                    $"This model and '{_classes[typeName]}' would both become the class {typeName}. Give one of them another title, or a TypeName in the project file.");
                return false;
            }

            var code = TypedFace.Generate(analysis, new TypedOptions(_folder.FullPath(outputs[0]), file.Namespace, name, file.IsInternal));
            _folder.Write(outputs[0], Encoding.UTF8.GetBytes(code));
        }

        _log.WriteLine($"Compiled {Path.GetRelativePath(_request.Project, file.Path).Replace('\\', '/')}.");
        return true;
    }

    /// <summary>Warns of a fragment that no model imports, once until that or the file changes.</summary>
    private void LookAtFragment(ModelRequest file)
    {
        var known = _done.GetValueOrDefault(file);
        if (!_fragments.TryGetValue(file, out var reader) && known?.Kind is not (ScoreFileKind.Fragment or ScoreFileKind.LonelyFragment))
        {
            return;
        }

        var kind = _imported.Contains(file.Path) ? ScoreFileKind.Fragment : ScoreFileKind.LonelyFragment;
        if (known?.Kind == kind)
        {
            return;
        }

        const string Nothing = "Nothing is made of this file: it does not begin with 'model', and no model imports it.";
        if (kind != ScoreFileKind.LonelyFragment || _findings.Write(file.Path, DiagnosticSeverity.Warning, BuildFindings.NothingMade, Nothing))
        {
            Keep(file, kind, "", reader?.Files ?? known?.Files ?? new Dictionary<string, string>());
        }
    }

    private void Keep(ModelRequest file, ScoreFileKind kind, string typeName, IReadOnlyDictionary<string, string> files)
    {
        var known = new DependencyFile(OptionsOf(file), kind, typeName, files);
        _folder.Write(_folder.DependencyFileOf(file), known.ToBytes());
        _done[file] = known;
    }

    private bool MayHaveOutput(ModelRequest file) => !_done.TryGetValue(file, out var known) || known.Kind == ScoreFileKind.Model;

    /// <summary>A hash of everything but the files that makes a difference, the tool itself included.</summary>
    private string OptionsOf(ModelRequest file)
    {
        // The identity of a compiled module changes with its code.
        var tool = string.Join(' ', typeof(ModelAnalysis).Module.ModuleVersionId, Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId);
        var options = string.Join('\n', tool, _request.Output, _request.IsDebug, _request.Folder, file.Path, file.Namespace, file.TypeName, file.IsInternal, _request.Warnings);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options)));
    }

    private static ScoreFileKind KindOf(ModelAnalysis analysis) =>
        analysis.Trees.Any(t => t.Source.Path == analysis.Path && t.Root.Statements.Any(s => s is TestsForDeclarationSyntax)) ? ScoreFileKind.Tests
        : analysis.Trees is [var own, ..] && !own.Root.Statements.Any(s => s is ModelDeclarationSyntax) ? ScoreFileKind.Fragment
        : ScoreFileKind.Model;
}
