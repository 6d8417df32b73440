using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;

namespace ScoringDsl.LanguageServer;

/// <summary>
/// The workspace as the client has told it. Changed by notifications, one after the other, and by the first look for models; requests take
/// <see cref="Snapshot"/> once, and what they took does not change any more.
/// </summary>
internal sealed class ServerState
{
    private readonly Lock _changing = new();
    private readonly ReachHints _reach = new();
    private volatile IdeSnapshot _snapshot = IdeSnapshot.Create(new DiskFileReader(), []);
    private volatile FolderSettings _settings = FolderSettings.Default;
    private Func<IEnumerable<string>> _find = () => [];

    /// <summary>The workspace now.</summary>
    public IdeSnapshot Snapshot => _snapshot;

    /// <summary>What the client can do; set once, by initialize.</summary>
    public ClientAbilities Client { get; set; } = ClientAbilities.None;

    /// <summary>What the client said when it started the server; set once, by initialize.</summary>
    public ServerOptions Options { get; set; } = ServerOptions.Default;

    /// <summary>The workspace's folders.</summary>
    public string[] Folders { get; private set; } = [];

    /// <summary>The settings now.</summary>
    public FolderSettings Settings => _settings;

    /// <summary>The newest figures of a model's rules, by the path of its own file; set by whoever makes them.</summary>
    public Func<string, ModelFigures> FiguresOf { get; set; } = _ => ModelFigures.None;

    /// <summary>Settings have come or changed. May be raised from any thread.</summary>
    public event Action? SettingsChanged;

    /// <summary>What a request sees that begins now.</summary>
    /// <param name="cancellation">Tells that nobody waits for its answer any more.</param>
    public Answering Answering(CancellationToken cancellation = default) =>
        new(Snapshot.For(cancellation)) { Client = Client, Options = Options, Settings = Settings, FiguresOf = FiguresOf, Reach = _reach };

    /// <summary>Takes settings.</summary>
    public void SetSettings(FolderSettings settings)
    {
        _settings = settings;
        SettingsChanged?.Invoke();
    }

    /// <summary>Takes the workspace's folders; their models are known after <see cref="FindModels"/>.</summary>
    public void SetFolders(IEnumerable<string> added, IEnumerable<string> removed) =>
        Folders = [.. Folders.Except(removed, StringComparer.Ordinal).Union(added, StringComparer.Ordinal)];

    /// <summary>The models of the folders are those that something finds when they are asked for.</summary>
    public void FindModels(Func<IEnumerable<string>> find)
    {
        lock (_changing)
        {
            _find = find;
            _snapshot = _snapshot.WithDisk([], find);
        }
    }

    /// <summary>What finds the models may find others now.</summary>
    public void FindModelsAgain() => Change(snapshot => snapshot.WithDisk([], _find));

    /// <summary>A document was opened.</summary>
    public void Open(TextDocumentItem item) =>
        Change(snapshot => snapshot.With(new OpenDocument(DocumentPath.FromUri(item.Uri), item.Version, item.Text)));

    /// <summary>A document was changed.</summary>
    public void Change(DidChangeParams change)
    {
        var path = DocumentPath.FromUri(change.TextDocument.Uri);
        if (_snapshot.Documents.TryGetValue(path, out var document))
        {
            var text = DocumentText.Apply(document.Text, change.ContentChanges);
            Change(snapshot => snapshot.With(document with { Text = text, Version = change.TextDocument.Version ?? document.Version + 1 }));
        }
    }

    /// <summary>A document was closed.</summary>
    public void Close(string uri) => Change(snapshot => snapshot.Without(DocumentPath.FromUri(uri)));

    /// <summary>Files changed on the disk.</summary>
    public void ChangeOnDisk(IEnumerable<string> uris)
    {
        var folders = Folders;
        Change(snapshot => snapshot.WithDisk([.. uris.Select(DocumentPath.FromUri)], _find = () => ModelFiles.Find(folders)));
    }

    private void Change(Func<IdeSnapshot, IdeSnapshot> change)
    {
        lock (_changing)
        {
            _snapshot = change(_snapshot);
        }
    }
}
