using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>What a stretch of text is, for colouring.</summary>
public enum ColourKind
{
    /// <summary>A reserved word, declaration word or operator of words.</summary>
    Keyword,

    /// <summary>Quoted text.</summary>
    Text,

    /// <summary>A number, percent or date.</summary>
    Number,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A sign.</summary>
    Operator,

    /// <summary>A field of the lead or account, or a property.</summary>
    Field,

    /// <summary>A kind of event.</summary>
    Event,

    /// <summary>A score.</summary>
    Score,

    /// <summary>Bands, a rating, stages, a segment, an exclusion, a hand-off.</summary>
    Result,

    /// <summary>A define.</summary>
    Define,

    /// <summary>A list.</summary>
    List,

    /// <summary>A label of bands or stages, or a bare text value.</summary>
    Value,

    /// <summary>The type of a field.</summary>
    Type,

    /// <summary>What a field is for: key, subject, account.</summary>
    Modifier,
}

/// <summary>A coloured stretch. One that spans lines is a comment or documentation.</summary>
/// <param name="Span">The stretch.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsDeclaration">Whether it declares the name, or is the word that begins a declaration.</param>
/// <param name="IsDocumentation">Whether it is a <c>///</c> comment.</param>
public sealed record ColouredSpan(TextSpan Span, ColourKind Kind, bool IsDeclaration = false, bool IsDocumentation = false);

/// <summary>Colours a file by what its words mean.</summary>
public static class SemanticColours
{
    /// <summary>The stretches of a file in the order of the text, not overlapping.</summary>
    public static IReadOnlyList<ColouredSpan> Find(IdeSnapshot snapshot, string path)
    {
        if (snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        var names = NamesOf(snapshot, path, tree);
        AddFields(tree, names);
        var spans = new List<ColouredSpan>();
        SyntaxToken? previous = null;
        ColourKind? colourBefore = null;
        foreach (var token in TokenFinder.TokensOf(tree.Root))
        {
            AddComments(token, spans);
            var coloured = token.Span.Length == 0 ? null : names.GetValueOrDefault(token.Span.Start) ?? Plain(token, previous, colourBefore);
            if (coloured is not null)
            {
                spans.Add(coloured with { Span = token.Span });
            }

            previous = token;
            colourBefore = coloured?.Kind;
        }

        return spans;
    }

    private static void AddComments(SyntaxToken token, List<ColouredSpan> spans)
    {
        foreach (var trivia in token.Leading)
        {
            if (trivia.Kind is TriviaKind.LineComment or TriviaKind.BlockComment or TriviaKind.Documentation)
            {
                spans.Add(new ColouredSpan(trivia.Span, ColourKind.Comment, IsDocumentation: trivia.Kind == TriviaKind.Documentation));
            }
        }
    }

    private static ColouredSpan? Plain(SyntaxToken token, SyntaxToken? previous, ColourKind? colourBefore) => token.Kind switch
    {
        TokenKind.Keyword or TokenKind.WordOperator => WordColours.OfKeyword(token),
        TokenKind.String => new ColouredSpan(token.Span, ColourKind.Text),
        TokenKind.Number or TokenKind.Percent or TokenKind.Date => new ColouredSpan(token.Span, ColourKind.Number),
        TokenKind.Word => WordColours.OfWord(token, previous, colourBefore),
        TokenKind.QuotedName => new ColouredSpan(token.Span, ColourKind.Value),
        TokenKind.Punctuation when token.Text is not ("(" or ")" or "{" or "}" or "," or ";") => new ColouredSpan(token.Span, ColourKind.Operator),
        _ => null,
    };

    /// <summary>Adds the words after the names of fields; they are never names themselves.</summary>
    private static void AddFields(SyntaxTree tree, Dictionary<int, ColouredSpan> names)
    {
        var fields = tree.Root.Statements.OfType<EntityDeclarationSyntax>().SelectMany(e => e.Fields)
            .Concat(tree.Root.Statements.OfType<EventDeclarationSyntax>().SelectMany(e => e.Properties));
        foreach (var word in fields.SelectMany(WordColours.OfField).Where(w => w.Span.Length > 0))
        {
            names[word.Span.Start] = word;
        }
    }

    /// <summary>The declared names and their uses by the offset they begin at; every word of an event's name is one.</summary>
    private static Dictionary<int, ColouredSpan> NamesOf(IdeSnapshot snapshot, string path, SyntaxTree tree)
    {
        var names = new Dictionary<int, ColouredSpan>();
        if (snapshot.AnalysisOf(path).Model is not { } model)
        {
            return names;
        }

        foreach (var symbol in SymbolFinder.SymbolsOf(model).Where(s => s.Source == tree.Source))
        {
            Add(symbol.NameSpan, symbol, isDeclaration: true);
        }

        foreach (var reference in model.References.Where(r => r.Source == tree.Source))
        {
            Add(reference.Span, reference.Symbol, isDeclaration: false);
        }

        return names;

        void Add(TextSpan span, Symbol symbol, bool isDeclaration)
        {
            var offset = span.Start;
            foreach (var word in tree.Source.ToString(span).Split(' '))
            {
                names.TryAdd(offset, new ColouredSpan(new TextSpan(offset, word.Length), KindOf(symbol), isDeclaration));
                offset += word.Length + 1;
            }
        }
    }

    private static ColourKind KindOf(Symbol symbol) => symbol switch
    {
        FieldSymbol => ColourKind.Field,
        EventSymbol => ColourKind.Event,
        ScoreSymbol or FamilySymbol => ColourKind.Score,
        DefineSymbol => ColourKind.Define,
        ListSymbol => ColourKind.List,
        _ => ColourKind.Result,
    };
}
