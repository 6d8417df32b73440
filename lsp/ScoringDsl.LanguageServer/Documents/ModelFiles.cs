using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.LanguageServer.Documents;

/// <summary>Finds the .score files of folders.</summary>
internal static class ModelFiles
{
    // A home folder opened by mistake must not be read whole.
    private const int MostFiles = 2_000;
    private const int DeepestFolder = 12;

    /// <summary>The paths of the .score files below some folders; hidden folders, <c>node_modules</c>, <c>bin</c> and <c>obj</c> are left out.</summary>
    public static IReadOnlyCollection<string> Find(IEnumerable<string> folders) => folders.SelectMany(f => Find(f, DeepestFolder)).Take(MostFiles).ToArray();

    private static IEnumerable<string> Find(string folder, int depth)
    {
        string[] files, folders;
        try
        {
            files = Directory.GetFiles(folder, "*.score");
            folders = depth == 0 ? [] : Directory.GetDirectories(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        Array.Sort(files, StringComparer.Ordinal);
        Array.Sort(folders, StringComparer.Ordinal);
        foreach (var file in files)
        {
            yield return ModelPath.Normalize(file);
        }

        foreach (var inner in folders.Where(IsLookedAt).SelectMany(f => Find(f, depth - 1)))
        {
            yield return inner;
        }
    }

    private static bool IsLookedAt(string folder) =>
        Path.GetFileName(folder) is var name && !name.StartsWith('.') && name is not ("node_modules" or "bin" or "obj")
        && (new DirectoryInfo(folder).Attributes & FileAttributes.ReparsePoint) == 0;
}
