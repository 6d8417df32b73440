using System.Diagnostics;
using System.Text;

namespace ScoringDsl.MSBuild.Tests;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The models that were compiled, in the order of their paths.</summary>
    public string Compiled => string.Join(
        ' ',
        Output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("Compiled ", StringComparison.Ordinal) && line.EndsWith(".score.", StringComparison.Ordinal))
            .Select(line => line["Compiled ".Length..^1]));
}

/// <summary>Runs the <c>dotnet</c> that runs the tests.</summary>
internal static class DotNet
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);
    private static readonly string s_host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Runs a command; fails where it does not end.</summary>
    public static CommandResult Run(string folder, params IEnumerable<string> arguments) => Run(s_host, folder, arguments, _ => { });

    /// <summary>Runs another program.</summary>
    public static CommandResult RunProgram(string program, string folder, params IEnumerable<string> arguments) => Run(program, folder, arguments, _ => { });

    /// <summary>Runs a command on Linux and sends it, and none of the processes that it has started, what Ctrl-C sends.</summary>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="wait">Waits until it is time.</param>
    /// <param name="arguments">The command.</param>
    public static CommandResult RunAndInterrupt(string folder, Action wait, params IEnumerable<string> arguments) =>
        // A shell that runs the tests in the background has told them and all that they start to ignore the signal.
        Run("env", folder, ["--default-signal=INT", s_host, .. arguments], process =>
        {
            wait();
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        });

    private static CommandResult Run(string program, string folder, IEnumerable<string> arguments, Action<Process> meanwhile)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Nothing of the test run's own build may reach the builds under test, and nothing of theirs may stay behind.
        foreach (var name in start.Environment.Keys.Where(IsOfTheBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Add(output, e.Data);
        process.ErrorDataReceived += (_, e) => Add(output, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        meanwhile(process);
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', start.ArgumentList)} did not end:\n{output}");
        }

        process.WaitForExit();
        lock (output)
        {
            return new CommandResult(process.ExitCode, output.ToString());
        }
    }

    private static bool IsOfTheBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "Configuration" or "Platform" or "TargetFramework" or "VSTEST_CONNECTION_TIMEOUT";

    private static void Add(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.Append(line).Append('\n');
        }
    }
}
