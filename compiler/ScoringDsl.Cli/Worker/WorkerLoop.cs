using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace ScoringDsl.Cli.Worker;

/// <summary>
/// Reads requests and answers them one after the other. Figures of a model that newer ones are asked for are given up, whether they wait or
/// are being made; so is whatever is cancelled. Ends when the input does.
/// </summary>
internal sealed class WorkerLoop(Terminal terminal) : IDisposable
{
    private readonly BlockingCollection<Job> _waiting = [];
    private readonly ConcurrentDictionary<int, Job> _open = new();
    private readonly WorkerOutput _output = new(terminal.Out);
    private readonly WorkerAnswers _answers = new();

    /// <summary>Answers until the input ends.</summary>
    public void Run()
    {
        var reading = new Thread(ReadAll) { IsBackground = true, Name = "requests" };
        reading.Start();
        foreach (var job in _waiting.GetConsumingEnumerable())
        {
            Answer(job);
            _open.TryRemove(job.Request.Id, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _answers.Dispose();
        _waiting.Dispose();
    }

    private void ReadAll()
    {
        using var lines = new StreamReader(terminal.OpenInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            while (lines.ReadLine() is { } line)
            {
                Read(line);
            }
        }
        catch (IOException)
        {
            // Whoever asked is gone, as at the end.
        }

        foreach (var job in _open.Values)
        {
            job.Cancel();
        }

        _waiting.CompleteAdding();
    }

    private void Read(string line)
    {
        WorkerRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest);
        }
        catch (JsonException problem)
        {
            terminal.Error.WriteLine($"A line is no request: {problem.Message}");
            return;
        }

        switch (request)
        {
            case null:
                break;
            case { Method: "cancel" }:
                if (_open.TryGetValue(request.Id, out var unwanted))
                {
                    unwanted.Cancel();
                }

                break;
            default:
                foreach (var older in _open.Values.Where(job => request.Method == "figures" && job.Request.Method == "figures" && job.Request.Model == request.Model))
                {
                    older.Cancel();
                }

                var job = new Job(request, new CancellationTokenSource());
                _open[request.Id] = job;
                _waiting.Add(job);
                break;
        }
    }

    private void Answer(Job job)
    {
        var id = job.Request.Id;
        try
        {
            job.Token.ThrowIfCancellationRequested();
            var write = _answers.Answer(job.Request, (name, content) => _output.Write(id, name, content), job.Token);
            _output.Write(id, "result", write);
        }
        catch (OperationCanceledException)
        {
            _output.Write(id, "cancelled", json => json.WriteBooleanValue(true));
        }
        catch (WorkerRefusal refusal)
        {
            Refuse(id, refusal.State, refusal.Message);
        }
        catch (CommandException problem)
        {
            Refuse(id, WorkerRefusal.Failed, problem.Hint is null ? problem.Message : $"{problem.Message} {problem.Hint}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Refuse(id, WorkerRefusal.Failed, problem.Message);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // One failing request takes nothing else down.
            terminal.Error.WriteLine($"{job.Request.Method}: {problem}");
            Refuse(id, WorkerRefusal.Failed, $"This is a mistake in the command itself: {problem.Message}");
        }
    }

    private void Refuse(int id, string state, string message) => _output.Write(id, "failed", json =>
    {
        json.WriteStartObject();
        json.WriteString("state", state);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    /// <summary>A request that waits or is being answered.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Cancellation">Not disposed: it has no timer and no handle, and the reading thread may still cancel it.</param>
    private sealed record Job(WorkerRequest Request, CancellationTokenSource Cancellation)
    {
        public CancellationToken Token => Cancellation.Token;

        public void Cancel() => Cancellation.Cancel();
    }
}
