using ScoringDsl.MSBuild.Tests;

namespace ScoringDsl.TestAdapter.Tests;

/// <summary>The score tool as it was built before these tests.</summary>
internal static class BuiltTool
{
    // The folders of an output end in the configuration and the framework, here and there.
    private static readonly DirectoryInfo s_output = new(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));

    /// <summary>The path of its assembly.</summary>
    public static string Path { get; } =
        System.IO.Path.Combine(Packages.Root, "compiler", "ScoringDsl.Cli", "bin", s_output.Parent?.Name ?? "", s_output.Name, "score.dll");
}
