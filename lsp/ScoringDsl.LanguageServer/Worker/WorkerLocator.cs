namespace ScoringDsl.LanguageServer.Worker;

/// <summary>Finds the <c>score</c> tool where the client does not say how to start it: beside the server, or in the folder <c>score</c> beside the server's.</summary>
internal static class WorkerLocator
{
    /// <summary>The command that starts the worker, or null where there is no tool.</summary>
    public static WorkerCommand? Find()
    {
        foreach (var folder in new[] { AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "..", "score") })
        {
            if (Path.Combine(folder, "score.dll") is var assembly && File.Exists(assembly))
            {
                return new WorkerCommand(DotnetHost(), [Path.GetFullPath(assembly), "worker"]);
            }

            if (Path.Combine(folder, OperatingSystem.IsWindows() ? "score.exe" : "score") is var program && File.Exists(program))
            {
                return new WorkerCommand(Path.GetFullPath(program), ["worker"]);
            }
        }

        return null;
    }

    /// <summary>The <c>dotnet</c> that runs the server, where it does; else the first on the path.</summary>
    private static string DotnetHost() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
