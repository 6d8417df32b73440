using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// Binds defines so that each is bound before what reads it. The order comes from the words in their text, which may name more than is
/// meant (a bare text value may look like a name); what that order leaves open is bound on demand, to a bounded depth.
/// </summary>
internal sealed class DefineBinder(BindingContext context)
{
    private const int DeepestDemand = 16;
    private int _depth;
    private Declaration? _tooDeep;

    /// <summary>The defines whose values could be bound, each after those it reads.</summary>
    public List<DefineSymbol> Bound { get; } = [];

    public void BindAll()
    {
        foreach (var declaration in SortByWords())
        {
            BindValue(declaration);
        }
    }

    /// <summary>Reports defines that could not be bound in order though nothing depends on itself.</summary>
    public void CheckDepth(bool hasCycles)
    {
        if (_tooDeep is { } declaration && !hasCycles)
        {
            context.Report(new DiagnosticBuilder(declaration.Source, declaration.NameSpan).DefinesTooDeep(declaration.Name));
        }
    }

    /// <summary>The define as used at a place; null where its value has an error, or it is what is being bound (a cycle, reported later).</summary>
    public DefineSymbol? Use(Declaration declaration, SyntaxToken at, Scope scope)
    {
        context.Refer(at, declaration, scope);
        BindValue(declaration);
        return context.Read(declaration, declaration.Reads, at, scope) ? declaration.Symbol as DefineSymbol : null;
    }

    private void BindValue(Declaration declaration)
    {
        if (declaration.State != DefineState.NotStarted || declaration.Syntax is not DefineDeclarationSyntax syntax)
        {
            return;
        }

        // Its own turn comes later; who asks now goes without. That is a cycle as a rule, and reported as one.
        if (_depth == DeepestDemand)
        {
            _tooDeep ??= declaration;
            return;
        }

        declaration.State = DefineState.Binding;
        _depth++;
        if (context.Conditions.BindAny(syntax.Value, BindingContext.ScopeOf(declaration) with { Place = Place.Define }) is { } value)
        {
            var symbol = new DefineSymbol
            {
                Name = declaration.Name,
                Source = declaration.Source,
                NameSpan = declaration.NameSpan,
                Documentation = syntax.Documentation,
                Value = value,
            };
            declaration.Symbol = symbol;
            Bound.Add(symbol);
        }

        _depth--;
        declaration.State = DefineState.Done;
    }

    /// <summary>Depth first over the words that name defines, with a stack of its own.</summary>
    private List<Declaration> SortByWords()
    {
        var sorted = new List<Declaration>();
        var seen = new HashSet<Declaration>();
        var walk = new Stack<(Declaration Define, Queue<Declaration> Reads)>();
        foreach (var declaration in context.Names.All)
        {
            Open(declaration);
            while (walk.TryPeek(out var top))
            {
                if (top.Reads.TryDequeue(out var next))
                {
                    Open(next);
                }
                else
                {
                    sorted.Add(walk.Pop().Define);
                }
            }
        }

        return sorted;

        void Open(Declaration declaration)
        {
            if (declaration.Syntax is DefineDeclarationSyntax define && declaration.Kind == DeclarationKind.Define && seen.Add(declaration))
            {
                var reads = new Queue<Declaration>();
                CollectNames(define.Value, reads);
                walk.Push((declaration, reads));
            }
        }
    }

    private void CollectNames(SyntaxNode node, Queue<Declaration> names)
    {
        foreach (var child in node.Children)
        {
            if (child is SyntaxNode inner)
            {
                CollectNames(inner, names);
            }
            else if (child is SyntaxToken { Kind: TokenKind.Word or TokenKind.QuotedName } token
                && context.Names.Find(token.Value) is { Kind: DeclarationKind.Define } define)
            {
                names.Enqueue(define);
            }
        }
    }
}
