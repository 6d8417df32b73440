using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Ide.Features;
using static ScoringDsl.Ide.Completion.Completions;

namespace ScoringDsl.Ide.Completion;

/// <summary>Proposes the parts of a condition.</summary>
internal static class ConditionCompletions
{
    /// <summary>What may follow the tokens of a condition.</summary>
    public static IEnumerable<CompletionItem> Propose(SyntaxToken[] tokens, Model model, SeenValues seen)
    {
        var reader = new PhraseReader(model);
        var scope = reader.EventInScope(tokens);
        var last = tokens.Length == 0 ? "" : tokens[^1].Text;
        switch (last)
        {
            case "." when tokens is [.., { Text: "account" }, _]:
                return model.AccountFields.Select(Name);
            case "." when tokens is [.., { Text: "lead" }, _]:
                return model.LeadFields.Select(Name);
            case "and" when tokens is [.., { Text: "between" }, { Kind: TokenKind.Number }, _]:
                return Durations(model).Select(d => d with { Label = d.Label + " ago" });
            case "" or "and" or "or" or "not" or "when" or "=":
                return Operands(model, scope);
            case "(":
                return Opened(tokens, reader, scope, seen);
            case "between":
                return [new CompletionItem("30 and 60 days ago", CompletionKind.Value, "from 30 days old to 60")];
            case "within" or "within next" or "older than":
                return Durations(model);
            case "segment":
                return model.Flags.OfType<SegmentSymbol>().Select(Name);
            case "excluded":
                return Joins;
            case "has word" or "starts with" or "ends with" or "like" or "under":
                return [Word("any of", "one of some", "any of ("), new CompletionItem("\"\"", CompletionKind.Value, "a text"), .. model.Lists.Select(Name)];
            case "since" or "before":
                return [new CompletionItem("2025-01-01", CompletionKind.Value, "a date")];
            case "count of" or "without" or "days since last" or "days since first":
                return [Word("distinct", "different values"), .. model.Events.Select(Name), .. AccountView.Is(model) ? new[] { Word("leads", "the account's leads") } : []];
            case "sum of" or "average of" or "min of" or "max of":
                return model.Events.SelectMany(e => e.Properties).Where(p => p.Type == FieldType.Number).Select(Name);
            case "distinct":
                return model.Events.SelectMany(e => e.Properties).Select(Name);
            case "days since":
                return [Word("last", "the newest event"), Word("first", "the oldest event"), .. model.LeadFields.Where(f => f.Type == FieldType.Date).Select(Name)];
            case "of":
                return model.Events.Select(Name);
        }

        if (tokens is [.., { Text: "distinct" }, _])
        {
            return [Word("of", "the event")];
        }

        return reader.LastName(tokens) is var (symbol, rest) ? AfterName(symbol, rest, reader, scope, tokens, seen) : scope is null ? [] : AfterProperty(tokens, scope, model, seen);
    }

    /// <summary>What a condition can begin with.</summary>
    public static IEnumerable<CompletionItem> Operands(Model model, EventSymbol? scope) =>
    [
        .. (scope?.Properties ?? []).Select(Name),
        .. model.LeadFields.Where(f => !f.IsKey).Select(Name),
        .. scope is null ? model.Events.Select(Name) : [],
        .. model.Defines.Select(Name),
        .. scope is null ? Results(model) : [],
        Word("not", "the opposite"),
        .. scope is null
            ?
            [
                Word("count of", "how often"), Word("sum of", "a property added up"), Word("average of", "a property's mean"), Word("min of", "the least"), Word("max of", "the greatest"),
                Word("days since", "days, with fractions"), Word("days since last", "since the newest event"), Word("excluded", "kept out of hand-offs"), Word("segment", "a segment"),
            ]
            : Array.Empty<CompletionItem>(),
        .. model.AccountFields.IsEmpty || AccountView.Is(model) ? Array.Empty<CompletionItem>() : [Word("account", "a field of the lead's account", "account.")],
    ];

    /// <summary>Whether a condition cannot end here: a field other than a bool says nothing alone.</summary>
    public static bool WantsMore(SyntaxToken[] tokens, Model model)
    {
        if (tokens is [.., { Text: "distinct" }, _] || tokens[^1].Text is "is" or "contains" or "has word" or "starts with" or "ends with" or "like" or "under" or "any of" or "distinct" or "segment" or "older than" or "within next" or "before")
        {
            return true;
        }

        return new PhraseReader(model).LastName(tokens) is ({ } symbol, [] or [{ Text: "domain" or "name" or "host" or "path" or "length" or "size" }])
            && symbol is FieldSymbol { Type: not FieldType.Bool } or ScoreSymbol or LabelSymbol
            && !tokens.Any(t => t.Kind == TokenKind.WordOperator);
    }

