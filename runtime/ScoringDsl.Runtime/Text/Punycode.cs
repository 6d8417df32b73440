using System.Text;

namespace ScoringDsl.Runtime.Text;

/// <summary>Punycode (RFC 3492): a label of any letters as ASCII. The digits are written in upper case, as folded text is.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int MinThreshold = 1;
    private const int MaxThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialCodePoint = 128;

    /// <summary>Encodes a label, without the prefix that marks it in a domain.</summary>
    public static string Encode(ReadOnlySpan<char> label)
    {
        var codePoints = new List<int>(label.Length);
        var output = new StringBuilder(label.Length + 8);
        foreach (var rune in label.EnumerateRunes())
        {
            codePoints.Add(rune.Value);
            if (rune.IsAscii)
            {
                output.Append((char)rune.Value);
            }
        }

        var basic = output.Length;
        var done = basic;
        if (basic > 0)
        {
            output.Append('-');
        }

        var next = InitialCodePoint;
        var delta = 0L;
        var bias = InitialBias;
        while (done < codePoints.Count)
        {
            var least = int.MaxValue;
            foreach (var codePoint in codePoints)
            {
                if (codePoint >= next && codePoint < least)
                {
                    least = codePoint;
                }
            }

            delta += (long)(least - next) * (done + 1);
            next = least;
            foreach (var codePoint in codePoints)
            {
                if (codePoint < next)
                {
                    delta++;
                }
                else if (codePoint == next)
                {
                    AppendVariableLength(output, delta, bias);
                    bias = Adapt(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }

            delta++;
            next++;
        }

        return output.ToString();
    }

    /// <summary>Decodes a label that stood after the prefix.</summary>
    public static bool TryDecode(ReadOnlySpan<char> encoded, out string label)
    {
        label = "";
        var codePoints = new List<int>(encoded.Length);
        var hyphen = encoded.LastIndexOf('-');
        for (var i = 0; i < hyphen; i++)
        {
            codePoints.Add(encoded[i]);
        }

        var next = (long)InitialCodePoint;
        var position = 0L;
        var bias = InitialBias;
        var at = hyphen + 1;
        while (at < encoded.Length)
        {
            var before = position;
            var weight = 1L;
            for (var k = Base; ; k += Base)
            {
                if (at == encoded.Length || Value(encoded[at++]) is not (>= 0 and var digit))
                {
                    return false;
                }

                position += digit * weight;
                if (position > int.MaxValue)
                {
                    return false;
                }

                var threshold = Math.Clamp(k - bias, MinThreshold, MaxThreshold);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (weight > int.MaxValue)
                {
                    return false;
                }
            }

            var length = codePoints.Count + 1;
            bias = Adapt(position - before, length, before == 0);
            next += position / length;
            position %= length;
            if (!Rune.IsValid((int)Math.Min(next, int.MaxValue)))
            {
                return false;
            }

            codePoints.Insert((int)position, (int)next);
            position++;
        }

        var output = new StringBuilder(codePoints.Count);
        foreach (var codePoint in codePoints)
        {
            output.Append(new Rune(codePoint).ToString());
        }

        label = output.ToString();
        return true;
    }

    private static void AppendVariableLength(StringBuilder output, long delta, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, MinThreshold, MaxThreshold);
            if (delta < threshold)
            {
                output.Append(Digit((int)delta));
                return;
            }

            output.Append(Digit(threshold + (int)((delta - threshold) % (Base - threshold))));
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    private static int Adapt(long delta, int length, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / length;
        var k = 0;
        while (delta > (Base - MinThreshold) * MaxThreshold / 2)
        {
            delta /= Base - MinThreshold;
            k += Base;
        }

        return (int)(k + ((Base - MinThreshold + 1) * delta / (delta + Skew)));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'A' + value : '0' + value - 26);

    private static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };
}
