using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Completion;

/// <summary>Proposes what may stand between quotes: labels of rules, values of fields, files.</summary>
internal static class TextCompletions
{
    // A list of hundreds of pages helps nobody, and letters that are typed do not bring back what was left out.
    private const int MostSeen = 100;

    /// <summary>The proposals for the inside of a text that follows the context's statement.</summary>
    public static IEnumerable<CompletionItem> Propose(CompletionContext context, ModelAnalysis analysis, Model model, IdeSnapshot snapshot, string path) =>
        (context.Block, context.Statement) switch
        {
            (BlockKind.Test, [{ Text: "expect" }] or [{ Text: "expect" }, { Text: "not" }] or [.., { Text: "reason" }]) => Labels(model),
            (BlockKind.File, [{ Text: "import" or "tests for" }]) => Files(snapshot, path),
            _ => Field(context, model) is { } field ? Values(field, SeenValues.Of(analysis)).Select(v => new CompletionItem(v, CompletionKind.Value, field.Name)) : [],
        };

    /// <summary>The labels of a model's rules, each once.</summary>
    public static IEnumerable<CompletionItem> Labels(Model model) =>
        model.Scores.Concat(model.Account?.Scores ?? []).SelectMany(s => LabelledRules(s.Body).Select(l => new CompletionItem(l, CompletionKind.Value, $"a rule of {s.Name}"))).DistinctBy(i => i.Label);

    /// <summary>The values that a field is known to have: those it declares, else those that the model names.</summary>
    public static IEnumerable<string> Values(FieldSymbol field, SeenValues seen) => field.Type == FieldType.OneOf ? field.Values : seen.Of(field).Take(MostSeen);

    private static IEnumerable<string> LabelledRules(BoundGroup group) => group.Members.SelectMany(m => m switch
    {
        BoundGroup inner => LabelledRules(inner),
        BoundRule { IsLabelled: true } rule => [rule.Label],
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>The other .score files, as the file at a path would name them.</summary>
    public static IEnumerable<CompletionItem> Files(IdeSnapshot snapshot, string path)
    {
        var folder = path.LastIndexOf('/') is var slash and >= 0 ? path[..(slash + 1)] : "";
        return snapshot.KnownFiles
            .Where(f => f != path && f.StartsWith(folder, StringComparison.Ordinal))
            .Select(f => new CompletionItem(f[folder.Length..], CompletionKind.Value, "a file"));
    }

    /// <summary>The field or property that the text would be a value of.</summary>
    private static FieldSymbol? Field(CompletionContext context, Model model)
    {
        var tokens = context.Block == BlockKind.Match ? [.. context.BlockHead.SkipWhile(t => t.Text != "match").Skip(1)] : context.Statement;
        switch (context.Block)
        {
            case BlockKind.TestLead when tokens is [var first, ..]:
                return model.LeadFields.Concat(model.AccountFields).FirstOrDefault(f => TextFold.Fold(f.Name) == TextFold.Fold(first.Value));
            case BlockKind.TestEvent when tokens is [var first, ..]:
                return (new PhraseReader(model).LastName([.. context.BlockHead.Skip(1)])?.Symbol as EventSymbol)?.Properties.FirstOrDefault(p => TextFold.Fold(p.Name) == TextFold.Fold(first.Value));
        }

        var reader = new PhraseReader(model);
        var property = reader.EventInScope(tokens)?.Properties.LastOrDefault(p => tokens.Any(t => t.Value == p.Name));
        return property ?? reader.LastName(tokens)?.Symbol switch
        {
            FieldSymbol field => field,
            EventSymbol e => e.Subject,
            _ => null,
        };
    }
}
