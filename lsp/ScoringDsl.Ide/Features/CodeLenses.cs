using System.Globalization;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>A line of small text that an editor shows above a statement.</summary>
/// <param name="Span">What it is about.</param>
/// <param name="Title">The text.</param>
public abstract record CodeLens(TextSpan Span, string Title)
{
    /// <summary>Runs the tests of the file that have these ids; all where there are none.</summary>
    public sealed record RunTests(TextSpan Span, string Title, IReadOnlyList<string> Ids) : CodeLens(Span, Title);

    /// <summary>Shows where a name is used: the places in the order of files and places; there may be none.</summary>
    public sealed record References(TextSpan Span, string Title, IReadOnlyList<Place> Places) : CodeLens(Span, Title);

    /// <summary>Says what a rule does to the leads at hand.</summary>
    public sealed record Statistics(TextSpan Span, string Title) : CodeLens(Span, Title);
}

/// <summary>Offers to run tests, counts the uses of names, says on how many leads rules fire.</summary>
public static class CodeLenses
{
    /// <summary>The lenses of a file in the order of the text.</summary>
    /// <param name="snapshot">The workspace.</param>
    /// <param name="path">The file.</param>
    /// <param name="figures">The figures of the rules of the file's model; <see cref="ModelFigures.None"/> where there are none.</param>
    /// <param name="countsAllNames">Whether uses are counted of fields, events, lists and defines too, not of scores and families alone.</param>
    public static IReadOnlyList<CodeLens> Find(IdeSnapshot snapshot, string path, ModelFigures figures, bool countsAllNames = false)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(figures);
        return snapshot.TreeOf(path) is { } tree
            ? [.. ForTests(tree).Concat(ForNames(snapshot, tree, countsAllNames)).Concat(figures.In(tree).Select(ForRule)).OrderBy(l => l.Span.Start)]
            : [];
    }

    private static IEnumerable<CodeLens> ForTests(SyntaxTree tree)
    {
        var tests = TestCases.Find(tree);
        if (tests.Count > 0 && tree.Root.Statements.FirstOrDefault(s => s is ModelDeclarationSyntax or TestsForDeclarationSyntax) is { } head)
        {
            yield return new CodeLens.RunTests(head.Span, "Run all tests", []);
        }

        foreach (var test in tests)
        {
            yield return new CodeLens.RunTests(test.NameSpan, "Run test", [test.Id]);
        }
    }

    private static IEnumerable<CodeLens> ForNames(IdeSnapshot snapshot, SyntaxTree tree, bool countsAllNames)
    {
        var names = new Dictionary<TextSpan, List<Place>>();
        foreach (var symbol in (snapshot.AnalysisOf(tree.Source.Path).Model is { } own ? SymbolFinder.SymbolsOf(own) : []).Where(s => s.Source.Path == tree.Source.Path && HasLens(s, tree, countsAllNames)))
        {
            names.TryAdd(symbol.NameSpan, []);
        }

        // Each model that takes in this file has symbols of its own for it: one pass over the uses of each.
        foreach (var model in snapshot.Roots.Select(r => snapshot.AnalysisOf(r)).Where(a => a.Trees.Any(t => t.Source.Path == tree.Source.Path)).Select(a => a.Model))
        {
            foreach (var reference in model?.References ?? [])
            {
                if (reference.Symbol.Source.Path == tree.Source.Path && names.TryGetValue(reference.Symbol.NameSpan, out var places))
                {
                    places.Add(new Place(reference.Source, reference.Span));
                }
            }
        }

        foreach (var (name, places) in names)
        {
            var uses = places.DistinctBy(p => (p.Source.Path, p.Span)).OrderBy(p => p.Source.Path, StringComparer.Ordinal).ThenBy(p => p.Span.Start).ToArray();
            yield return new CodeLens.References(name, uses.Length switch { 0 => "not used", 1 => "1 reference", var n => string.Create(CultureInfo.InvariantCulture, $"{n} references") }, uses);
        }
    }

    private static bool HasLens(Symbol symbol, SyntaxTree tree, bool countsAllNames) => symbol switch
    {
        // A line above each one-line statement of a schema would make it twice as long.
        FieldSymbol or ListSymbol or DefineSymbol or EventSymbol when !countsAllNames => false,

        // Fields that share a line would have their lenses in a row, and nobody could tell whose is whose.
        FieldSymbol field => field.Owner != FieldOwner.Event && BeginsLine(tree, field.NameSpan.Start),
        ScoreSymbol { Family: not null } => false,
        ScoreSymbol or FamilySymbol or ListSymbol or DefineSymbol or EventSymbol => true,
        _ => false,
    };

    private static bool BeginsLine(SyntaxTree tree, int offset)
    {
        var line = tree.Source.GetLine(tree.Source.GetPosition(offset).Line);
        return tree.Source.Text.AsSpan(line.Start, offset - line.Start).IsWhiteSpace();
    }

    private static CodeLens ForRule((RuleSyntax Rule, RuleFigures Figures) rule)
    {
        var (firing, leads, points, isOfAccounts) = rule.Figures;
        var what = isOfAccounts ? "accounts" : "leads";
        var title = firing == 0
            ? string.Create(CultureInfo.InvariantCulture, $"fires on none of {leads:#,0} {what}")
            : string.Create(CultureInfo.InvariantCulture, $"fires on {firing:#,0} of {leads:#,0} {what} · {points:+#,0.#;-#,0.#;0} points");
        return new CodeLens.Statistics(rule.Rule.Span, title);
    }
}
