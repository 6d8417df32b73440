using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>Where a name is declared and used.</summary>
public static class Navigation
{
    /// <summary>The declaration of the name at an offset, or null where there is no name.</summary>
    public static Place? FindDefinition(IdeSnapshot snapshot, string path, int offset) =>
        SymbolFinder.At(snapshot, path, offset) is { } found ? SymbolFinder.DeclarationOf(found.Symbol) : null;

    /// <summary>The uses of the name at an offset in every model of the workspace that shares its declaration.</summary>
    /// <param name="snapshot">The workspace.</param>
    /// <param name="path">The file.</param>
    /// <param name="offset">The offset in its text.</param>
    /// <param name="withDeclaration">Whether the declaration's own name is among them.</param>
    public static IReadOnlyList<Place> FindReferences(IdeSnapshot snapshot, string path, int offset, bool withDeclaration)
    {
        if (SymbolFinder.At(snapshot, path, offset) is not { } found)
        {
            return [];
        }

        var places = withDeclaration ? new List<Place> { SymbolFinder.DeclarationOf(found.Symbol) } : [];
        foreach (var symbol in SameSymbols(snapshot, found))
        {
            places.AddRange(SymbolFinder.UsesOf(symbol.Model, symbol.Symbol));
        }

        // Models that import the same file each have a text of it of their own: places are the same by path.
        return [.. places.DistinctBy(p => (p.Source.Path, p.Span)).OrderBy(p => p.Source.Path, StringComparer.Ordinal).ThenBy(p => p.Span.Start)];
    }

    /// <summary>The places in one file where the name at an offset stands, its declaration included.</summary>
    public static IReadOnlyList<Place> FindHighlights(IdeSnapshot snapshot, string path, int offset)
    {
        if (SymbolFinder.At(snapshot, path, offset) is not { } found)
        {
            return [];
        }

        var source = found.Name.Source;
        return
        [
            .. SymbolFinder.UsesOf(found.Model, found.Symbol)
                .Append(SymbolFinder.DeclarationOf(found.Symbol))
                .Where(p => p.Source == source)
                .Distinct()
                .OrderBy(p => p.Span.Start),
        ];
    }

    /// <summary>The symbol in every model that has it: a shared file's declaration is a symbol of its own in each model that imports it.</summary>
    private static IEnumerable<SymbolAt> SameSymbols(IdeSnapshot snapshot, SymbolAt found)
    {
        var declaration = found.Symbol;
        foreach (var root in snapshot.Roots)
        {
            var analysis = snapshot.AnalysisOf(root);
            if (analysis.Model is { } model && analysis.Trees.Any(t => t.Source.Path == declaration.Source.Path))
            {
                foreach (var symbol in SymbolFinder.SymbolsOf(model).Where(s => IsSame(s, declaration)))
                {
                    yield return new SymbolAt(symbol, SymbolFinder.DeclarationOf(symbol), model);
                }
            }
        }
    }

    private static bool IsSame(Symbol left, Symbol right) =>
        left.GetType() == right.GetType() && left.Source.Path == right.Source.Path && left.NameSpan == right.NameSpan;
}
