using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Words;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Completion;

/// <summary>Proposes what may be written at a place: names, operators, values, whole statements.</summary>
public static class Completions
{
    private static readonly string[] UnitNames = ["days", "hours", "minutes", "weeks"];

    private static readonly string[] UsualDurations = ["7 days", "30 days", "60 days", "90 days", "365 days"];

    /// <summary>The proposals at an offset, best first; none inside comments.</summary>
    public static IReadOnlyList<CompletionItem> Find(IdeSnapshot snapshot, string path, int offset)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var analysis = snapshot.AnalysisOf(path);
        if (snapshot.TreeOf(path) is not { } tree || analysis.Model is not { } model)
        {
            return [];
        }

        var context = CompletionContext.At(tree, offset);
        if (context.IsInText)
        {
            return context.IsInQuotes ? [.. TextCompletions.Propose(context, analysis, model, snapshot, tree.Source.Path).DistinctBy(i => i.Label)] : [];
        }

        if (IsOfAccount(context))
        {
            model = AccountView.Of(model);
        }

        return [.. Propose(context, model, SeenValues.Of(analysis), snapshot, tree.Source.Path).DistinctBy(i => (i.Label, i.Kind))];
    }

    /// <summary>Whether a place is in the rules or results of accounts.</summary>
    private static bool IsOfAccount(CompletionContext context) =>
        context.Block is BlockKind.File ? context.Statement is [{ Text: "account" }, _, ..] : context.Block is not (BlockKind.Test or BlockKind.TestLead) && context.BlockHead is [{ Text: "account" }, _, ..];

    private static IEnumerable<CompletionItem> Propose(CompletionContext context, Model model, SeenValues seen, IdeSnapshot snapshot, string path)
    {
        var statement = context.Statement;
        switch (context.Block)
        {
            case BlockKind.File:
                return statement.Length == 0 ? [.. Snippets.Declarations, Snippets.Test(model)] : Declaration(statement, model, seen, snapshot, path);
            case BlockKind.Fields or BlockKind.EventProperties:
                return FieldDeclaration(statement, context.Block);
            case BlockKind.Rules:
                return Rule(statement, model, seen);
            case BlockKind.Match:
                return Arm(context, model, seen);
            case BlockKind.Bands:
                return statement.Length == 1 ? [Word(">=", "the lower bound"), Word("otherwise", "the last band")] : [];
            case BlockKind.Stages:
                return statement.Length == 0 ? []
                    : statement.Length == 1 ? [Word("when", "the condition"), Word("otherwise", "the last stage")]
                    : ConditionCompletions.Propose(After(statement, "when"), model, seen);
            case BlockKind.Test:
                return Test(statement, model, seen);
            case BlockKind.TestLead:
                return TestFields(statement, context.BlockHead is [{ Text: "account" }, ..] ? model.AccountFields : model.LeadFields, seen);
            case BlockKind.TestEvent:
                return new PhraseReader(model).LastName([.. context.BlockHead.Skip(1)]) is ({ } symbol, _) && symbol is EventSymbol e
                    ? TestFields(statement, [.. e.Properties], seen)
                    : [];
            default:
                return [];
        }
    }

    private static IEnumerable<CompletionItem> Declaration(SyntaxToken[] statement, Model model, SeenValues seen, IdeSnapshot snapshot, string path)
    {
        var isAccount = statement is [{ Text: "account" }, ..];
        var words = isAccount ? [.. statement.Skip(1)] : statement;
        return words switch
        {
            [] => [Word("score", "an account's score"), Word("bands", ""), Word("stages", ""), Word("segment", ""), Word("exclude", ""), Word("handoff", "")],
            [{ Text: "define" }, _, { Text: "=" }, .. var value] => ConditionCompletions.Propose(value, model, seen),
            [{ Text: "score" }, .. var rest] when rest.Any(t => t.Text == "=") => Scores(model).Append(Word("highest of", "the highest of some scores")),
            [{ Text: "score" }, _, ..] => Unused(
                words,
                Word("for", "one score for each of some values"), Word("range", "the lowest and highest score", "range 0..100"), Word("rounded", "to whole points"), Word("=", "a formula of other scores")),
            [{ Text: "import" or "tests for" }] => TextCompletions.Files(snapshot, path).Select(f => f with { Label = $"\"{f.Label}\"" }),
            [{ Text: "bands" }, _] => [Word("of", "the score")],
            [{ Text: "bands" }, _, { Text: "of" }] => Scores(model).Append(Word("highest of", "the highest of some scores")),
            [{ Text: "rating" }, _, { Text: "=" }, ..] => model.Labels.OfType<BandsSymbol>().Where(b => !words.Any(w => IsNamed(b, w))).Select(Name),
            [{ Text: "exclude" or "segment" or "handoff" or "outcome" }, _] => [Word("when", "the condition")],
            [{ Text: "handoff" }, ..] when words.Any(t => t.Text == "because") =>
                words[^1].Text is "of" or "," || words.Any(t => t.Text == "reasons") && words[^1].Text != "reasons"
                    ? Scores(model)
                    : [Word("top", "how many reasons", "top 3 reasons of"), Word("reasons", "all reasons", "reasons of"), Word("of", "the scores")],
            [{ Text: "handoff" }, ..] => ConditionCompletions.Propose(After(words, "when"), model, seen).Append(Word("because", "the reasons", "because top 3 reasons of")),
            [{ Text: "exclude" or "segment" or "outcome" }, ..] => ConditionCompletions.Propose(After(words, "when"), model, seen),
            [{ Text: "ignore" }] => model.Events.Select(Name),
            [{ Text: "ignore" }, ..] => [.. ConditionCompletions.Propose([.. words.Skip(1)], model, seen), Word("more than", "drop bursts", "more than 100 within 1 minute")],
            [{ Text: "list" }, _] => [Word("=", "values"), Word("from", "a file", "from \"\" column \"\"")],
            _ => [],
        };
    }

    private static IEnumerable<CompletionItem> FieldDeclaration(SyntaxToken[] statement, BlockKind block) => statement.Length switch
    {
        0 => block == BlockKind.EventProperties ? [Word("at", "the instant's column", "at from \"\""), Word("lead", "the key's column", "lead from \"\""), Word("id", "the id's column", "id from \"\"")] : [],
        1 =>
        [
            Word("text", "any text"), Word("number", "a number"), Word("bool", "yes or no"), Word("date", "an instant"), Word("email", "an e-mail address"),
            Word("url", "a page's address"), Word("one of", "a text out of some"), Word("list of text", "several texts"),
        ],
        _ =>
        [
            Word("from", "the column in data files", "from \"\""),
            Word("missing", "texts that count as missing", "missing \"\""),
            .. block == BlockKind.EventProperties
                ? new[] { Word("subject", "what a bare value after the event's name is compared with") }
                : [Word("key", "names the lead"), Word("account", "names the lead's account")],
        ],
    };

    private static IEnumerable<CompletionItem> Rule(SyntaxToken[] statement, Model model, SeenValues seen)
    {
        // A label and its colon are no part of what follows.
        var body = statement is [{ Kind: TokenKind.String }, { Text: ":" }, .. var labelled] ? labelled : statement;
        var arrow = IndexOf(body, "=>");
        return body switch
        {
            [] => [.. statement.Length == 0 ? Snippets.Rules : Snippets.LabelledRules, .. ConditionCompletions.Operands(model, null)],
            [{ Text: "decay" }, ..] => Decay(body, model),
            [{ Text: "group" }, ..] => body[^1].Text == "when" || body.Any(t => t.Text == "when")
                ? ConditionCompletions.Propose(After(body, "when"), model, seen)
                : [Word("up to", "a cap", "up to 20"), Word("down to", "a floor", "down to -20"), Word("weight", "a share", "weight 50%"), Word("when", "a condition")],
            _ when arrow >= 0 => Points(body, arrow, model),
            [{ Text: "each" }] => [Word("distinct", "one for each value"), .. model.Events.Select(Name)],
            [{ Text: "each" }, { Text: "distinct" }] => model.Events.SelectMany(e => e.Properties).Select(Name),
            [{ Text: "each" }, { Text: "distinct" }, _] => [Word("of", "the event")],
            [{ Text: "each" }, { Text: "distinct" }, var property, { Text: "of" }] => model.Events.Where(e => e.Properties.Any(p => IsNamed(p, property))).Select(Name),
            [{ Text: "each" }, .. var rest] => ConditionCompletions.AfterEvent([.. rest], model, seen, isEach: true),
            [{ Text: "every" }] => Durations(model),
            [{ Text: "every" }, { Kind: TokenKind.Number }] => Units(""),
            [{ Text: "every" }, _, _] => [Word("without", "the event that does not come")],
            [{ Text: "every" }, _, _, { Text: "without" }] => model.Events.Select(Name),
            [{ Text: "every" }, ..] => [Word("since", "where there was none", "since"), .. model.LeadFields.Where(f => f.Type == FieldType.Date).Select(Name), Word("=>", "the points", "=> -")],
            [{ Text: "match" }, .. var subject] => ConditionCompletions.Subject(subject, model, seen),
            [.., { Text: "and" or "or" or "not" or "(" or "in" or "within" or "between" or "since" or "of" }] => ConditionCompletions.Propose(body, model, seen),
            _ when ConditionCompletions.WantsMore(body, model) => ConditionCompletions.Propose(body, model, seen),
            _ => ConditionCompletions.Propose(body, model, seen).Append(Word("=>", "the points", "=> +")),
        };
    }

    private static IEnumerable<CompletionItem> Points(SyntaxToken[] body, int arrow, Model model)
    {
        if (body[^1].Text == "decay" || IndexOf(body, "decay") > arrow)
        {
            return Decay([.. body.Skip(Math.Max(0, IndexOf(body, "decay")))], model);
        }

        if (body[^1].Text is "=>")
        {
            return [Word("+", "gives points"), Word("-", "takes points"), Word("0", "no points")];
        }

        var isEach = body[0].Text == "each";
        if (body[^1].Text is "+" or "-" or "*" or "/" or "(")
        {
            var e = isEach && new PhraseReader(model).LastName([.. body.Take(arrow)]) is ({ } symbol, _) ? symbol as EventSymbol : null;
            return
            [
                .. (e?.Properties ?? []).Where(p => p.Type == FieldType.Number).Select(Name),
                .. model.LeadFields.Where(f => f.Type == FieldType.Number).Select(Name),
                .. model.Defines.Where(d => d.Value is Compiler.Binding.Bound.BoundNumber).Select(Name),
            ];
        }

        return
        [
            Word("up to", "a cap", "up to "), Word("down to", "a floor", "down to -"), Word("decay", "fade with age", "decay half-life 30 days"), Word("decay none", "never fade"),
            .. isEach ? new[] { Word("at most", "a limit for each day, hour or week", "at most 3 per day") } : [],
        ];
    }

    private static IEnumerable<CompletionItem> Decay(SyntaxToken[] words, Model model) => words switch
    {
        [_] => [Word("half-life", "half after each such time", "half-life 30 days"), Word("linear over", "to nothing in this time", "linear over 90 days"), Word("none", "never"), Word("10% every 7 days", "in steps")],
        _ => Durations(model),
    };

    private static IEnumerable<CompletionItem> Arm(CompletionContext context, Model model, SeenValues seen)
    {
        if (IndexOf(context.Statement, "=>") is var arrow and >= 0)
        {
            return context.Statement.Length == arrow + 1 ? [Word("+", "gives points"), Word("-", "takes points"), Word("0", "no points")] : [];
        }

        if (context.Statement.Length > 0)
        {
            return [Word("=>", "the points", "=> +")];
        }

        var subject = new PhraseReader(model).LastName([.. context.BlockHead.SkipWhile(t => t.Text != "match").Skip(1)])?.Symbol;
        return [.. ConditionCompletions.Values(subject, seen), Word(">=", "at least"), Word("in", "a list's values"), Word("missing", "no value"), Word("known", "any value"), Word("otherwise", "all the rest", "otherwise => 0")];
    }

    private static IEnumerable<CompletionItem> Test(SyntaxToken[] statement, Model model, SeenValues seen) => statement switch
    {
        [] => Snippets.Tests,
        [{ Text: "as of" }] => [new CompletionItem("2025-06-01", CompletionKind.Value, "a date")],
        [{ Text: "event" }] => model.Events.Select(Name),
        [{ Text: "event" }, .., { Kind: TokenKind.Number }] => Units(" ago"),
        [{ Text: "event" }, .., { Kind: TokenKind.Number }, _] => [Word("ago", "its age")],
        [{ Text: "event" }, .. var rest] when new PhraseReader(model).LastName(rest) is ({ } symbol, { } after) =>
            after.Length == 0
                ? [.. ConditionCompletions.Values((symbol as EventSymbol)?.Subject, seen), Word("days ago", "its age", "3 days ago"), Word("at", "its date", "at 2025-05-20")]
                : [Word("days ago", "its age", "3 days ago"), Word("at", "its date", "at 2025-05-20"), Word("times", "how often", "times 5")],
        [{ Text: "expect" }, .. var rest] => Expectation(rest, model, seen),
        _ => [],
    };

    private static IEnumerable<CompletionItem> Expectation(SyntaxToken[] rest, Model model, SeenValues seen) => rest switch
    {
        [] or [{ Text: "not" }] =>
        [
            .. rest.Length == 0 ? new[] { Word("not", "the opposite") } : [], Word("handoff", "a hand-off"), Word("segment", "a segment"), Word("excluded", "kept out of hand-offs"), Word("reason", "a reason of the hand-off", "reason \"\""),
            .. Labels(model, " gives +"), .. ConditionCompletions.Operands(model, null).Where(o => o.Label != "not"), .. (model.Account?.Scores ?? []).Select(Name), .. (model.Account?.Labels ?? []).Select(Name),
        ],
        [.., { Text: "handoff" }] => Flags<HandoffSymbol>(model).Select(Name),
        [.., { Text: "segment" }] => Flags<SegmentSymbol>(model).Select(Name),
        [.., { Text: "reason" }] => Labels(model, ""),
        [.., { Text: "excluded" }] => Flags<ExclusionSymbol>(model).Select(Name),
        [.., { Kind: TokenKind.String }] => [Word("gives", "the rule's points", "gives +")],
        _ => ConditionCompletions.Propose(rest is [{ Text: "not" }, .. var positive] ? positive : rest, model, seen),
    };

    /// <summary>The labels of rules that were given one, as tests quote them.</summary>
    private static IEnumerable<CompletionItem> Labels(Model model, string behind) =>
        TextCompletions.Labels(model).Select(l => l with { Label = $"\"{l.Label}\"", InsertText = $"\"{l.Label}\"{behind}" });

    private static IEnumerable<CompletionItem> TestFields(SyntaxToken[] statement, IEnumerable<FieldSymbol> fields, SeenValues seen) => statement switch
    {
        [] => fields.Select(Name),
        [var first] when fields.FirstOrDefault(f => IsNamed(f, first)) is { } field => ConditionCompletions.FieldValues(field, seen),
        _ => [],
    };

    private static SyntaxToken[] After(SyntaxToken[] tokens, string word) => [.. tokens.SkipWhile(t => t.Text != word).Skip(1)];

    private static int IndexOf(SyntaxToken[] tokens, string text)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Text == text)
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<CompletionItem> Scores(Model model) => [.. model.Families.Select(Name), .. model.Scores.Select(Name)];

    private static IEnumerable<T> Flags<T>(Model model)
        where T : FlagSymbol => model.Flags.Concat(model.Account?.Flags ?? []).OfType<T>();

    private static bool IsNamed(Symbol symbol, SyntaxToken token) => TextFold.Fold(symbol.Name) == TextFold.Fold(token.Value);

    /// <summary>Durations that models use, and those that the model defines.</summary>
    internal static IEnumerable<CompletionItem> Durations(Model model) =>
    [
        .. model.Defines.Where(d => d.Value is Compiler.Binding.Bound.BoundDurationValue).Select(Name),
        .. UsualDurations.Select(d => new CompletionItem(d, CompletionKind.Value)),
    ];

    /// <summary>The units of time behind a number.</summary>
    private static IEnumerable<CompletionItem> Units(string behind) =>
        UnitNames.Select(u => new CompletionItem(u + behind, CompletionKind.Value, "a duration"));

    /// <summary>The words that a statement does not have yet.</summary>
    private static IEnumerable<CompletionItem> Unused(SyntaxToken[] statement, params IEnumerable<CompletionItem> items) => items.Where(i => !statement.Any(t => t.Text == i.Label));

    /// <summary>A symbol's name.</summary>
    internal static CompletionItem Name(Symbol symbol) => new(
        symbol.Name,
        symbol switch
        {
            FieldSymbol => CompletionKind.Field,
            EventSymbol => CompletionKind.Event,
            ScoreSymbol or FamilySymbol => CompletionKind.Score,
            DefineSymbol => CompletionKind.Define,
            ListSymbol => CompletionKind.List,
            _ => CompletionKind.Result,
        },
        SymbolText.Signature(symbol),
        SymbolText.Notes(symbol) is { Length: > 0 } notes ? notes : null);

    /// <summary>A word or sign of the language.</summary>
    internal static CompletionItem Word(string word, string detail, string? insert = null) =>
        new(word, CompletionKind.Keyword, detail.Length == 0 ? null : detail, Explain(word), insert);

    /// <summary>What a word says, with an example; null where the detail beside it is all there is to say.</summary>
    private static string? Explain(string word) => LanguageForms.Of(word) is [var form, ..] ? $"{form.Meaning}\n\n```score\n{form.Example}\n```" : null;
}
