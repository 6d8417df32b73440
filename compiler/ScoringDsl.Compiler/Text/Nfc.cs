using System.Text;

namespace ScoringDsl.Compiler.Text;

/// <summary>
/// Unicode's normalisation form C from tables of our own: without ICU the host normalises nothing beyond ASCII, and a model must mean
/// the same on every host.
/// </summary>
public static class Nfc
{
    // Hangul syllables are composed by arithmetic (Unicode, section 3.12).
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    // Below it nothing decomposes that would not compose again, and nothing combines.
    private const char FirstCombining = '\u0300';

    private static readonly Dictionary<(int First, int Second), int> Compositions = FindCompositions();

    /// <summary>The text in form C. A text that is so already, as any text of western letters is, comes back itself.</summary>
    /// <param name="text">The text; half a pair of surrogates becomes U+FFFD.</param>
    public static string Normalize(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstCombining, char.MaxValue))
        {
            return text;
        }

        var points = Decompose(text);
        Order(points);
        Compose(points);
        var builder = new StringBuilder(text.Length);
        foreach (var point in points)
        {
            builder.Append(new Rune(point));
        }

        return builder.ToString();
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length);
        var open = new Stack<int>();
        foreach (var rune in text.EnumerateRunes())
        {
            open.Push(rune.Value);
            while (open.TryPop(out var point))
            {
                var index = point < 0xC0 ? -1 : NormalizationTable.Composed.BinarySearch(point);
                if (index >= 0)
                {
                    // The first part is taken apart before the second: it goes on top.
                    if (NormalizationTable.Second[index] != 0)
                    {
                        open.Push(NormalizationTable.Second[index]);
                    }

                    open.Push(NormalizationTable.First[index]);
                }
                else if (point is >= SyllableBase and < SyllableBase + SyllableCount)
                {
                    DecomposeSyllable(point - SyllableBase, points);
                }
                else
                {
                    points.Add(point);
                }
            }
        }

        return points;
    }

    private static void DecomposeSyllable(int syllable, List<int> points)
    {
        points.Add(LeadBase + (syllable / (VowelCount * TrailCount)));
        points.Add(VowelBase + (syllable % (VowelCount * TrailCount) / TrailCount));
        if (syllable % TrailCount != 0)
        {
            points.Add(TrailBase + (syllable % TrailCount));
        }
    }

    /// <summary>Brings each run of combining marks into the order of their classes; marks of one class keep theirs.</summary>
    private static void Order(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && ClassOf(points[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var sorted = points.GetRange(start, end - start).OrderBy(ClassOf).ToList();
                for (var i = 0; i < sorted.Count; i++)
                {
                    points[start + i] = sorted[i];
                }
            }

            start = end;
        }
    }

    /// <summary>Joins each mark to the starter before it where the two compose and no mark of its class or a higher one lies between.</summary>
    private static void Compose(List<int> points)
    {
        var starter = -1;
        var lastClass = 0;
        var count = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var pointClass = ClassOf(point);
            var isBlocked = starter >= 0 && starter < count - 1 && (lastClass == 0 || lastClass >= pointClass);
            if (starter >= 0 && !isBlocked && TryCompose(points[starter], point, out var composed))
            {
                points[starter] = composed;
                continue;
            }

            if (pointClass == 0)
            {
                starter = count;
            }

            lastClass = pointClass;
            points[count++] = point;
        }

        points.RemoveRange(count, points.Count - count);
    }

    private static bool TryCompose(int first, int second, out int composed)
    {
        if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
        {
            composed = SyllableBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TrailCount);
            return true;
        }

        if (first is >= SyllableBase and < SyllableBase + SyllableCount
            && (first - SyllableBase) % TrailCount == 0
            && second is > TrailBase and < TrailBase + TrailCount)
        {
            composed = first + second - TrailBase;
            return true;
        }

        return Compositions.TryGetValue((first, second), out composed);
    }

    private static int ClassOf(int point)
    {
        if (point < FirstCombining)
        {
            return 0;
        }

        var run = NormalizationTable.ClassStarts.BinarySearch(point);
        run = run < 0 ? ~run - 1 : run;
        return run >= 0 && point <= NormalizationTable.ClassEnds[run] ? NormalizationTable.Classes[run] : 0;
    }

    private static Dictionary<(int First, int Second), int> FindCompositions()
    {
        var compositions = new Dictionary<(int First, int Second), int>();
        for (var i = 0; i < NormalizationTable.Composed.Length; i++)
        {
            if (NormalizationTable.Recomposes[i] != 0)
            {
                compositions.Add((NormalizationTable.First[i], NormalizationTable.Second[i]), NormalizationTable.Composed[i]);
            }
        }

        return compositions;
    }
}
