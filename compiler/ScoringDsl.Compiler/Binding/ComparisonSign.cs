using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>The signs of comparison, and the ones that people bring from elsewhere.</summary>
internal static class ComparisonSign
{
    /// <summary>What a sign means, and how it is written where it is a foreign one (else null).</summary>
    public static (ComparisonOperator Operator, string? Correct) Read(SyntaxToken sign) => sign.Text switch
    {
        "=" => (ComparisonOperator.Equal, null),
        "==" => (ComparisonOperator.Equal, "="),
        "!=" or "<>" or "≠" => (ComparisonOperator.NotEqual, "is not"),
        "<" => (ComparisonOperator.Less, null),
        "<=" => (ComparisonOperator.LessOrEqual, null),
        "≤" or "=<" => (ComparisonOperator.LessOrEqual, "<="),
        ">" => (ComparisonOperator.Greater, null),
        ">=" => (ComparisonOperator.GreaterOrEqual, null),
        _ => (ComparisonOperator.GreaterOrEqual, ">="),
    };

    /// <summary>The sign for words that people write in its place: <c>at least</c>, <c>more than</c>, ….</summary>
    public static string OfWords(SyntaxToken words)
    {
        var text = words.Text;
        return NameFold.Key(text[..text.IndexOfAny([' ', '\t'])]) switch
        {
            "AT" => NameFold.Key(text).EndsWith("MOST", StringComparison.Ordinal) ? "<=" : ">=",
            "MORE" => ">",
            _ => "<",
        };
    }
}
