using System.Globalization;
using System.Text;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes values as C# literals.</summary>
internal static class CSharpLiterals
{
    public static string Of(long value) => value switch
    {
        long.MinValue => "long.MinValue",
        long.MaxValue => "long.MaxValue",
        < 0 => $"({value.ToString(CultureInfo.InvariantCulture)}L)",
        _ => value.ToString(CultureInfo.InvariantCulture) + "L",
    };

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(double value) => value switch
    {
        double.NaN => "double.NaN",
        < 0 => $"({value.ToString("R", CultureInfo.InvariantCulture)}d)",
        0 when double.IsNegative(value) => "(-0d)",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
    };

    /// <summary>A string, everything but plain ASCII escaped.</summary>
    public static string Of(string value)
    {
        var builder = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                builder.Append('\\').Append(c);
            }
            else if (c is >= ' ' and <= '~')
            {
                builder.Append(c);
            }
            else
            {
                builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return builder.Append('"').ToString();
    }

    public static string Of(IEnumerable<string> values) => Array("string", values.Select(Of));

    public static string Of(IEnumerable<int> values) => Array("int", values.Select(Of));

    public static string Of(IEnumerable<long> values) => Array("long", values.Select(Of));

    public static string Of(IEnumerable<double> values) => Array("double", values.Select(Of));

    private static string Array(string type, IEnumerable<string> items)
    {
        var all = string.Join(", ", items);
        return all.Length == 0 ? $"new {type}[0]" : $"new {type}[] {{ {all} }}";
    }
}
