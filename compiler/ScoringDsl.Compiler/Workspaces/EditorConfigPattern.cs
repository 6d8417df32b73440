namespace ScoringDsl.Compiler.Workspaces;

/// <summary>
/// The pattern of files in a section's head: <c>*</c> any characters but a slash, <c>**</c> any characters, <c>?</c> one character,
/// <c>[abc]</c> or <c>[!abc]</c> one of some, <c>{a,b}</c> one of some texts. Without a slash it is about a file's name in any folder.
/// </summary>
internal sealed class EditorConfigPattern
{
    /// <summary>Choices in choices may stand for very many patterns; what comes after so many is left out.</summary>
    private const int MostChoices = 200;

    private readonly List<List<Part>> _choices = [];

    public EditorConfigPattern(string pattern)
    {
        var anywhere = !pattern.Contains('/', StringComparison.Ordinal);
        foreach (var choice in Choices(pattern.TrimStart('/')).Take(MostChoices))
        {
            var parts = Read(choice);
            _choices.Add(parts);
            if (anywhere)
            {
                _choices.Add([new Part(PartKind.Run, ""), new Part(PartKind.Character, "/"), .. parts]);
            }
        }
    }

    private enum PartKind
    {
        Character,
        NotOf,
        RunInName,
        Run,
    }

    /// <summary>Whether a path, with forward slashes from the section's folder on, is one of the files.</summary>
    public bool Matches(string path) => _choices.Exists(parts => Matches(parts, path));

    /// <summary>Keeps all the places in the pattern at which the path so far may stand: nothing is ever tried twice.</summary>
    private static bool Matches(List<Part> parts, string path)
    {
        var places = Skip(parts, [0]);
        foreach (var c in path)
        {
            places = Skip(parts, places.Where(p => p < parts.Count && parts[p].Takes(c)).Select(p => parts[p].IsRun ? p : p + 1));
        }

        return places.Contains(parts.Count);
    }

    /// <summary>A run may also be empty.</summary>
    private static SortedSet<int> Skip(List<Part> parts, IEnumerable<int> places)
    {
        var all = new SortedSet<int>();
        foreach (var place in places)
        {
            all.Add(place);
            for (var next = place; next < parts.Count && parts[next].IsRun; next++)
            {
                all.Add(next + 1);
            }
        }

        return all;
    }

    /// <summary>The patterns without braces that a pattern stands for.</summary>
    private static IEnumerable<string> Choices(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : FindClose(pattern, open);
        if (close < 0)
        {
            return [pattern];
        }

        return Split(pattern[(open + 1)..close]).SelectMany(Choices).SelectMany(inner => Choices(pattern[(close + 1)..]).Select(rest => pattern[..open] + inner + rest));
    }

    private static int FindClose(string pattern, int open)
    {
        var depth = 0;
        for (var i = open; i < pattern.Length; i++)
        {
            depth += pattern[i] == '{' ? 1 : pattern[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The texts between the commas that stand in no inner braces.</summary>
    private static IEnumerable<string> Split(string choices)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < choices.Length; i++)
        {
            depth += choices[i] == '{' ? 1 : choices[i] == '}' ? -1 : 0;
            if (choices[i] == ',' && depth == 0)
            {
                yield return choices[start..i];
                start = i + 1;
            }
        }

        yield return choices[start..];
    }

    private static List<Part> Read(string pattern)
    {
        var parts = new List<Part>();
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    parts.Add(new Part(PartKind.Run, ""));
                    i++;
                    break;

                case '*':
                    parts.Add(new Part(PartKind.RunInName, ""));
                    break;

                case '?':
                    parts.Add(new Part(PartKind.NotOf, "/"));
                    break;

                case '[' when end > i + 1:
                    var isNegated = pattern[i + 1] == '!';
                    parts.Add(new Part(isNegated ? PartKind.NotOf : PartKind.Character, pattern[(isNegated ? i + 2 : i + 1)..end]));
                    i = end;
                    break;

                default:
                    parts.Add(new Part(PartKind.Character, pattern[i].ToString()));
                    break;
            }
        }

        return parts;
    }

    private sealed record Part(PartKind Kind, string Characters)
    {
        public bool IsRun => Kind is PartKind.RunInName or PartKind.Run;

        public bool Takes(char c) => Kind switch
        {
            PartKind.Character => Characters.Contains(c, StringComparison.Ordinal),
            PartKind.NotOf => !Characters.Contains(c, StringComparison.Ordinal),
            PartKind.RunInName => c != '/',
            _ => true,
        };
    }
}
