using System.IO.Enumeration;

namespace ScoringDsl.Cli.Models;

/// <summary>Finds files by patterns: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders.</summary>
internal static class PathPattern
{
    // Folders that hold what tools made.
    private static readonly string[] s_madeByTools = ["bin", "obj", "node_modules"];

    /// <summary>Whether a path is a pattern.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The files that fit, in ordinal order.</summary>
    public static IEnumerable<string> Find(string pattern)
    {
        var path = pattern.Replace('\\', '/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = new SortedSet<string>(StringComparer.Ordinal);

        // One sign at the root; two before the name of another machine.
        Find(path[..^path.TrimStart('/').Length], parts, found);
        return found;
    }

    /// <summary>All .score files in a folder and the folders in it, in ordinal order; not those in hidden folders or made by tools.</summary>
    public static IEnumerable<string> FindModels(string folder) => Find($"{folder.Replace('\\', '/').TrimEnd('/')}/**/*.score");

    private static void Find(string folder, ReadOnlySpan<string> parts, SortedSet<string> found)
    {
        var place = folder.Length == 0 ? "." : folder;
        switch (parts)
        {
            case []:
                break;
            case ["**", .. var rest]:
                Find(folder, rest, found);
                foreach (var inner in Folders(place))
                {
                    Find(Join(folder, inner), parts, found);
                }

                break;
            case [var name]:
                foreach (var file in Directory.Exists(place) ? Directory.EnumerateFiles(place) : [])
                {
                    if (FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(file), ignoreCase: false))
                    {
                        found.Add(Join(folder, Path.GetFileName(file)));
                    }
                }

                break;
            case [var name, .. var rest] when IsPattern(name):
                foreach (var inner in Folders(place))
                {
                    if (FileSystemName.MatchesSimpleExpression(name, inner, ignoreCase: false))
                    {
                        Find(Join(folder, inner), rest, found);
                    }
                }

                break;
            case [var name, .. var rest]:
                Find(Join(folder, name), rest, found);
                break;
        }
    }

    private static IEnumerable<string> Folders(string place)
    {
        if (!Directory.Exists(place))
        {
            yield break;
        }

        foreach (var folder in new DirectoryInfo(place).EnumerateDirectories())
        {
            // Links could lead in circles.
            if (!folder.Name.StartsWith('.') && folder.LinkTarget is null && !s_madeByTools.Contains(folder.Name))
            {
                yield return folder.Name;
            }
        }
    }

    private static string Join(string folder, string name) => folder.Length == 0 || folder.EndsWith('/') ? folder + name : $"{folder}/{name}";
}
