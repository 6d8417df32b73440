namespace ScoringDsl.Extensions.Hosting;

/// <summary>Finds a model's file, and tells by sizes and times whether files have changed.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="takesSources">Whether .score files are models too.</param>
internal sealed class ModelLocation(string path, bool takesSources)
{
    /// <summary>How .score files end.</summary>
    public const string SourceExtension = ".score";

    private const string AssemblyExtension = ".dll";

    /// <summary>The file or folder, from the root of the file system on.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The file that is the model now: of a folder the one written last, and of two the one whose name is ordinally last. Null without any.</summary>
    public string? FindFile()
    {
        if (!Directory.Exists(FullPath))
        {
            return File.Exists(FullPath) ? FullPath : null;
        }

        string? newest = null;
        var newestStamp = default(FileStamp);
        foreach (var file in Directory.EnumerateFiles(FullPath))
        {
            var extension = Path.GetExtension(file);
            if (extension != AssemblyExtension && (extension != SourceExtension || !takesSources))
            {
                continue;
            }

            var stamp = FileStamp.Of(file);
            if (newest is null || stamp.Written > newestStamp.Written
                || (stamp.Written == newestStamp.Written && string.CompareOrdinal(file, newest) > 0))
            {
                (newest, newestStamp) = (file, stamp);
            }
        }

        return newest;
    }

    /// <summary>How the model's file, its symbols and the files it imports stand now. The model's own file comes first, null where there is none.</summary>
    public IReadOnlyList<(string? File, FileStamp Stamp)> Look(IReadOnlyList<string> imports)
    {
        var file = FindFile();
        var seen = new List<(string?, FileStamp)>(imports.Count + 2) { (file, file is null ? default : FileStamp.Of(file)) };
        if (file is not null && Path.GetExtension(file) == AssemblyExtension)
        {
            var symbols = Path.ChangeExtension(file, ".pdb");
            seen.Add((symbols, FileStamp.Of(symbols)));
        }

        foreach (var import in imports)
        {
            seen.Add((import, FileStamp.Of(import)));
        }

        return seen;
    }

    /// <summary>The folders in which something may happen to the model.</summary>
    public IReadOnlySet<string> Folders(IReadOnlyList<string> imports)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in imports.Select(Path.GetFullPath).Select(Path.GetDirectoryName)
            .Append(Directory.Exists(FullPath) ? FullPath : Path.GetDirectoryName(FullPath)))
        {
            if (folder is not null && Directory.Exists(folder))
            {
                folders.Add(folder);
            }
        }

        return folders;
    }
}
