using System.Runtime.CompilerServices;

namespace ScoringDsl.Tests;

/// <summary>
/// Compares a text with the one that a person accepted earlier, by the conventions of Verify: <c>Class.Method.verified.txt</c> beside
/// the test, with <c>_parameters</c> before <c>.verified</c> where one method runs many cases. A difference leaves a
/// <c>.received.txt</c> beside it; with <c>SNAPSHOT_ACCEPT=1</c> in the environment the new text is accepted instead.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails unless <paramref name="actual"/> is the accepted text. Line breaks are compared as <c>\n</c>.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="parameters">What tells this case of the method from the others, fit for a file name.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="method">Left to the compiler.</param>
    public static void Match(string actual, string? parameters = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = $"{Path.GetFileNameWithoutExtension(file)}.{method}{(parameters is null ? "" : $"_{parameters}")}";
        MatchFile(actual, Path.Combine(DirectoryOf(file), name));
    }

    /// <summary>As <see cref="Match"/>, with the snapshot at <paramref name="path"/> (without <c>.verified.txt</c>), such as beside a file of data.</summary>
    public static void MatchFile(string actual, string path)
    {
        var received = path + ".received.txt";
        var verified = path + ".verified.txt";
        var text = Normalise(actual);
        if (File.Exists(verified) && Normalise(File.ReadAllText(verified)) == text)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
        {
            File.Delete(received);
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        var expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : "";
        Assert.Fail($"{Path.GetFileName(verified)} differs{FirstDifference(expected, text)}\nCompare it with {received}, or set SNAPSHOT_ACCEPT=1 to accept.");
    }

    /// <summary>The folder of a source file of this test project, also where the build wrote deterministic paths.</summary>
    public static string DirectoryOf([CallerFilePath] string file = "")
    {
        var directory = Path.GetDirectoryName(file) ?? "";
        if (Directory.Exists(directory))
        {
            return directory;
        }

        // Deterministic builds name sources from "/_/", the root of the repository.
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ScoringDsl.sln")))
        {
            root = root.Parent;
        }

        return root is null ? directory : Path.Combine(root.FullName, directory.Replace("/_/", "", StringComparison.Ordinal));
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        var old = expected.Split('\n');
        var now = actual.Split('\n');
        for (var i = 0; i < Math.Max(old.Length, now.Length); i++)
        {
            var before = i < old.Length ? old[i] : "(nothing)";
            var after = i < now.Length ? now[i] : "(nothing)";
            if (before != after)
            {
                return $" in line {i + 1}:\n  accepted: {before}\n  now:      {after}";
            }
        }

        return ".";
    }
}