    /// <summary>What may follow <c>each EVENT</c>.</summary>
    public static IEnumerable<CompletionItem> AfterEvent(SyntaxToken[] tokens, Model model, SeenValues seen, bool isEach)
    {
        var proposed = Propose(tokens, model, seen);
        return isEach ? proposed.Where(p => p.Label is not ("and" or "or" or ">=" or "in")).Append(Word("=>", "the points of each", "=> +")) : proposed;
    }

    /// <summary>What may follow <c>match</c>.</summary>
    public static IEnumerable<CompletionItem> Subject(SyntaxToken[] tokens, Model model, SeenValues seen) =>
        tokens.Length == 0
            ? [.. model.LeadFields.Select(Name), Word("count of", "how often"), Word("sum of", "a property added up"), Word("days since last", "since the newest event")]
            : Propose(tokens, model, seen).Where(p => p.Label is not ("and" or "or"));

    /// <summary>The values that a symbol's comparisons know.</summary>
    public static IEnumerable<CompletionItem> Values(Symbol? symbol, SeenValues seen) => symbol switch
    {
        FieldSymbol field => FieldValues(field, seen),
        EventSymbol e => e.Subject is { } subject ? FieldValues(subject, seen) : [],
        LabelSymbol labels => labels.Labels.Select(l => new CompletionItem(l, CompletionKind.Value, labels.Name)),
        _ => [],
    };

    /// <summary>The values that a field can have, written as the language wants them.</summary>
    public static IEnumerable<CompletionItem> FieldValues(FieldSymbol field, SeenValues seen) => field.Type switch
    {
        FieldType.Bool => [new CompletionItem("yes", CompletionKind.Value), new CompletionItem("no", CompletionKind.Value)],
        _ => TextCompletions.Values(field, seen).Select(v => new CompletionItem(v, CompletionKind.Value, field.Name, null, Quoted(v))),
    };

    private static IEnumerable<CompletionItem> Opened(SyntaxToken[] tokens, PhraseReader reader, EventSymbol? scope, SeenValues seen)
    {
        var before = tokens.Length > 1 ? tokens[^2].Text : "";
        if (before is "in" or "any of" or "not in")
        {
            return reader.LastName([.. tokens.Take(tokens.Length - 2)]) is var (symbol, _) ? Values(symbol, seen) : [];
        }

        return before == "highest of" ? [.. reader.Model.Families.Select(Name), .. reader.Model.Scores.Select(Name)] : Operands(reader.Model, scope);
    }

    private static IEnumerable<CompletionItem> AfterName(
        Symbol symbol, SyntaxToken[] rest, PhraseReader reader, EventSymbol? scope, SyntaxToken[] tokens, SeenValues seen)
    {
        if (scope is not null && rest.Length > 0 && scope.Properties.FirstOrDefault(p => rest.Any(t => t.Value == p.Name)) is { } property)
        {
            return AfterField(property, [.. rest.SkipWhile(t => t.Value != property.Name).Skip(1)], reader.Model, seen);
        }

        if (scope is not null && tokens[^1].Value is var name && scope.Properties.FirstOrDefault(p => p.Name == name) is { } bare)
        {
            return AfterField(bare, [], reader.Model, seen);
        }

        return symbol switch
        {
            FieldSymbol field => AfterField(field, rest, reader.Model, seen),
            EventSymbol e => AfterEventName(e, rest, reader.Model, seen),
            ScoreSymbol when rest.Length == 0 => [Word(">=", "at least"), Word(">", "above"), Word("<", "below"), Word("in", "a range"), Word("raised within", "went up lately", "raised within 60 days")],
            LabelSymbol labels when rest.Length == 0 => [Word("is", "this label"), Word("at least", "this label or a higher one"), Word("in", "one of some labels", "in ("), .. Values(labels, seen)],
            LabelSymbol labels when rest[^1].Text is "is" or "at least" or "is not" or "," or "not" => Values(labels, seen),
            _ => Joins,
        };
    }

    private static IEnumerable<CompletionItem> AfterProperty(SyntaxToken[] tokens, EventSymbol scope, Model model, SeenValues seen)
    {
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            if (scope.Properties.FirstOrDefault(p => p.Name == tokens[i].Value) is { } property)
            {
                return AfterField(property, [.. tokens.Skip(i + 1)], model, seen);
            }
        }

