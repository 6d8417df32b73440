using System.Collections.Immutable;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC02xx: files, imports and lists in files.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A model, import or list file cannot be read.</summary>
    public Diagnostic UnreadableFile(string path, string reason) => Error("SC0201", $"'{path}' cannot be read. {reason}");

    /// <summary>A file has bytes that are not UTF-8.</summary>
    public Diagnostic InvalidUtf8(byte value) =>
        Error("SC0202", $"The byte {value:X2} here is not valid UTF-8 text.", "Save the file as UTF-8.");

    /// <summary>A file imports itself, directly or through others.</summary>
    public Diagnostic ImportCycle(ImmutableArray<string> chain) => Error("SC0203", $"This import goes round in a circle: {string.Join(" → ", chain)}.");

    /// <summary>An import names a file that begins with <c>tests for</c>.</summary>
    public Diagnostic ImportOfTests(string path) => Error("SC0204", $"'{path}' is a file of tests and cannot be imported.");

    /// <summary><c>tests for</c> names a file of tests.</summary>
    public Diagnostic TestsForTests(string path) => Error("SC0205", $"'{path}' is a file of tests, not a model.");

    /// <summary>A file of tests holds something else than tests.</summary>
    public Diagnostic OnlyTestsHere() => Error("SC0206", "A file that begins with 'tests for' holds only tests.");

    /// <summary>An imported file has a <c>model</c> line.</summary>
    public Diagnostic ModelInImport() =>
        Error("SC0207", "Only the model's own file has a 'model' line; this file is imported.") with { Fixes = [Replace("Remove the line", "")] };

    /// <summary>A file has two <c>model</c> lines.</summary>
    public Diagnostic ModelTwice(SourceText source, TextSpan first) =>
        Error("SC0208", "The model is named twice.") with
        {
            Related = [new RelatedPlace(source, first, "It is named here first.")],
            Fixes = [Replace("Remove the line", "")],
        };

    /// <summary>A quote in a list file is never closed.</summary>
    public Diagnostic UnclosedQuote(string path, int line) => Error("SC0209", $"A quotation mark in line {line} of '{path}' is never closed.");

    /// <summary>A list file is empty.</summary>
    public Diagnostic EmptyListFile(string path) => Error("SC0210", $"'{path}' is empty.", "Its first line names the columns.");

    /// <summary>A list in a file does not say which column it is.</summary>
    public Diagnostic ColumnExpected(string path, IReadOnlyList<string> columns)
    {
        var fix = Insert($"Add 'column \"{columns[0]}\"'", Span.End, $" column \"{columns[0]}\"");
        return Error("SC0211", $"Say which column of '{path}' holds the list.", $"It has {Names(columns)}.") with { Fixes = [fix] };
    }

    /// <summary>A list names a column that its file does not have.</summary>
    public Diagnostic UnknownColumn(string name, string path, IReadOnlyList<string> columns, string? suggestion)
    {
        var diagnostic = Error("SC0212", $"'{path}' has no column '{name}'.", $"It has {Names(columns)}.");
        return suggestion is null ? diagnostic : diagnostic with { Hint = $"Did you mean '{suggestion}'?", Fixes = [Write($"\"{suggestion}\"")] };
    }

    /// <summary>A few names in quotes, the rest counted.</summary>
    private static string Names(IReadOnlyList<string> names)
    {
        const int shown = 8;
        var list = string.Join(", ", names.Take(shown).Select(n => $"'{n}'"));
        return names.Count > shown ? $"{list} and {names.Count - shown} more" : list;
    }
}
