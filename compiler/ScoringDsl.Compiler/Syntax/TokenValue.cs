using System.Text;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>What a token says once its quotes, backticks and escapes are taken off.</summary>
internal static class TokenValue
{
    public static string Of(TokenKind kind, string text) => kind switch
    {
        TokenKind.QuotedName => text.Trim('`'),
        TokenKind.String => Unescape(text),
        _ => text,
    };

    private static string Unescape(string text)
    {
        var inner = text.Length >= 2 && text[^1] == '"' ? text[1..^1] : text.TrimStart('"');
        if (!inner.Contains('\\', StringComparison.Ordinal))
        {
            return inner;
        }

        var builder = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\' || i + 1 == inner.Length)
            {
                builder.Append(inner[i]);
                continue;
            }

            i++;
            builder.Append(inner[i] switch { 'n' => '\n', 't' => '\t', var other => other });
        }

        return builder.ToString();
    }
}
