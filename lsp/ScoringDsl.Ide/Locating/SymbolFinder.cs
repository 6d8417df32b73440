using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Locating;

/// <summary>A symbol and the name, at its declaration or a use, that an offset touches.</summary>
internal sealed record SymbolAt(Symbol Symbol, Place Name, Model Model);

/// <summary>Finds the symbol at a place, and every place of a symbol.</summary>
internal static class SymbolFinder
{
    /// <summary>The symbol whose name an offset of a file touches, or null.</summary>
    public static SymbolAt? At(IdeSnapshot snapshot, string path, int offset)
    {
        if (snapshot.TreeOf(path) is not { } tree || snapshot.AnalysisOf(path).Model is not { } model)
        {
            return null;
        }

        foreach (var reference in model.References)
        {
            if (reference.Source == tree.Source && reference.Span.Touches(offset))
            {
                return new SymbolAt(reference.Symbol, new Place(reference.Source, reference.Span), model);
            }
        }

        var declared = SymbolsOf(model).FirstOrDefault(s => s.Source == tree.Source && s.NameSpan.Touches(offset));
        return declared is null ? null : new SymbolAt(declared, DeclarationOf(declared), model);
    }

    /// <summary>Every symbol that a model declares, in the order of declaration of its kind.</summary>
    public static IEnumerable<Symbol> SymbolsOf(Model model) =>
        model.LeadFields.Cast<Symbol>()
            .Concat(model.AccountFields)
            .Concat(model.Events)
            .Concat(model.Events.SelectMany(e => e.Properties))
            .Concat(model.Lists)
            .Concat(model.Defines)
            .Concat(model.Families)
            .Concat(model.Scores)
            .Concat(model.Labels)
            .Concat(model.Flags)
            .Concat(model.Account is { } account ? account.Scores.Cast<Symbol>().Concat(account.Labels).Concat(account.Flags) : []);

    /// <summary>The name in a symbol's declaration.</summary>
    public static Place DeclarationOf(Symbol symbol) => new(symbol.Source, symbol.NameSpan);

    /// <summary>The uses of a symbol, in the order of files and places.</summary>
    public static IEnumerable<Place> UsesOf(Model model, Symbol symbol) =>
        model.References
            .Where(r => r.Symbol == symbol)
            .Select(r => new Place(r.Source, r.Span))
            .Distinct()
            .OrderBy(p => p.Source.Path, StringComparer.Ordinal)
            .ThenBy(p => p.Span.Start);
}
