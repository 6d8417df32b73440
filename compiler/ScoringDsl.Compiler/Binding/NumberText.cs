using System.Globalization;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Reads the numbers of a model's text.</summary>
internal static class NumberText
{
    /// <summary>The exact value of a number or percent token; false where it is too large for 28 digits.</summary>
    public static bool TryParse(SyntaxToken token, out decimal value)
    {
        var digits = token.Text.TrimEnd('%', ' ', '\t').Replace("_", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        value = token.Kind == TokenKind.Percent ? value / 100 : value;
        return true;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static bool TryParseWhole(SyntaxToken token, int least, int most, out int value)
    {
        var digits = token.Text.Replace("_", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
    }

    /// <summary>The double nearest to an exact value.</summary>
    public static double ToDouble(decimal value) => double.Parse(Write(value), CultureInfo.InvariantCulture);

    /// <summary>The shortest writing of a value: no trailing zeros, a dot.</summary>
    public static string Write(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
