using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>What models were before an edit: their files as they were on the disk when they were opened or last saved, or when somebody said "this is before".</summary>
internal sealed class Baselines
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, string?>> _byRoot = new(StringComparer.Ordinal);

    /// <summary>The files of a model before; null for a file that was not there; null where nothing is kept of the model.</summary>
    public ImmutableDictionary<string, string?>? Of(string root) => _byRoot.GetValueOrDefault(root);

    /// <summary>Keeps the files of the disk, unless something is kept already.</summary>
    public void Open(string root)
    {
        if (!_byRoot.ContainsKey(root))
        {
            _byRoot.TryAdd(root, Capture(root, new DiskFileReader()));
        }
    }

    /// <summary>A file was saved: what is kept of the models that it belongs to is forgotten, so that they are next opened as they are now.</summary>
    public void Save(string path)
    {
        foreach (var (root, files) in _byRoot)
        {
            if (files.ContainsKey(path))
            {
                _byRoot.TryRemove(root, out _);
            }
        }
    }

    /// <summary>Keeps the texts as the editor has them.</summary>
    public void Set(string root, IdeSnapshot snapshot) => _byRoot[root] = Capture(root, new EditorFiles(snapshot));

    /// <summary>Forgets the models that are not among some.</summary>
    public void KeepOnly(IReadOnlySet<string> roots)
    {
        foreach (var root in _byRoot.Keys.Where(r => !roots.Contains(r)))
        {
            _byRoot.TryRemove(root, out _);
        }
    }

    /// <summary>Everything that an analysis of the model reads.</summary>
    private static ImmutableDictionary<string, string?> Capture(string root, IFileReader files)
    {
        var reader = new Capturing(files);
        ModelAnalysis.Analyze(root, reader);
        return reader.Texts.ToImmutable();
    }

    private sealed class Capturing(IFileReader files) : IFileReader
    {
        public ImmutableDictionary<string, string?>.Builder Texts { get; } = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);

        public byte[]? Read(string path, out string? error)
        {
            var bytes = files.Read(path, out error);
            Texts[ModelPath.Normalize(path)] = bytes is null ? null : Encoding.UTF8.GetString(bytes);
            return bytes;
        }
    }

    private sealed class EditorFiles(IdeSnapshot snapshot) : IFileReader
    {
        private readonly DiskFileReader _disk = new();

        public byte[]? Read(string path, out string? error)
        {
            if (snapshot.Documents.TryGetValue(ModelPath.Normalize(path), out var document))
            {
                error = null;
                return Encoding.UTF8.GetBytes(document.Text);
            }

            return _disk.Read(path, out error);
        }
    }
}
