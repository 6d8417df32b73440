using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;
using Range = ScoringDsl.LanguageServer.Protocol.Range;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>One snapshot with what translates its places: handlers read from it and nothing else.</summary>
internal sealed class Answering(IdeSnapshot snapshot)
{
    private readonly Dictionary<SourceText, Places> _places = [];

    /// <summary>The workspace that the request sees.</summary>
    public IdeSnapshot Snapshot { get; } = snapshot;

    /// <summary>What the client can do.</summary>
    public ClientAbilities Client { get; init; } = ClientAbilities.None;

    /// <summary>What the client said when it started the server.</summary>
    public ServerOptions Options { get; init; } = ServerOptions.Default;

    /// <summary>The settings of the folders.</summary>
    public FolderSettings Settings { get; init; } = FolderSettings.Default;

    /// <summary>The figures of the rules of a model, by the path of its own file.</summary>
    public Func<string, ModelFigures> FiguresOf { get; init; } = _ => ModelFigures.None;

    /// <summary>What scores can come to, of files that have errors as it was before.</summary>
    public ReachHints Reach { get; init; } = new();

    /// <summary>The path of a URI.</summary>
    public static string PathOf(TextDocumentIdentifier document) => DocumentPath.FromUri(document.Uri);

    /// <summary>The offset, in the compiler's text, of a place of the client's.</summary>
    public int Offset(string path, Position position) => Snapshot.TreeOf(path) is { } tree ? PlacesOf(tree.Source).Offset(position) : 0;

    /// <summary>The client's stretch.</summary>
    public Range Range(SourceText source, TextSpan span) => PlacesOf(source).Range(span);

    /// <summary>The client's stretch of a place.</summary>
    public Range Range(Place place) => Range(place.Source, place.Span);

    /// <summary>A place with its file.</summary>
    public Location Location(Place place) => new(DocumentPath.ToUri(place.Source.Path), Range(place));

    /// <summary>Replacements grouped by file.</summary>
    public WorkspaceEdit Edit(IEnumerable<(Place Place, string NewText)> edits) => new(
        edits.GroupBy(e => DocumentPath.ToUri(e.Place.Source.Path), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => new TextEdit(Range(e.Place), e.NewText)).ToArray(), StringComparer.Ordinal));

    private Places PlacesOf(SourceText source)
    {
        if (!_places.TryGetValue(source, out var places))
        {
            var text = Snapshot.Documents.TryGetValue(ModelPath.Normalize(source.Path), out var document) ? document.Text : source.Text;
            _places.Add(source, places = new Places(source, text));
        }

        return places;
    }
}
