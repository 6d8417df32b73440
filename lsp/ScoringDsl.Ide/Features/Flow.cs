using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>A score or a result, as part of the way from rules to hand-offs.</summary>
/// <param name="Symbol">It.</param>
/// <param name="Detail">Its kind, in a word.</param>
/// <param name="Statement">Its whole declaration.</param>
/// <param name="Name">Its name in it.</param>
public sealed record FlowItem(Symbol Symbol, string Detail, Place Statement, Place Name);

/// <summary>What one result takes from another.</summary>
/// <param name="Item">The other.</param>
/// <param name="Places">Where the taking one names the other.</param>
public sealed record FlowLink(FlowItem Item, IReadOnlyList<Place> Places);

/// <summary>Tells what a score feeds and what it is fed by: scores, bands, ratings, stages, segments, exclusions, hand-offs, those of accounts too.</summary>
public static class Flow
{
    /// <summary>The score or result whose name an offset touches, or null.</summary>
    public static FlowItem? Find(IdeSnapshot snapshot, string path, int offset) =>
        SymbolFinder.At(snapshot, path, offset) is { } found && ItemOf(snapshot.AnalysisOf(path).Trees, found.Symbol) is { } item ? item : null;

    /// <summary>What reads it: what it feeds.</summary>
    public static IReadOnlyList<FlowLink> Feeds(IdeSnapshot snapshot, string path, int offset) =>
        Links(snapshot, path, offset, (use, from) => use.To == from && use.From != from ? use.From : null);

    /// <summary>What it reads: what it is fed by.</summary>
    public static IReadOnlyList<FlowLink> FedBy(IdeSnapshot snapshot, string path, int offset) =>
        Links(snapshot, path, offset, (use, to) => use.From == to && use.To != to ? use.To : null);

    private static IReadOnlyList<FlowLink> Links(IdeSnapshot snapshot, string path, int offset, Func<Use, Symbol, Symbol?> other)
    {
        if (SymbolFinder.At(snapshot, path, offset) is not { } found)
        {
            return [];
        }

        var trees = snapshot.AnalysisOf(path).Trees;
        var links = new List<FlowLink>();
        foreach (var group in Uses(found.Model, trees).GroupBy(u => other(u, WholeOf(found.Symbol))))
        {
            if (group.Key is { } symbol && ItemOf(trees, symbol) is { } item)
            {
                links.Add(new FlowLink(item, [.. group.Select(u => u.Place).Distinct()]));
            }
        }

        return [.. links.OrderBy(l => l.Item.Name.Source.Path, StringComparer.Ordinal).ThenBy(l => l.Item.Name.Span.Start)];
    }

    /// <summary>
    /// The uses of results in the declarations of others. What a define reads is read by whoever names the define.
    /// </summary>
    private static IEnumerable<Use> Uses(Model model, IEnumerable<SyntaxTree> trees)
    {
        var byStatement = new Dictionary<StatementSyntax, Symbol>(ReferenceEqualityComparer.Instance);
        foreach (var symbol in SymbolFinder.SymbolsOf(model))
        {
            if (StatementOf(trees, symbol) is { } statement)
            {
                byStatement.TryAdd(statement.Statement, symbol);
            }
        }

        var uses = new List<Use>();
        foreach (var tree in trees)
        {
            foreach (var reference in model.References.Where(r => r.Source == tree.Source && (r.Symbol is DefineSymbol || IsResult(r.Symbol))))
            {
                var statement = tree.Root.Statements.FirstOrDefault(s => s.Span.Start <= reference.Span.Start && reference.Span.End <= s.Span.End);
                if (statement is not null && byStatement.TryGetValue(statement, out var from))
                {
                    uses.Add(new Use(WholeOf(from), WholeOf(reference.Symbol), new Place(reference.Source, reference.Span)));
                }
            }
        }

        return uses.SelectMany(use => Through(use, uses, []));
    }

    /// <summary>A use, or where a define is used, the uses in the define at the place where it is named.</summary>
    private static IEnumerable<Use> Through(Use use, List<Use> uses, HashSet<Symbol> seen)
    {
        if (use.From is DefineSymbol && seen.Count == 0)
        {
            return [];
        }

        return use.To is not DefineSymbol define ? [use]
            : !seen.Add(define) ? []
            : uses.Where(u => u.From == define).SelectMany(u => Through(u with { From = use.From, Place = use.Place }, uses, seen)).ToArray();
    }

    private static FlowItem? ItemOf(IEnumerable<SyntaxTree> trees, Symbol symbol) =>
        IsResult(symbol) && StatementOf(trees, symbol) is var (source, statement)
            ? new FlowItem(symbol, KindOf(statement), new Place(source, statement.Span), SymbolFinder.DeclarationOf(symbol))
            : null;

    private static (SourceText Source, StatementSyntax Statement)? StatementOf(IEnumerable<SyntaxTree> trees, Symbol symbol)
    {
        foreach (var tree in trees.Where(t => t.Source == symbol.Source))
        {
            if (tree.Root.Statements.FirstOrDefault(s => s.Span.Start <= symbol.NameSpan.Start && symbol.NameSpan.End <= s.Span.End) is { } statement)
            {
                return (tree.Source, statement);
            }
        }

        return null;
    }

    private static bool IsResult(Symbol symbol) => symbol is ScoreSymbol or FamilySymbol or LabelSymbol or FlagSymbol;

    /// <summary>A family stands for its scores.</summary>
    private static Symbol WholeOf(Symbol symbol) => symbol is ScoreSymbol { Family: { } family } ? family : symbol;

    private static string KindOf(StatementSyntax statement) => statement switch
    {
        ScoreDeclarationSyntax { Account: not null } => "account score",
        ScoreDeclarationSyntax => "score",
        BandsDeclarationSyntax => "bands",
        RatingDeclarationSyntax => "rating",
        StagesDeclarationSyntax => "stages",
        ResultDeclarationSyntax result => result.Account is null ? result.Keyword.Text : $"account {result.Keyword.Text}",
        _ => "",
    };

    /// <summary>One declaration names another.</summary>
    private sealed record Use(Symbol From, Symbol To, Place Place);
}
