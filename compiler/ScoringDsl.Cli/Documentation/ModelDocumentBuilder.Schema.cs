using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Cli.Documentation;

/// <content>What is known: leads, accounts, events, lists, defines.</content>
internal sealed partial class ModelDocumentBuilder
{
    /// <summary>A longer list is told by its beginning.</summary>
    private const int MostValues = 30;

    private void AddSchema()
    {
        Add(1, "Data", null, []);
        AddFields("Leads", _model.LeadFields);
        AddFields("Accounts", _model.AccountFields);
        AddEvents();
        AddIgnored();
        if (!_model.Lists.IsEmpty)
        {
            var rows = _model.Lists.Select(l => new TableRow([RichText.Code(l.Name), Values(l.Values), Note(l.Documentation)]));
            Add(2, "Lists", null, [Table(["List", "Values", "Notes"], rows)]);
        }

        if (!_model.Defines.IsEmpty)
        {
            var rows = _model.Defines.Select(d => new TableRow(
                [RichText.Code(d.Name), RichText.Code(_declarations.TextOf<DefineDeclarationSyntax>(d, s => s.Value)), Note(d.Documentation)]));
            Add(2, "Defines", null, [Table(["Name", "Stands for", "Notes"], rows)]);
        }
    }

    private void AddFields(string title, ImmutableArray<FieldSymbol> fields)
    {
        if (!fields.IsEmpty)
        {
            Add(2, title, null, [Table(["Field", "Type", "Column", "Counts as missing", "Notes"], fields.Select(Row))]);
        }
    }

    private static TableRow Row(FieldSymbol field) => new(
    [
        RichText.Code(field.Name),
        Words.Type(field),
        field.HasColumn ? RichText.Code(field.Column) : "",
        RichText.Join(", ", field.MissingTexts.Select(RichText.Code)),
        RichText.Join("; ", [field.IsKey ? "key" : "", field.IsAccountLink ? "the key of the lead's account" : "", field.IsSubject ? "subject" : "", Note(field.Documentation)]),
    ]);

    private void AddEvents()
    {
        if (_model.Events.IsEmpty)
        {
            return;
        }

        var rows = _model.Events.Select(e => new TableRow([RichText.Code(e.Name), Properties(e), Columns(e), Note(e.Documentation)]));
        Add(2, "Events", null, [Table(["Event", "Properties", "Columns", "Notes"], rows)]);
    }

    private static RichText Properties(EventSymbol e) => RichText.Join("\n", e.Properties.Select(p =>
        RichText.Code(p.Name) + RichText.Join("; ", [$" {Words.Type(p)}", p.IsSubject ? "subject" : "", MissingOf(p), Note(p.Documentation)])));

    private static RichText MissingOf(FieldSymbol property) =>
        property.MissingTexts.IsEmpty ? RichText.Empty : "missing: " + RichText.Join(", ", property.MissingTexts.Select(RichText.Code));

    private static RichText Columns(EventSymbol e) => RichText.Join("\n", new (string Name, string? Column, bool IsSaid)[]
        {
            ("at", e.AtColumn, e.AtColumn != "at"),
            ("lead", e.LeadColumn, e.LeadColumn is not null),
            ("id", e.IdColumn, e.IdColumn != "id"),
        }
        .Concat(e.Properties.Select(p => (p.Name, (string?)p.Column, p.HasColumn)))
        .Where(c => c.Item3)
        .Select(c => RichText.Code(c.Item1) + " from " + RichText.Code(c.Item2 ?? "")));

    private void AddIgnored()
    {
        if (!_model.Ignores.IsEmpty)
        {
            var items = _model.Ignores.Select(i => RichText.Join(" ", [RichText.Code(TextOf(i.Syntax)), Note(i.Syntax.Documentation)]));
            Add(2, "Ignored events", null, [new DocumentBlock.Paragraph("Dropped before anything else sees them."), new DocumentBlock.Bullets([.. items])]);
        }
    }

    private static RichText Values(ImmutableArray<string> values)
    {
        var shown = RichText.Join(", ", values.Take(MostValues).Select(RichText.Code));
        return values.Length > MostValues ? shown + $" and {values.Length - MostValues} more" : shown;
    }

    /// <summary>A table without the columns in which nothing stands.</summary>
    private static DocumentBlock.Table Table(ImmutableArray<string> head, IEnumerable<TableRow> rows)
    {
        var all = rows.ToList();
        var used = Enumerable.Range(0, head.Length).Where(i => i == 0 || all.Any(r => !r.Cells[i].Runs.IsEmpty)).ToList();
        return new DocumentBlock.Table([.. used.Select(i => head[i])], [.. all.Select(r => r with { Cells = [.. used.Select(i => r.Cells[i])] })]);
    }
}
