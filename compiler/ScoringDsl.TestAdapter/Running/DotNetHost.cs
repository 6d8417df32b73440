namespace ScoringDsl.TestAdapter.Running;

/// <summary>Finds the <c>dotnet</c> that runs the tool.</summary>
internal static class DotNetHost
{
    private static readonly string s_name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The program: the one that runs this build, the one that built the project, the one that runs the tests, that of <c>DOTNET_ROOT</c>, or whichever is on the path.</summary>
    /// <param name="builtBy">The program that built the project.</param>
    public static string Find(string builtBy)
    {
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            builtBy,
            Path.GetFileName(Environment.ProcessPath) == s_name ? Environment.ProcessPath : null,
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, s_name) : null,
        ];
        return candidates.FirstOrDefault(File.Exists) ?? s_name;
    }

    /// <summary>Profilers and start-up hooks, of coverage say, are about the code under test. They would slow the tool down, or break it.</summary>
    public static void RemoveWhatIsMeantForTheTests(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsMeantForTheTests).ToList())
        {
            environment.Remove(name);
        }
    }

    private static bool IsMeantForTheTests(string name) =>
        name is "DOTNET_STARTUP_HOOKS" or "DOTNET_ADDITIONAL_DEPS" or "DOTNET_ROLL_FORWARD"
        || name.StartsWith("CORECLR_", StringComparison.Ordinal)
        || name.StartsWith("COR_", StringComparison.Ordinal);
}
