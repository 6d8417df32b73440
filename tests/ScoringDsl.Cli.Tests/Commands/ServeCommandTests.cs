using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>The service as the command starts it; what it answers is tested in ScoringDsl.Serve.Tests.</summary>
public sealed class ServeCommandTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    [Theory]
    [InlineData("serve ./none.dll", 1, "There is no file 'none.dll'.")]
    [InlineData("serve ./shop.dll ./shop.score", 2, "Two models are called 'shop'.\n  Write NAME=FILE to tell them apart.")]
    [InlineData("serve a/b=./shop.dll", 2, "'a/b' cannot be a model's name in an address.\n  Letters, digits, hyphens and underscores can; write NAME=FILE.")]
    [InlineData("serve ./shop.dll --listen 5080", 2, "'5080' is no address to listen at.\n  Write an address and a port, such as 127.0.0.1:5080 or [::1]:5080.")]
    [InlineData("serve ./shop.dll --listen ::1:5080", 2, "'::1:5080' is no address to listen at.\n  Write an address and a port, such as 127.0.0.1:5080 or [::1]:5080.")]
    [InlineData(
        "serve ./shop.dll --listen 0.0.0.0:5080",
        2,
        "'0.0.0.0:5080' can be reached from other machines, so requests need a key.\n  Set SCORE_API_KEY, or give --api-key-file; or --without-key where something before the service asks for one.")]
    public void What_is_wrong_is_told_before_anything_is_started(string commandLine, int exitCode, string message)
    {
        var result = shop.Run(commandLine);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal($"error: {message}\n", result.Error.Replace("\r", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_all_ending_has_no_name_to_be_asked_for_by()
    {
        Directory.CreateDirectory(Path.Combine(shop.Folder, "nameless"));
        File.WriteAllText(Path.Combine(shop.Folder, "nameless", ".score"), "");

        Assert.StartsWith("error: '' cannot be a model's name in an address.", shop.Run("serve ./nameless/.score").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task A_service_is_started_takes_its_key_from_the_environment_and_ends_when_the_command_is_asked_to(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = ScoreProcess.Start(
            shop.Folder, new Dictionary<string, string> { ["SCORE_API_KEY"] = "open sesame" }, "serve", "shop.dll", "--listen", "127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = AddressIn(process) };
        Assert.Equal(401, (int)(await client.GetAsync(new Uri("/models", UriKind.Relative))).StatusCode);
        client.DefaultRequestHeaders.Add("Authorization", "Bearer open sesame");
        using var content = new StringContent("""{"as_of":"2025-06-01","lead":{"key":"A1","fields":{"employees":250}}}""", Encoding.UTF8, "application/json");
        using var answer = JsonDocument.Parse(await (await client.PostAsync(new Uri("/models/shop/score", UriKind.Relative), content)).Content.ReadAsStringAsync());
        Assert.Equal(20, answer.RootElement.GetProperty("result").GetProperty("total").GetInt32());

        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)), "The command does not end.");
        Assert.Equal(0, process.ExitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/health", UriKind.Relative)));
    }

    [Fact]
    public async Task The_service_does_not_outlive_a_command_that_is_killed()
    {
        using var process = ScoreProcess.Start(shop.Folder, new Dictionary<string, string>(), "serve", "shop.dll", "--listen", "127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = AddressIn(process) };
        Assert.Equal("""{"status":"healthy"}""", await client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        process.Kill();
        await process.WaitForExitAsync();
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await client.GetStringAsync(new Uri("/health", UriKind.Relative));
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "The service is still there.");
                await Task.Delay(50);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    [Fact]
    public void The_command_itself_needs_no_asp_net_core()
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(ToolFolder, "score.runtimeconfig.json")));
        Assert.Equal("Microsoft.NETCore.App", config.RootElement.GetProperty("runtimeOptions").GetProperty("framework").GetProperty("name").GetString());
    }

    /// <summary>The folder of the built tool, which the tests' own folder is a copy of but for the frameworks.</summary>
    private static string ToolFolder => AppContext.BaseDirectory.Replace(
        Path.Combine("tests", "ScoringDsl.Cli.Tests"), Path.Combine("compiler", "ScoringDsl.Cli"), StringComparison.Ordinal);

    private static Uri AddressIn(Process process)
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.StartsWith("Serving ", StringComparison.Ordinal))
            {
                var address = line[(line.IndexOf("http", StringComparison.Ordinal))..];
                return new Uri(address[..address.IndexOf(". ", StringComparison.Ordinal)]);
            }
        }

        throw new InvalidOperationException("The service did not start.");
    }
}
