using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Makes the symbols of lists; reads those that stand in files.</summary>
internal sealed class ListBinder(BindingContext context, IFileReader files)
{
    public ListSymbol Bind(ListDeclarationSyntax syntax, Scope scope)
    {
        var found = context.Diagnostics.Count;
        var values = syntax.File is { } file ? ReadFile(file, syntax.Column, scope) : syntax.Values.Select(v => v.Value);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new ListSymbol
        {
            Name = syntax.Name.Value,
            Source = scope.Source,
            NameSpan = syntax.Name.Span,
            Documentation = syntax.Documentation,
            IsUnread = syntax.File is not null && context.Diagnostics.Count > found,
            Values = [.. values.Where(v => !string.IsNullOrWhiteSpace(v) && seen.Add(v))],
        };
    }

    private IEnumerable<string> ReadFile(SyntaxToken file, SyntaxToken? column, Scope scope)
    {
        if (file.Text.Length == 0)
        {
            return [];
        }

        var path = ModelPath.Resolve(scope.Source.Path, file.Value);
        var bytes = files.Read(path, out var error);
        if (bytes is null)
        {
            context.Report(scope.At(file).UnreadableFile(path, error ?? "The file does not exist."));
            return [];
        }

        if (!Utf8Text.TryDecode(bytes, out var text, out var badOffset, out var badByte))
        {
            var broken = new SourceText(path, text);
            context.Report(new DiagnosticBuilder(broken, new TextSpan(badOffset, Math.Min(1, text.Length - badOffset))).InvalidUtf8(badByte));
            return [];
        }

        var rows = CsvTable.Read(Nfc.Normalize(text), out var unclosedLine);
        if (unclosedLine > 0)
        {
            context.Report(scope.At(file).UnclosedQuote(path, unclosedLine));
            return [];
        }

        if (rows.Count == 0)
        {
            context.Report(scope.At(file).EmptyListFile(path));
            return [];
        }

        return FindColumn(rows[0].Cells, path, file, column, scope) is { } index
            ? rows.Skip(1).Where(r => index < r.Cells.Count).Select(r => r.Cells[index])
            : [];
    }

    private int? FindColumn(List<string> header, string path, SyntaxToken file, SyntaxToken? column, Scope scope)
    {
        if (column is null)
        {
            context.Report(scope.At(file).ColumnExpected(path, header));
            return null;
        }

        var index = header.FindIndex(h => NameFold.Same(h, column.Value.Trim()));
        if (index >= 0)
        {
            return index;
        }

        var key = DidYouMean.Find(NameFold.Key(column.Value), header.Select(NameFold.Key));
        context.Report(scope.At(column).UnknownColumn(column.Value, path, header, header.Find(h => NameFold.Key(h) == key)));
        return null;
    }
}
