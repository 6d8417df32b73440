using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>Finds which lines have to be replaced to come from one text to another that differs in a few places.</summary>
internal static class LineEdits
{
    /// <summary>How far ahead a line is looked for that both texts have: more than any action adds or takes away in one place.</summary>
    private const int Farthest = 200;

    /// <summary>The edits, in the order of the text, each of whole lines.</summary>
    public static IReadOnlyList<TextEdit> Between(SourceText before, string after)
    {
        var old = Lines(before.Text);
        var now = Lines(after);
        var edits = new List<TextEdit>();
        var (i, j) = (0, 0);
        var offset = 0;
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                offset += old[i].Length;
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var (removed, added) = NextCommon(old, now, i, j);
            var length = old.Skip(i).Take(removed).Sum(l => l.Length);
            edits.Add(new TextEdit(new TextSpan(offset, length), string.Concat(now.Skip(j).Take(added))));
            offset += length;
            (i, j) = (i + removed, j + added);
        }

        return edits;
    }

    /// <summary>How many lines of each text come before the nearest one that both have; all that is left where there is none near.</summary>
    private static (int Removed, int Added) NextCommon(List<string> old, List<string> now, int i, int j)
    {
        for (var distance = 1; distance <= Farthest; distance++)
        {
            for (var removed = 0; removed <= distance; removed++)
            {
                var (a, b) = (i + removed, j + distance - removed);
                if (a < old.Count && b < now.Count && old[a] == now[b] && !string.IsNullOrWhiteSpace(old[a]))
                {
                    return (removed, distance - removed);
                }
            }
        }

        return (old.Count - i, now.Count - j);
    }

    /// <summary>The lines, each with its line break.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
