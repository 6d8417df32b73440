using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide;
using ScoringDsl.Ide.Features;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.Runtime.Text;
using TextEdit = ScoringDsl.LanguageServer.Protocol.TextEdit;

namespace ScoringDsl.LanguageServer.Handlers;

/// <summary>Outline, workspace symbols, folding, selection, colours.</summary>
internal static class StructureHandlers
{
    private const int MostSymbols = 500;

    /// <summary>The kinds of colours in the order of <see cref="ColourKind"/>, as the protocol and themes call them.</summary>
    public static SemanticTokensLegend Legend { get; } = new(
        ["keyword", "string", "number", "comment", "operator", "property", "event", "class", "enum", "macro", "variable", "enumMember", "type", "modifier"],
        ["declaration", "documentation"]);

    /// <summary>Adds the requests.</summary>
    public static void AddTo(RequestTable table)
    {
        var json = ProtocolJson.Default;
        table.Add("textDocument/documentSymbol", () => json.TextDocumentParams, () => json.DocumentSymbolArray, Symbols);
        table.Add("workspace/symbol", () => json.WorkspaceSymbolParams, () => json.SymbolInformationArray, WorkspaceSymbols);
        table.Add("textDocument/foldingRange", () => json.TextDocumentParams, () => json.FoldingRangeArray, Folds);
        table.Add("textDocument/selectionRange", () => json.SelectionRangeParams, () => json.SelectionRangeArray, Selections);
        table.Add("textDocument/formatting", () => json.TextDocumentParams, () => json.TextEditArray, Format);
        table.Add("textDocument/rangeFormatting", () => json.DocumentRangeParams, () => json.TextEditArray, FormatRange);
        table.Add("textDocument/semanticTokens/full", () => json.TextDocumentParams, () => json.SemanticTokens, Colours);
    }

    /// <summary>textDocument/documentSymbol</summary>
    public static DocumentSymbol[] Symbols(Answering answering, TextDocumentParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return answering.Snapshot.TreeOf(path) is { } tree ? [.. Outline.Find(answering.Snapshot, path).Select(e => Translate(answering, tree.Source, e))] : [];
    }

    /// <summary>workspace/symbol</summary>
    public static SymbolInformation[] WorkspaceSymbols(Answering answering, WorkspaceSymbolParams request)
    {
        var found = new List<SymbolInformation>();
        foreach (var path in answering.Snapshot.KnownFiles)
        {
            if (answering.Snapshot.TreeOf(path) is { } tree)
            {
                Add(tree.Source, Outline.Find(answering.Snapshot, path), null);
            }
        }

        return [.. found.Take(MostSymbols)];

        void Add(SourceText source, IEnumerable<OutlineEntry> entries, string? container)
        {
            foreach (var entry in entries)
            {
                if (Fits(entry.Name, request.Query))
                {
                    found.Add(new SymbolInformation(entry.Name, KindOf(entry.Kind), answering.Location(new Place(source, entry.NameSpan)), container));
                }

                Add(source, entry.Children, entry.Name);
            }
        }
    }

    /// <summary>textDocument/foldingRange</summary>
    public static FoldingRange[] Folds(Answering answering, TextDocumentParams request) =>
        [.. Folding.Find(answering.Snapshot, Answering.PathOf(request.TextDocument)).Select(f => new FoldingRange(f.FirstLine, f.LastLine, f.IsComment ? "comment" : "region"))];

    /// <summary>textDocument/selectionRange</summary>
    public static SelectionRange[] Selections(Answering answering, SelectionRangeParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return [.. request.Positions.Select(p => Selection(answering, path, p))];
    }

    /// <summary>textDocument/formatting</summary>
    public static TextEdit[] Format(Answering answering, TextDocumentParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return answering.Snapshot.TreeOf(path) is { } tree ? Edits(answering, tree, null) : [];
    }

