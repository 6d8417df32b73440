using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>One process of the worker: writes requests to it, a line each, and hands its answers to whoever asked.</summary>
internal sealed class WorkerConnection : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly TextWriter _log;
    private readonly ConcurrentDictionary<int, Asked> _asked = new();
    private readonly Lock _writing = new();
    private readonly Task _reading;
    private int _lastId;
    private volatile bool _hasEnded;

    private WorkerConnection(Process process, TextWriter log)
    {
        _process = process;
        _log = log;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                log.WriteLine($"worker: {text}");
            }
        };
        process.BeginErrorReadLine();
        _reading = Task.Run(ReadAllAsync);
    }

    /// <summary>Whether the process is gone.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Starts the worker.</summary>
    /// <exception cref="WorkerFailure">It cannot be started.</exception>
    public static WorkerConnection Start(WorkerCommand command, TextWriter log)
    {
        var info = new ProcessStartInfo(command.Command, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        try
        {
            var process = Process.Start(info) ?? throw new InvalidOperationException("nothing was started");
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worker: started, process {process.Id}"));
            return new WorkerConnection(process, log);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or IOException)
        {
            throw new WorkerFailure(WorkerFailure.NoWorker, $"The 'score' tool cannot be started: {problem.Message}");
        }
    }

    /// <summary>Asks for something.</summary>
    /// <param name="method">The request.</param>
    /// <param name="write">Writes its members.</param>
    /// <param name="onTest">Takes the tests that end on the way, or null.</param>
    /// <param name="cancellation">Tells the worker that the answer is not wanted any more.</param>
    /// <exception cref="WorkerFailure">The worker says why there is no result.</exception>
    /// <exception cref="WorkerEndedException">The process ended.</exception>
    public async Task<JsonElement> AskAsync(string method, Action<Utf8JsonWriter> write, Action<JsonElement>? onTest, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _lastId);
        var asked = new Asked(onTest);
        _asked[id] = asked;
        try
        {
            Send(id, method, write);
            if (_hasEnded)
            {
                throw new WorkerEndedException();
            }

            await using var registration = cancellation.Register(() =>
            {
                asked.Answer.TrySetCanceled(cancellation);
                Send(id, "cancel", _ => { });
            }).ConfigureAwait(false);
            return await asked.Answer.Task.ConfigureAwait(false);
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    /// <summary>Ends the process: at the end of its input, or else by force.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeToEnd);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (IOException)
        {
            // It has ended on its own.
        }

        await _reading.ConfigureAwait(false);
        _process.Dispose();
    }

    private void Send(int id, string method, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("method", method);
            write(json);
            json.WriteEndObject();
        }

        try
        {
            lock (_writing)
            {
                _process.StandardInput.BaseStream.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
                _process.StandardInput.BaseStream.Write("\n"u8);
                _process.StandardInput.BaseStream.Flush();
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // It is gone; whoever asked is told so at the end of its output.
        }
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                Take(line);
            }
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            await _log.WriteLineAsync($"worker: {problem.Message}").ConfigureAwait(false);
        }

        _hasEnded = true;
        foreach (var asked in _asked.Values)
        {
            asked.Answer.TrySetException(new WorkerEndedException());
        }
    }

    private void Take(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (!root.TryGetProperty("id", out var id) || !_asked.TryGetValue(id.GetInt32(), out var asked))
        {
            return;
        }

        if (root.TryGetProperty("test", out var test))
        {
            asked.OnTest?.Invoke(test.Clone());
        }
        else if (root.TryGetProperty("result", out var result))
        {
            asked.Answer.TrySetResult(result.Clone());
        }
        else if (root.TryGetProperty("failed", out var failed))
        {
            asked.Answer.TrySetException(new WorkerFailure(failed.GetProperty("state").GetString() ?? WorkerFailure.Failed, failed.GetProperty("message").GetString() ?? ""));
        }
        else
        {
            asked.Answer.TrySetCanceled(CancellationToken.None);
        }
    }

    private sealed class Asked(Action<JsonElement>? onTest)
    {
        public Action<JsonElement>? OnTest { get; } = onTest;

        public TaskCompletionSource<JsonElement> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
