using System.Collections.Concurrent;
using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Ide.Workspace;

/// <summary>
/// The workspace at one moment: open documents and the .score files of its folders. Immutable and safe to share between threads;
/// analyses are made when they are first asked for, and once.
/// </summary>
public sealed class IdeSnapshot
{
    private readonly IFileReader _disk;
    private readonly KnownFiles _known;
    private readonly SnapshotFiles _files;
    private readonly ConcurrentDictionary<string, KeptAnalysis> _analyses;
    private readonly ConcurrentDictionary<string, AnalysisMemory> _memories;
    private readonly ConcurrentDictionary<string, string> _roots;
    private readonly CancellationToken _cancellation;

    private IdeSnapshot(
        IFileReader disk,
        ImmutableDictionary<string, OpenDocument> documents,
        KnownFiles known,
        IEnumerable<KeptAnalysis> kept,
        ConcurrentDictionary<string, AnalysisMemory> memories)
    {
        _memories = memories;
        _analyses = new(StringComparer.Ordinal);
        _roots = new(StringComparer.Ordinal);
        _disk = disk;
        _known = known;
        Documents = documents;
        _files = new SnapshotFiles(documents, disk);
        foreach (var analysis in kept)
        {
            _analyses[analysis.Analysis.Path] = analysis;
        }
    }

    private IdeSnapshot(IdeSnapshot shared, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _memories = shared._memories;
        _analyses = shared._analyses;
        _roots = shared._roots;
        _disk = shared._disk;
        _known = shared._known;
        _files = shared._files;
        Documents = shared.Documents;
    }

    /// <summary>The open documents by path.</summary>
    public ImmutableDictionary<string, OpenDocument> Documents { get; }

    /// <summary>
    /// The .score files of the workspace's folders, open documents included. They are looked for when they are first asked for: what is
    /// said of a model or a file of tests does not depend on them.
    /// </summary>
    public ImmutableSortedSet<string> KnownFiles => _known.All;

    /// <summary>A workspace in which nothing is open.</summary>
    /// <param name="disk">Where files come from that are not open.</param>
    /// <param name="known">The .score files of the workspace's folders.</param>
    public static IdeSnapshot Create(IFileReader disk, IEnumerable<string> known) =>
        new(disk, ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal), new KnownFiles(() => known, []), [], new(StringComparer.Ordinal));

    /// <summary>
    /// The same snapshot as one request sees it: a request that is cancelled gets an <see cref="OperationCanceledException"/> and no
    /// analysis, whether it waits for its turn or the analysis is under way. What is analysed to its end, all share.
    /// </summary>
    public IdeSnapshot For(CancellationToken cancellation) => new(this, cancellation);

    /// <summary>The snapshot with a document opened or changed.</summary>
    public IdeSnapshot With(OpenDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var path = ModelPath.Normalize(document.Path);
        return new(_disk, Documents.SetItem(path, document with { Path = path }), _known.With(path), Unaffected([path]), _memories);
    }

    /// <summary>The snapshot with a document closed: from now on the disk's text counts.</summary>
    public IdeSnapshot Without(string path)
    {
        path = ModelPath.Normalize(path);
        var isThere = _disk.Read(path, out _) is not null;
        _memories.TryRemove(path, out _);
        return new(_disk, Documents.Remove(path), isThere ? _known.With(path) : _known.Without(path), Unaffected([path]), _memories);
    }

    /// <summary>The snapshot after files changed on the disk.</summary>
    /// <param name="changed">What was created, changed or deleted.</param>
    /// <param name="find">
    /// Finds the .score files of the workspace's folders as they are now. Called at most once, when they are first asked for, on the thread
    /// of whoever asks.
    /// </param>
    public IdeSnapshot WithDisk(IReadOnlyCollection<string> changed, Func<IEnumerable<string>> find) =>
        new(_disk, Documents, new KnownFiles(find, Documents.Keys), Unaffected([.. changed.Select(ModelPath.Normalize)]), _memories);

    /// <summary>
    /// The analysis that speaks for a file: of the file itself where it is a model or a file of tests; of the first model that imports it
    /// where it is a fragment; of the fragment alone where nothing imports it.
    /// </summary>
    public ModelAnalysis AnalysisOf(string path) => AnalysisOfRoot(RootOf(path));

    /// <summary>The path of the model that speaks for a file.</summary>
    public string RootOf(string path) => _roots.GetOrAdd(ModelPath.Normalize(path), FindRoot);

    /// <summary>The paths of everything that is analysed on its own: models, files of tests, fragments that nothing imports.</summary>
    public IEnumerable<string> Roots => KnownFiles.Where(p => RootOf(p) == p);

    /// <summary>The file's tree in the analysis that speaks for it, or null where it cannot be read.</summary>
    public SyntaxTree? TreeOf(string path)
    {
        path = ModelPath.Normalize(path);
        return AnalysisOf(path).Trees.FirstOrDefault(t => t.Source.Path == path);
    }

    /// <summary>What was found in a file, by the analysis that speaks for it.</summary>
    public IEnumerable<Diagnostic> DiagnosticsOf(string path)
    {
        path = ModelPath.Normalize(path);
        return AnalysisOf(path).FindDiagnostics(_cancellation).Where(d => d.Source.Path == path);
    }

    private ModelAnalysis AnalysisOfRoot(string root) => Analyze(root).Analysis;

    /// <summary>
    /// One text of a model after the other: the second is analysed in a fraction of the time with what is known of the first. Texts that
    /// nobody waits for any more are left out; where somebody else waits for the same text, he begins anew.
    /// </summary>
    private KeptAnalysis Analyze(string root)
    {
        if (_analyses.TryGetValue(root, out var known))
        {
            return known;
        }

        var memory = _memories.GetOrAdd(root, _ => new AnalysisMemory());
        lock (memory)
        {
            if (_analyses.TryGetValue(root, out known))
            {
                return known;
            }

            _cancellation.ThrowIfCancellationRequested();
            var reader = new RecordingReader(_files);
            return _analyses.GetOrAdd(root, new KeptAnalysis(ModelAnalysis.Analyze(root, reader, memory, _cancellation), reader));
        }
    }

    private IEnumerable<KeptAnalysis> Unaffected(IReadOnlyCollection<string> changed) =>
        _analyses.Values.Where(a => !changed.Any(a.Files.Has)).ToArray();

    private string FindRoot(string path)
    {
        if (StandsAlone(Analyze(path).Analysis))
        {
            return path;
        }

        return KnownFiles.FirstOrDefault(other => other != path && MayImport(other) && Imports(Analyze(other).Analysis, path)) ?? path;
    }

    private static bool Imports(ModelAnalysis analysis, string path) => StandsAlone(analysis) && analysis.Trees.Skip(1).Any(t => t.Source.Path == path);

    private static bool StandsAlone(ModelAnalysis analysis) =>
        analysis.Trees.Any(t => t.Source.Path == analysis.Path && t.Root.Statements.Any(s => s is ModelDeclarationSyntax or TestsForDeclarationSyntax));

    /// <summary>Most files import nothing: the bytes tell so faster than an analysis.</summary>
    private bool MayImport(string path) => _files.Read(path, out _) is { } bytes && bytes.AsSpan().IndexOf("import"u8) >= 0;

    private sealed record KeptAnalysis(ModelAnalysis Analysis, RecordingReader Files);
}
