using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ScoringDsl.TestAdapter.Running;

/// <summary>Starts <c>score test</c> and hands over what it prints, line by line.</summary>
/// <param name="manifest">Where the tool is.</param>
internal sealed class ScoreTool(TestManifest manifest)
{
    // What it hands back where every test was told about, whether or not all passed.
    private const int Fine = 0;
    private const int Errors = 1;
    private const int NotStarted = -1;

    private const int LongestMessage = 4_000;

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="isList">Whether tests are only listed, which compiles nothing.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="take">Takes each line as soon as it is there, on this thread.</param>
    /// <param name="cancellation">Kills the tool; then this returns without an error.</param>
    /// <returns>What the tool handed back; neither 0 nor 1 where it was killed or never started.</returns>
    /// <exception cref="ScoreToolException">The tool is missing, does not start, or failed.</exception>
    public int Run(bool isList, ToolRequest request, Action<ToolLine> take, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return NotStarted;
        }

        if (!File.Exists(manifest.Tool))
        {
            throw new ScoreToolException($"There is no score tool at '{manifest.Tool}'. Build the project on this machine.");
        }

        using var process = Start(isList);
        using var input = process.StandardInput.BaseStream;
        using var registration = cancellation.Register(() => Kill(process));
        var messages = new StringBuilder();
        process.ErrorDataReceived += (_, e) => Keep(e.Data, messages);
        process.BeginErrorReadLine();
        try
        {
            Write(request, input);
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (!cancellation.IsCancellationRequested)
                {
                    take(ToolLine.Parse(line));
                }
            }

            process.WaitForExit();
        }
        finally
        {
            // Nothing is left running where a line was not understood.
            Kill(process);
        }

        if (process.ExitCode is not (Fine or Errors) && !cancellation.IsCancellationRequested)
        {
            throw new ScoreToolException($"The score tool ended with {process.ExitCode}.\n{messages}".TrimEnd());
        }

        return process.ExitCode;
    }

    /// <summary>Asks in one line. The input stays open: when it ends, as it does where these tests are killed, the tool ends too.</summary>
    private static void Write(ToolRequest request, Stream input)
    {
        try
        {
            input.Write([.. JsonSerializer.SerializeToUtf8Bytes(request, ToolJson.Default.ToolRequest), (byte)'\n']);
            input.Flush();
        }
        catch (IOException)
        {
            // It ended before it had read; how it ended says more.
        }
    }

    private static void Keep(string? line, StringBuilder messages)
    {
        lock (messages)
        {
            if (line is not null && messages.Length < LongestMessage)
            {
                messages.Append(line).Append('\n');
            }
        }
    }

    private static void Kill(Process process)
    {
        if (process.HasExited)
        {
            return;
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended just now.
        }
    }

    private Process Start(bool isList)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(DotNetHost.Find(manifest.Host))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            CreateNoWindow = true,
            ArgumentList = { "exec", "--roll-forward", "Major", manifest.Tool, "test", "-", "--request", "--attached", "--format", "jsonl" },
        };
        if (isList)
        {
            start.ArgumentList.Add("--list");
        }

        DotNetHost.RemoveWhatIsMeantForTheTests(start.Environment);
        try
        {
            return Process.Start(start) ?? throw new ScoreToolException($"'{start.FileName}' does not start.");
        }
        catch (Win32Exception e)
        {
            throw new ScoreToolException($"'{start.FileName}' does not start: {e.Message}");
        }
    }
}
