using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private readonly SnapshotFiles _files;
    private readonly ConcurrentDictionary<string, Lazy<KeptAnalysis>> _analyses;
    private readonly ConcurrentDictionary<string, AnalysisMemory> _memories;
    private readonly ConcurrentDictionary<string, string> _roots;
    private readonly CancellationToken _cancellation;

    private IdeSnapshot(
        IFileReader disk,
        ImmutableDictionary<string, OpenDocument> documents,
        ImmutableSortedSet<string> known,
        IEnumerable<KeptAnalysis> kept,
        ConcurrentDictionary<string, AnalysisMemory> memories)
    {
        _memories = memories;
        _analyses = new(StringComparer.Ordinal);
        _roots = new(StringComparer.Ordinal);
        _disk = disk;
        Documents = documents;
        KnownFiles = known;
        _files = new SnapshotFiles(documents, disk);
        foreach (var analysis in kept)
        {
            _analyses[analysis.Analysis.Path] = new(analysis);
        }
    }

    private IdeSnapshot(IdeSnapshot shared, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _memories = shared._memories;
        _analyses = shared._analyses;
        _roots = shared._roots;
        _disk = shared._disk;
        _files = shared._files;
        Documents = shared.Documents;
        KnownFiles = shared.KnownFiles;
    }

    /// <summary>The open documents by path.</summary>
    public ImmutableDictionary<string, OpenDocument> Documents { get; }

    /// <summary>The .score files of the workspace's folders that are known, open documents included.</summary>
    public ImmutableSortedSet<string> KnownFiles { get; }

    /// <summary>A workspace in which nothing is open.</summary>
    /// <param name="disk">Where files come from that are not open.</param>
    /// <param name="known">The .score files of the workspace's folders.</param>
    public static IdeSnapshot Create(IFileReader disk, IEnumerable<string> known) =>
        new(disk, ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal), [.. known.Select(ModelPath.Normalize).Order(StringComparer.Ordinal)], [], new(StringComparer.Ordinal));

    /// <summary>
    /// The same snapshot as one request sees it: a request that was cancelled while it waited for its turn gets an
    /// <see cref="OperationCanceledException"/> and no analysis. What is analysed, all share.
    /// </summary>
    public IdeSnapshot For(CancellationToken cancellation) => new(this, cancellation);

    /// <summary>The snapshot with a document opened or changed.</summary>
    public IdeSnapshot With(OpenDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var path = ModelPath.Normalize(document.Path);
        return new(_disk, Documents.SetItem(path, document with { Path = path }), KnownFiles.Add(path), Unaffected([path]), _memories);
    }

    /// <summary>The snapshot with a document closed: from now on the disk's text counts.</summary>
    public IdeSnapshot Without(string path)
    {
        path = ModelPath.Normalize(path);
        var isThere = _disk.Read(path, out _) is not null;
        _memories.TryRemove(path, out _);
        return new(_disk, Documents.Remove(path), isThere ? KnownFiles : KnownFiles.Remove(path), Unaffected([path]), _memories);
    }

    /// <summary>The snapshot after files changed on the disk.</summary>
    /// <param name="changed">What was created, changed or deleted.</param>
    /// <param name="known">The .score files of the workspace's folders as they are now.</param>
    public IdeSnapshot WithDisk(IReadOnlyCollection<string> changed, IEnumerable<string> known) =>
        new(
            _disk,
            Documents,
            [.. known.Select(ModelPath.Normalize).Concat(Documents.Keys).Order(StringComparer.Ordinal)],
            Unaffected([.. changed.Select(ModelPath.Normalize)]),
            _memories);

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

    private ModelAnalysis AnalysisOfRoot(string root) => Analyze(root).Analysis;

    /// <summary>
    /// One text of a model after the other: the second is analysed in a fraction of the time with what is known of the first. Texts that
    /// nobody waits for any more are left out.
    /// </summary>
    private KeptAnalysis Analyze(string root)
    {
        var memory = _memories.GetOrAdd(root, _ => new AnalysisMemory());
        var analysis = _analyses.GetOrAdd(root, path => new Lazy<KeptAnalysis>(() =>
        {
            var reader = new RecordingReader(_files);
            return new KeptAnalysis(ModelAnalysis.Analyze(path, reader, memory), reader);
        }));
        if (analysis.IsValueCreated)
        {
            return analysis.Value;
        }

        lock (memory)
        {
            _cancellation.ThrowIfCancellationRequested();
            return analysis.Value;
        }
    }

    private IEnumerable<KeptAnalysis> Unaffected(IReadOnlyCollection<string> changed) =>
        _analyses.Values.Where(a => a.IsValueCreated && !changed.Any(a.Value.Files.Has)).Select(a => a.Value).ToArray();

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
