using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// Names that a model declares and never uses. Only those of its own file: what is imported is there for other models too. A file without
/// <c>model</c> is a fragment, and its names are used where it is imported.
/// </summary>
internal sealed class UnusedLint(LintContext context, SyntaxTree own)
{
    public void Check()
    {
        if (!own.Root.Statements.Any(s => s is ModelDeclarationSyntax))
        {
            return;
        }

        var tests = context.Model.Tests.Select(t => (t.Source, t.Syntax.Span)).ToList();
        var used = new HashSet<Symbol>(ReferenceEqualityComparer.Instance);
        foreach (var reference in context.Model.References)
        {
            // Tests bring data and ask for results; only lists and defines are of use there.
            if (reference.Symbol is ListSymbol or DefineSymbol || !tests.Any(t => t.Source == reference.Source && Holds(t.Span, reference.Span)))
            {
                used.Add(reference.Symbol);
            }
        }

        foreach (var symbol in Declared().Where(s => s.Source == own.Source && !used.Contains(s)))
        {
            var at = LintContext.At(symbol.Source, symbol.NameSpan);
            context.Report(symbol switch
            {
                ListSymbol => at.UnusedList(symbol.Name, Declaration(symbol)),
                DefineSymbol => at.UnusedDefine(symbol.Name, Declaration(symbol)),
                EventSymbol => at.UnusedEvent(symbol.Name),
                _ => at.UnusedField(symbol.Name),
            });
        }
    }

    /// <summary>What is taken away with an unused name.</summary>
    private TextSpan? Declaration(Symbol symbol) =>
        own.Root.Statements.FirstOrDefault(s => Holds(s.Span, symbol.NameSpan)) is { } statement ? Removal.Of(statement, own.Source) : null;

    private IEnumerable<Symbol> Declared()
    {
        var model = context.Model;
        var fields = model.LeadFields.Where(f => f is { HasColumn: false, IsKey: false, IsAccountLink: false });
        return [.. model.Lists, .. model.Defines, .. model.Events, .. fields];
    }

    private static bool Holds(TextSpan outer, TextSpan inner) => inner.Start >= outer.Start && inner.End <= outer.End;
}