    /// <summary>textDocument/rangeFormatting</summary>
    public static TextEdit[] FormatRange(Answering answering, DocumentRangeParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        return answering.Snapshot.TreeOf(path) is { } tree
            ? Edits(answering, tree, TextSpan.FromBounds(answering.Offset(path, request.Range.Start), answering.Offset(path, request.Range.End)))
            : [];
    }

    /// <summary>textDocument/semanticTokens/full: five numbers a stretch, each place told from the one before; a stretch ends with its line.</summary>
    public static SemanticTokens Colours(Answering answering, TextDocumentParams request)
    {
        var path = Answering.PathOf(request.TextDocument);
        if (answering.Snapshot.TreeOf(path) is not { } tree)
        {
            return new SemanticTokens([]);
        }

        var data = new List<int>();
        var last = default(Position);
        foreach (var coloured in SemanticColours.Find(answering.Snapshot, path))
        {
            foreach (var span in ByLine(tree.Source, coloured.Span))
            {
                var range = answering.Range(tree.Source, span);
                var isSameLine = range.Start.Line == last.Line;
                data.AddRange(
                    range.Start.Line - last.Line,
                    isSameLine ? range.Start.Character - last.Character : range.Start.Character,
                    range.End.Character - range.Start.Character,
                    (int)coloured.Kind,
                    (coloured.IsDeclaration ? 1 : 0) | (coloured.IsDocumentation ? 2 : 0));
                last = range.Start;
            }
        }

        return new SemanticTokens([.. data]);
    }

    private static TextEdit[] Edits(Answering answering, SyntaxTree tree, TextSpan? span) =>
        [.. Formatter.GetEdits(tree, span).Select(e => new TextEdit(answering.Range(tree.Source, e.Span), e.NewText))];

    private static IEnumerable<TextSpan> ByLine(SourceText source, TextSpan span)
    {
        for (var line = source.GetPosition(span.Start).Line; line < source.LineCount; line++)
        {
            var bounds = source.GetLine(line);
            if (bounds.Start >= span.End)
            {
                yield break;
            }

            var part = TextSpan.FromBounds(Math.Max(span.Start, bounds.Start), Math.Max(Math.Max(span.Start, bounds.Start), Math.Min(span.End, bounds.End)));
            if (part.Length > 0)
            {
                yield return part;
            }
        }
    }

    private static SelectionRange Selection(Answering answering, string path, Position position)
    {
        SelectionRange? around = null;
        if (answering.Snapshot.TreeOf(path) is { } tree)
        {
            foreach (var span in Selecting.Find(answering.Snapshot, path, answering.Offset(path, position)).Reverse())
            {
                around = new SelectionRange(answering.Range(tree.Source, span), around);
            }
        }

        return around ?? new SelectionRange(new(position, position), null);
    }

    private static DocumentSymbol Translate(Answering answering, SourceText source, OutlineEntry entry) => new(
        entry.Name,
        entry.Detail,
        KindOf(entry.Kind),
        answering.Range(source, entry.Span),
        answering.Range(source, entry.NameSpan),
        entry.Children.Count == 0 ? null : [.. entry.Children.Select(c => Translate(answering, source, c))]);

    /// <summary>The protocol's number of a kind.</summary>
    private static int KindOf(OutlineKind kind) => kind switch
    {
        OutlineKind.Model => 4, // package
        OutlineKind.Entity => 23, // struct
        OutlineKind.Field => 8,
        OutlineKind.Event => 24,
        OutlineKind.List => 18, // array
        OutlineKind.Define => 14, // constant
        OutlineKind.Score => 5, // class
        OutlineKind.Group => 3, // namespace
        OutlineKind.Rule => 6, // method
        OutlineKind.Labels => 10, // enum
        OutlineKind.Flag => 17, // boolean
        _ => 12, // function: a test
    };

    /// <summary>Whether the query's letters occur in the name in this order; case does not matter.</summary>
    private static bool Fits(string name, string query)
    {
        var folded = TextFold.Fold(name);
        var at = 0;
        foreach (var letter in TextFold.Fold(query))
        {
            at = folded.IndexOf(letter, at) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }
}
