namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Paths as models write them: forward slashes, relative to the file that names them. Pure text; touches no disk.</summary>
public static class ModelPath
{
    /// <summary>Forward slashes, without <c>.</c> and without <c>..</c> where something stands before it to go up from.</summary>
    public static string Normalize(string path)
    {
        var slashed = path.Replace('\\', '/');
        var rooted = slashed.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in slashed.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
            {
                continue;
            }

            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".." || !rooted)
            {
                parts.Add(part);
            }
        }

        return (rooted ? "/" : "") + string.Join('/', parts);
    }

    /// <summary>The path that <paramref name="path"/>, written in the file <paramref name="from"/>, stands for.</summary>
    public static string Resolve(string from, string path)
    {
        var slashed = path.Replace('\\', '/');
        var isAbsolute = slashed.StartsWith('/') || (slashed.Length > 1 && slashed[1] == ':');
        var folderEnd = from.LastIndexOf('/');
        return Normalize(isAbsolute || folderEnd < 0 ? slashed : from[..(folderEnd + 1)] + slashed);
    }

    /// <summary>The file's name without folder and extension.</summary>
    public static string GetTitle(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
