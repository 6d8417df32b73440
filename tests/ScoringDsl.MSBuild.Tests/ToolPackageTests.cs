using System.Diagnostics;
using System.Text.Json;

namespace ScoringDsl.MSBuild.Tests;

/// <summary>The command as <c>dotnet tool install</c> brings it.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class ToolPackageTests(Packages packages)
{
    [Fact]
    public async Task The_command_is_a_tool_that_makes_tests_and_serves_a_model()
    {
        packages.Pack("compiler/ScoringDsl.Cli");
        var folder = Directory.CreateDirectory(Path.Combine(packages.Folder, "tool user")).FullName;
        var installed = DotNet.Run(folder, "tool", "install", "ScoringDsl.Cli", "--tool-path", "tools", "--version", packages.Version, "--source", packages.Feed);
        Assert.True(installed.ExitCode == 0, installed.Output);
        var score = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "score.exe" : "score");

        Assert.Equal(0, DotNet.RunProgram(score, folder, "new", "first").ExitCode);
        var tested = DotNet.RunProgram(score, folder, "test", "first");
        Assert.Equal((0, true), (tested.ExitCode, tested.Output.Contains("3 passed, 0 failed", StringComparison.Ordinal)));
        Assert.Equal(1, DotNet.RunProgram(score, folder, "check", "none.score").ExitCode);
        Assert.Equal(2, DotNet.RunProgram(score, folder, "chek").ExitCode);

        using var service = Process.Start(new ProcessStartInfo(score, ["serve", Path.Combine(folder, "first", "first.score"), "--listen", "127.0.0.1:0"]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("The service does not start.");
        try
        {
            Assert.Equal("first", await NameOfServedModel(service));
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Asks the service, at the address that it prints, for its one model.</summary>
    private static async Task<string?> NameOfServedModel(Process service)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string? address = null;
        while (address is null && await service.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            address = line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal));
        }

        Assert.NotNull(address);
        using var client = new HttpClient();
        using var models = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{address.TrimEnd('.', '/')}/models"), patience.Token));
        return models.RootElement.GetProperty("models")[0].GetProperty("name").GetString();
    }
}
