using System.Text;
using ScoringDsl.Oracle.Unicode;

namespace ScoringDsl.Oracle;

/// <summary>Punycode as RFC 3492 describes it, with its numbers for domains; digits in upper case, as folded text is.</summary>
internal static class Punycode
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>RFC 3492, 6.3.</summary>
    public static string Encode(string label)
    {
        var input = Characters.CodePoints(label);
        var output = new StringBuilder();
        foreach (var c in input.Where(c => c < 0x80))
        {
            output.Append((char)c);
        }

        var (basic, handled) = (output.Length, output.Length);
        if (basic > 0)
        {
            output.Append('-');
        }

        var (n, delta, bias) = (128L, 0L, 72L);
        while (handled < input.Count)
        {
            var m = input.Where(c => c >= n).Min();
            delta += (m - n) * (handled + 1);
            n = m;
            foreach (var c in input)
            {
                if (c < n)
                {
                    delta++;
                }
                else if (c == n)
                {
                    AppendNumber(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    /// <summary>RFC 3492, 6.2; null where the text is no Punycode.</summary>
    public static string? Decode(string text)
    {
        var hyphen = text.LastIndexOf('-');
        var output = text[..Math.Max(hyphen, 0)].Select(c => (long)c).ToList();
        var (n, i, bias) = (128L, 0L, 72L);
        for (var at = hyphen + 1; at < text.Length;)
        {
            var (before, weight) = (i, 1L);
            for (var k = 36L; ; k += 36)
            {
                var digit = at < text.Length ? Digits.IndexOf(text[at], StringComparison.Ordinal) : -1;
                at++;
                i += digit * weight;
                if (digit < 0 || i > int.MaxValue || weight > int.MaxValue)
                {
                    return null;
                }

                var t = Threshold(k, bias);
                if (digit < t)
                {
                    break;
                }

                weight *= 36 - t;
            }

            bias = Adapt(i - before, output.Count + 1, before == 0);
            n += i / (output.Count + 1);
            i %= output.Count + 1;
            if (n is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            {
                return null;
            }

            output.Insert((int)i, n);
            i++;
        }

        var decoded = new StringBuilder();
        foreach (var c in output)
        {
            Characters.Append(decoded, (int)c);
        }

        return decoded.ToString();
    }

    private static void AppendNumber(StringBuilder output, long number, long bias)
    {
        for (var k = 36L; ; k += 36)
        {
            var t = Threshold(k, bias);
            if (number < t)
            {
                output.Append(Digits[(int)number]);
                return;
            }

            output.Append(Digits[(int)(t + ((number - t) % (36 - t)))]);
            number = (number - t) / (36 - t);
        }
    }

    private static long Threshold(long k, long bias) => k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;

    /// <summary>RFC 3492, 6.1.</summary>
    private static long Adapt(long delta, long length, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / length;
        var k = 0L;
        while (delta > 35 * 26 / 2)
        {
            delta /= 35;
            k += 36;
        }

        return k + (36 * delta / (delta + 38));
    }
}
