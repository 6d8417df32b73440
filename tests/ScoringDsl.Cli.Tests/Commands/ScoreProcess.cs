using System.Diagnostics;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>The built command as a process of its own.</summary>
internal static class ScoreProcess
{
    /// <summary>Starts the command.</summary>
    /// <param name="folder">The current folder.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "score.dll"));
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return Process.Start(info) ?? throw new InvalidOperationException("The command did not start.");
    }

    /// <summary>Runs the command to its end.</summary>
    public static CommandResult Run(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs the command to its end.</summary>
    public static CommandResult Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "The command does not end.");
        return new CommandResult(process.ExitCode, output.Result, error);
    }
}
