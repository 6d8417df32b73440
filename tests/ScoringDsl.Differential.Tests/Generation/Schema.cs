using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Generation;

/// <summary>A field or property of a generated model.</summary>
internal sealed record FieldSpec(string Name, FieldType Type, params ImmutableArray<string> Values)
{
    /// <summary>What stands after the type.</summary>
    public string Modifiers { get; init; } = "";

    public string Declaration => $"{Name} {TypeText}{Modifiers}";

    /// <summary>Whether it is its event's subject.</summary>
    public bool IsSubject => Modifiers.Contains("subject", StringComparison.Ordinal);

    /// <summary>Whether it holds a text.</summary>
    public bool IsTextual => Type is FieldType.Text or FieldType.Email or FieldType.Url or FieldType.OneOf;

    private string TypeText => Type switch
    {
        FieldType.TextList => "list of text",
        FieldType.OneOf => "one of " + string.Join(", ", Values.Select(ModelWords.Quote)),
        _ => Type.ToString().ToLowerInvariant(),
    };
}

/// <summary>A kind of event of a generated model.</summary>
internal sealed record EventSpec(string Name, params ImmutableArray<FieldSpec> Properties)
{
    public FieldSpec? Subject => Properties.FirstOrDefault(p => p.IsSubject);
}

/// <summary>What generated models are about: every type of field, and events with every type of subject and with none.</summary>
internal sealed record Schema(ImmutableArray<FieldSpec> Fields, ImmutableArray<EventSpec> Events)
{
    public const string AccountLink = "account_id";

    /// <summary>What accounts have; empty where the model has none.</summary>
    public ImmutableArray<FieldSpec> AccountFields { get; init; } = [];

    public const string Key = "lead_id";

    public static Schema Make(Dice dice)
    {
        var hasAccounts = dice.Chance(45);
        var missing = dice.Chance(50) ? " missing \"Select\", \"n/a\", \"İ\"" : "";
        return new Schema(
            [
                new("email", FieldType.Email) { Modifiers = dice.Chance(20) ? " missing \"none@acme.com\"" : "" },
                new("work_email", FieldType.Email),
                new("title", FieldType.Text) { Modifiers = missing },
                new("country", FieldType.Text) { Modifiers = dice.Chance(50) ? " from \"Country/Region\"" : "" },
                new("`since`", FieldType.Text),
                new("industry", FieldType.OneOf, "software", "finance", "Health Care", "größe"),
                new("level", FieldType.OneOf, "1", "2", "3"),
                new("website", FieldType.Url),
                new("homepage", FieldType.Url) { Modifiers = missing },
                new("employees", FieldType.Number) { Modifiers = dice.Chance(20) ? " missing \"-1\", \"999\"" : "" },
                new("umsatz_größe", FieldType.Number),
                new("opted_in", FieldType.Bool),
                new("partner", FieldType.Bool) { Modifiers = dice.Chance(20) ? " missing \"no\"" : "" },
                new("created", FieldType.Date),
                new("decision_by", FieldType.Date) { Modifiers = dice.Chance(20) ? " missing \"1900-01-01\"" : "" },
                new("tags", FieldType.TextList),
                new("regions", FieldType.TextList) { Modifiers = missing },
            ],
            [
                new("visited", new("page", FieldType.Url) { Modifiers = " subject" }, new("seconds", FieldType.Number), new("session", FieldType.Text), new("internal", FieldType.Bool)),
                new("opened email", new("kind", FieldType.OneOf, "newsletter", "promotion", "Größe") { Modifiers = " subject" }, new("campaign", FieldType.Text)),
                new("opened", new FieldSpec("device", FieldType.Text) { Modifiers = " subject" }),
                new("purchased", new("category", FieldType.Text) { Modifiers = " subject" }, new("amount", FieldType.Number), new("quantity", FieldType.Number), new("due", FieldType.Date)),
                new("requested", new("labels", FieldType.TextList) { Modifiers = " subject" }, new("address", FieldType.Email), new("country", FieldType.Text)),
                new("invited", new("guest", FieldType.Email) { Modifiers = " subject" }, new("points", FieldType.Number) { Modifiers = missing }),
                new("logged in"),
                new("met", new("minutes", FieldType.Number), new("at_home", FieldType.Bool), new("place", FieldType.Url)),
            ])
        {
            AccountFields = !hasAccounts ? [] :
            [
                new("name", FieldType.Text),
                new("industry", FieldType.OneOf, "software", "finance", "Größe"),
                new("employees", FieldType.Number),
                new("revenue", FieldType.Number) { Modifiers = missing },
                new("founded", FieldType.Date),
                new("vip", FieldType.Bool),
                new("keywords", FieldType.TextList),
                new("site", FieldType.Url),
                new("contact", FieldType.Email),
            ],
        };
    }

    /// <summary>The declarations.</summary>
    public IEnumerable<Piece> Declarations()
    {
        if (!AccountFields.IsEmpty)
        {
            yield return Piece.Of($"account {{\n  {AccountLink} text key\n", new Many([.. AccountFields.Select(f => (Piece)$"  {f.Declaration}\n")], "", 0), "}");
        }

        yield return Piece.Of(
            $"lead {{\n  {Key} text key\n{(AccountFields.IsEmpty ? "" : $"  {AccountLink} text account\n")}", new Many([.. Fields.Select(f => (Piece)$"  {f.Declaration}\n")], "", 0), "}");
        foreach (var e in Events)
        {
            IEnumerable<Piece> members = e.Properties.Select(p => (Piece)p.Declaration).Concat(e.Name == "met" ? ["at from \"when\"", "lead from \"who\""] : []);
            yield return e.Properties.IsEmpty ? $"event {e.Name}" : Piece.Of($"event {e.Name} {{ ", new Many([.. members], "; ", 0), " }");
        }
    }
}
