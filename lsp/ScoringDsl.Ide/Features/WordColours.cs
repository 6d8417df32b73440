using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Ide.Features;

/// <summary>Colours the words that are no names: those that are keywords only in their place, and texts without quotes.</summary>
internal static class WordColours
{
    /// <summary>The words that declarations begin with.</summary>
    private static readonly HashSet<string> Declarations = new(StringComparer.Ordinal)
    {
        "model", "import", "lead", "account", "event", "list", "define", "score", "bands", "rating", "stages", "exclude", "segment", "handoff", "outcome",
        "ignore", "test",
    };

    /// <summary>The words that are keywords only in their place and reach the tree as words.</summary>
    private static readonly HashSet<string> SoftKeywords = new(StringComparer.Ordinal)
    {
        "range", "rounded", "key", "subject", "weight", "from", "column", "version", "text", "number", "bool", "date", "email", "url", "one", "list",
        "day", "days", "hour", "hours", "week", "weeks", "minute", "minutes", "second", "seconds", "linear", "none", "top", "reasons", "times", "gives", "reason",
        "at", "before",
    };

    private static readonly HashSet<string> States = new(StringComparer.Ordinal) { "known", "missing", "valid", "malformed", "gibberish" };

    private static readonly HashSet<string> Facets = new(StringComparer.Ordinal) { "domain", "name", "host", "path", "length", "size" };

    private static readonly HashSet<string> Results = new(StringComparer.Ordinal) { "handoff", "segment", "excluded", "reason" };

    private static readonly HashSet<string> Answers = new(StringComparer.Ordinal) { "yes", "no", "true", "false" };

    /// <summary>The colour of a keyword.</summary>
    public static ColouredSpan OfKeyword(SyntaxToken token) =>
        new(token.Span, ColourKind.Keyword, IsDeclaration: token.Kind == TokenKind.Keyword && Declarations.Contains(token.Text));

    /// <summary>The colour of a word that is no name of the model.</summary>
    /// <param name="token">The word.</param>
    /// <param name="previous">The token before it, or null.</param>
    /// <param name="colourBefore">The colour of that token, or null where it has none.</param>
    public static ColouredSpan OfWord(SyntaxToken token, SyntaxToken? previous, ColourKind? colourBefore)
    {
        var word = token.Text;
        var isKeyword = SoftKeywords.Contains(word)
            || Answers.Contains(word)
            || (previous?.Text is "is" or "not" && States.Contains(word))
            || (previous?.Text is "when" or "and" or "or" or "not" or "expect" && Results.Contains(word))
            || (previous?.Text is "of" && word == "leads")
            || (colourBefore == ColourKind.Field && Facets.Contains(word))
            || (colourBefore == ColourKind.Score && word == "raised");
        return new ColouredSpan(token.Span, isKeyword ? ColourKind.Keyword : ColourKind.Value);
    }

    /// <summary>The words after a field's name: those of its type, those that say what it is for, and <c>missing</c>.</summary>
    public static IEnumerable<ColouredSpan> OfField(FieldDeclarationSyntax field)
    {
        yield return new ColouredSpan(field.TypeToken.Span, ColourKind.Type);
        if (field.IsOneOf || field.IsListOfText)
        {
            // 'of', and after 'list of' the word 'text'.
            var words = field.Children.OfType<SyntaxToken>().SkipWhile(t => t != field.TypeToken).Skip(1).Take(field.IsOneOf ? 1 : 2);
            foreach (var word in words)
            {
                yield return new ColouredSpan(word.Span, ColourKind.Type);
            }
        }

        foreach (var word in field.Children.OfType<SyntaxToken>().Where(t => t.Text == "missing" && t != field.Name && !field.Values.Contains(t)))
        {
            yield return new ColouredSpan(word.Span, ColourKind.Keyword);
        }

        foreach (var modifier in new[] { field.Key, field.Account, field.Subject })
        {
            if (modifier is not null)
            {
                yield return new ColouredSpan(modifier.Span, ColourKind.Modifier);
            }
        }
    }
}
