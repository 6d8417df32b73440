namespace ScoringDsl.Compiler.Syntax;

/// <summary>Reads the <c>///</c> lines before a token.</summary>
internal static class DocumentationText
{
    public static string? Of(SyntaxToken? token)
    {
        if (token is null)
        {
            return null;
        }

        var lines = token.Leading.Where(t => t.Kind == TriviaKind.Documentation).Select(t => t.Text[3..].Trim()).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
