using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Completion;

/// <summary>Finds names in a row of tokens that is not a phrase yet.</summary>
internal sealed class PhraseReader
{
    private readonly Dictionary<string, Symbol> _names = new(StringComparer.Ordinal);
    private readonly int _longestEvent;

    /// <summary>Knows the names of a model.</summary>
    public PhraseReader(Model model)
    {
        Model = model;
        foreach (var symbol in SymbolFinder.SymbolsOf(model).Where(s => s is not FieldSymbol field || model.LeadFields.Contains(field)))
        {
            _names.TryAdd(Key(symbol.Name), symbol);
        }

        _longestEvent = model.Events.Select(e => e.Name.Count(c => c == ' ') + 1).DefaultIfEmpty(1).Max();
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The last name that the tokens hold, with the tokens after it; null where they hold none.</summary>
    public (Symbol Symbol, SyntaxToken[] After)? LastName(SyntaxToken[] tokens)
    {
        (Symbol, SyntaxToken[])? last = null;
        for (var i = 0; i < tokens.Length;)
        {
            var found = NameAt(tokens, i, out var words);
            if (found is not null)
            {
                last = (found, [.. tokens.Skip(i + words)]);
            }

            i += words;
        }

        return last;
    }

    /// <summary>The event of the innermost open <c>where (</c>, whose properties are in scope; null outside.</summary>
    public EventSymbol? EventInScope(SyntaxToken[] tokens)
    {
        var open = new Stack<EventSymbol?>();
        EventSymbol? last = null;
        for (var i = 0; i < tokens.Length;)
        {
            var found = NameAt(tokens, i, out var words);
            last = found as EventSymbol ?? last;
            switch (tokens[i].Text)
            {
                case "(":
                    open.Push(i > 0 && tokens[i - 1].Text == "where" ? last : open.TryPeek(out var outer) ? outer : null);
                    break;
                case ")":
                    open.TryPop(out _);
                    break;
            }

            i += words;
        }

        return open.TryPeek(out var inScope) ? inScope : null;
    }

    private Symbol? NameAt(SyntaxToken[] tokens, int start, out int words)
    {
        for (words = Math.Min(_longestEvent, tokens.Length - start); words > 0; words--)
        {
            var name = string.Join(' ', Enumerable.Range(start, words).Select(i => tokens[i].Value));
            if (tokens[start].Kind is TokenKind.Word or TokenKind.QuotedName && _names.TryGetValue(Key(name), out var symbol) && (words == 1 || symbol is EventSymbol))
            {
                return symbol;
            }
        }

        words = 1;
        return null;
    }

    /// <summary>Names ignore case, by the same folding as the compiler's.</summary>
    private static string Key(string name) => TextFold.Fold(name);
}