        return Operands(model, scope);
    }

    private static IEnumerable<CompletionItem> AfterField(FieldSymbol field, SyntaxToken[] rest, Model model, SeenValues seen)
    {
        switch (rest.Length == 0 ? "" : rest[^1].Text)
        {
            case "is":
                return [.. FieldValues(field, seen), Word("known", "has a value"), Word("missing", "has none"), .. Presence(field).Select(p => p with { Label = p.Label["is ".Length..] }), Word("not", "another value")];
            case "in" when field.Type == FieldType.Number:
                return [new CompletionItem("20..99", CompletionKind.Value, "a range, both ends in")];
            case "in" or "contains" or "any of":
                return [.. FieldValues(field, seen), .. field.Type == FieldType.Number ? [] : model.Lists.Select(Name)];
            case "not" or ",":
                return FieldValues(field, seen);
        }

        var isFacet = rest is [{ Text: "domain" or "name" or "host" or "path" or "length" or "size" }];
        if (rest.Length > 0 && !isFacet)
        {
            return Joins;
        }

        return field.Type switch
        {
            FieldType.Number => [.. Comparisons, Word("in", "a range, both ends in", "in "), .. Known],
            FieldType.Date => [Word("within", "lately", "within 30 days"), Word("within next", "soon", "within next 90 days"), Word("older than", "long ago", "older than 90 days"), Word("before", "a date"), Word("since", "a date"), .. Known],
            FieldType.Bool => [.. Known, .. Joins],
            FieldType.TextList => [Word("contains", "a whole item"), Word("size", "how many items"), .. Known],
            FieldType.OneOf => [Word("is", "this value"), Word("in", "one of some", "in ("), Word("is not", "another value"), .. FieldValues(field, seen), .. Known],
            _ =>
            [
                .. isFacet ? [] : Facets(field).Concat(field.Type == FieldType.Text ? FieldValues(field, seen) : []),
                Word("is", "the whole value"), Word("in", "a list"), Word("contains", "a part"), Word("has word", "a whole word"), Word("starts with", "the beginning"), Word("ends with", "the end"),
                Word("like", "a pattern with *"), .. rest is [{ Text: "domain" }] ? [Word("under", "a domain or its subdomains")] : Array.Empty<CompletionItem>(),
                .. Known, .. isFacet ? [] : Presence(field),
            ],
        };
    }

    private static IEnumerable<CompletionItem> AfterEventName(EventSymbol e, SyntaxToken[] rest, Model model, SeenValues seen)
    {
        var has = rest.Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rest.Length == 0 && e.Subject is { } subject ? FieldValues(subject, seen) : [],
            .. has.Contains(">=") ? [] : new[] { Word(">=", "so often or more") },
            .. has.Contains("within") || has.Contains("older than") || has.Contains("between") || has.Contains("since")
                ? []
                : new[]
                {
                    Word("within", "lately", "within 30 days"), Word("between", "a stretch of the past", "between 30 and 60 days ago"), Word("older than", "long ago", "older than 90 days"),
                    Word("since", "a date"), Word("before", "a date"),
                },
            .. has.Contains("where") || e.Properties.IsEmpty && model.LeadFields.IsEmpty ? [] : new[] { Word("where", "only some of them", "where (") },
            .. Joins,
        ];
    }

    private static IEnumerable<CompletionItem> Results(Model model) => [.. model.Scores.Select(Name), .. model.Labels.Select(Name)];

    private static IEnumerable<CompletionItem> Joins { get; } = [Word("and", "both"), Word("or", "one of both")];

    private static IEnumerable<CompletionItem> Comparisons { get; } =
        [Word(">=", "at least"), Word(">", "above"), Word("<", "below"), Word("<=", "at most"), Word("=", "equal")];

    private static IEnumerable<CompletionItem> Known { get; } = [Word("is known", "has a value"), Word("is missing", "has none")];

    private static IEnumerable<CompletionItem> Presence(FieldSymbol field) => field.Type switch
    {
        FieldType.Email => [Word("is valid", "a well-formed address"), Word("is malformed", "no address")],
        FieldType.Text => [Word("is gibberish", "keys hit at random")],
        _ => [],
    };

    private static IEnumerable<CompletionItem> Facets(FieldSymbol field) => field.Type switch
    {
        FieldType.Email => [Word("domain", "what follows the @"), Word("name", "what stands before the @")],
        FieldType.Url => [Word("host", "the address's host"), Word("path", "the address's path")],
        FieldType.Text => [Word("length", "how many characters")],
        _ => [],
    };

    /// <summary>A value as it is written: words that say something here, and what is no single word, stand in quotes.</summary>
    private static string Quoted(string value) =>
        Renaming.ReadsAsName(value) && value is not ("known" or "missing" or "valid" or "malformed" or "gibberish") ? value : $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
