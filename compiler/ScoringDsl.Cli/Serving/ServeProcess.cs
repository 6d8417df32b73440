using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ScoringDsl.Cli.Serving;

/// <summary>Runs the service as a process and ends it when this one is asked to end.</summary>
internal static class ServeProcess
{
    private const string Program = "score-serve.dll";

    /// <summary>Runs the service until it ends, and gives its exit code.</summary>
    /// <param name="arguments">The arguments after <c>serve</c>.</param>
    /// <exception cref="CommandException">The service or ASP.NET Core is not there.</exception>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, Program);
        if (!File.Exists(program) || !File.Exists(Path.ChangeExtension(program, ".runtimeconfig.json")))
        {
            throw new CommandException("This copy of the score tool comes without the service.", "Install the tool with 'dotnet tool install --global ScoringDsl.Cli'.");
        }

        var info = new ProcessStartInfo(FindDotnet()) { RedirectStandardInput = true, UseShellExecute = false };
        info.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment[ServeSettings.EndWithInputVariable] = "1";
        using var process = Process.Start(info) ?? throw new CommandException("The service could not be started.");
        using var ending = Signals.Instead(() => process.StandardInput.Close());
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>The dotnet that runs this process, once it is sure that ASP.NET Core of the same version is there.</summary>
    private static string FindDotnet()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.0/
        var framework = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var shared = framework.Parent?.Parent;
        var root = shared?.Parent;
        var major = $"{Environment.Version.Major}.";
        if (root is null || shared is not { Name: "shared" }
            || !Directory.Exists(Path.Combine(shared.FullName, "Microsoft.AspNetCore.App"))
            || !Directory.EnumerateDirectories(Path.Combine(shared.FullName, "Microsoft.AspNetCore.App")).Any(
                folder => Path.GetFileName(folder).StartsWith(major, StringComparison.Ordinal)))
        {
            throw new CommandException(
                $"score serve needs the ASP.NET Core runtime {Environment.Version.Major}, which is not there.",
                "Install it from https://dotnet.microsoft.com/download; all other commands do without.");
        }

        return Path.Combine(root.FullName, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
