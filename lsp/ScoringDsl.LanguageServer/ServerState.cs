using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;

namespace ScoringDsl.LanguageServer;

/// <summary>
/// The workspace as the client has told it. Changed by notifications alone, one after the other; requests take <see cref="Snapshot"/>
/// once, and what they took does not change any more.
/// </summary>
internal sealed class ServerState
{
    private readonly List<string> _folders = [];
    private volatile IdeSnapshot _snapshot = IdeSnapshot.Create(new DiskFileReader(), []);

    /// <summary>The workspace now.</summary>
    public IdeSnapshot Snapshot => _snapshot;

    /// <summary>Takes the workspace's folders and finds the models in them.</summary>
    public void SetFolders(IEnumerable<string> added, IEnumerable<string> removed)
    {
        foreach (var folder in removed)
        {
            _folders.Remove(folder);
        }

        _folders.AddRange(added.Except(_folders, StringComparer.Ordinal).ToArray());
        _snapshot = _snapshot.WithDisk([], ModelFiles.Find(_folders));
    }

    /// <summary>A document was opened.</summary>
    public void Open(TextDocumentItem item) => _snapshot = _snapshot.With(new OpenDocument(DocumentPath.FromUri(item.Uri), item.Version, item.Text));

    /// <summary>A document was changed.</summary>
    public void Change(DidChangeParams change)
    {
        var path = DocumentPath.FromUri(change.TextDocument.Uri);
        if (_snapshot.Documents.TryGetValue(path, out var document))
        {
            var text = DocumentText.Apply(document.Text, change.ContentChanges);
            _snapshot = _snapshot.With(document with { Text = text, Version = change.TextDocument.Version ?? document.Version + 1 });
        }
    }

    /// <summary>A document was closed.</summary>
    public void Close(string uri) => _snapshot = _snapshot.Without(DocumentPath.FromUri(uri));

    /// <summary>Files changed on the disk.</summary>
    public void ChangeOnDisk(IEnumerable<string> uris) => _snapshot = _snapshot.WithDisk([.. uris.Select(DocumentPath.FromUri)], ModelFiles.Find(_folders));
}
