using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>The variable of a family while the score for one of its values is bound: quoted texts have the value in the place of <c>{product}</c>.</summary>
internal sealed class FamilyVariable(FamilyVariableSymbol symbol, string value)
{
    private readonly string _written = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>The variable's name.</summary>
    public string Name => symbol.Name;

    /// <summary>The value that is being bound.</summary>
    public string Value => value;

    /// <summary>What a token says, with the value in the variable's place.</summary>
    public string ValueOf(SyntaxToken token) => token.Kind == TokenKind.String ? TokenValue.Of(token.Kind, TextOf(token)) : token.Value;

    /// <summary>A token as written, with the value in the variable's place.</summary>
    public string TextOf(SyntaxToken token)
    {
        var text = token.Text;
        foreach (var (place, name) in PlacesIn(token).Reverse())
        {
            if (NameFold.Same(name, symbol.Name))
            {
                var start = place.Start - token.Span.Start;
                text = string.Concat(text.AsSpan(0, start - 1), _written, text.AsSpan(start + place.Length + 1));
            }
        }

        return text;
    }

    /// <summary>The stretches of a quoted text that stand in braces, without the braces. After a backslash a brace is a plain sign.</summary>
    public static IEnumerable<(TextSpan Span, string Name)> PlacesIn(SyntaxToken token)
    {
        if (token.Kind != TokenKind.String)
        {
            yield break;
        }

        var open = -1;
        for (var i = 0; i < token.Text.Length; i++)
        {
            switch (token.Text[i])
            {
                case '\\':
                    i++;
                    break;

                case '{':
                    open = i + 1;
                    break;

                case '}' when open >= 0:
                    yield return (TextSpan.FromBounds(token.Span.Start + open, token.Span.Start + i), token.Text[open..i]);
                    open = -1;
                    break;
            }
        }
    }
}
