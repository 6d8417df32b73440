using System.Runtime.CompilerServices;

namespace ScoringDsl.Benchmarks.Compiled;

/// <summary>Where the repository lies, as the compiler saw it.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, "ScoringDsl.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The repository was moved since the benchmarks were built.");
    }
}
