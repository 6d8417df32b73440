using System.Diagnostics;
using System.Text.Json;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>
/// The worker, which compiles and scores so that the server stays small: started when it is first needed, started again where it ended, at
/// most three times a minute, and ended with the server.
/// </summary>
/// <param name="find">How to start it, or null.</param>
/// <param name="log">Takes what there is to say to people who look for the cause of trouble.</param>
internal sealed class WorkerProcess(Func<WorkerCommand?> find, TextWriter log) : IAsyncDisposable
{
    private const int MostRestarts = 3;

    private static readonly TimeSpan RestartsWithin = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<long> _restarts = new();
    private WorkerConnection? _connection;
    private bool _isDisposed;

    /// <summary>Asks for something; once more where the process ended meanwhile.</summary>
    /// <param name="method">The request.</param>
    /// <param name="write">Writes its members.</param>
    /// <param name="onTest">Takes the tests that end on the way, or null.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="WorkerFailure">There is no result; the message says why.</exception>
    public async Task<JsonElement> AskAsync(string method, Action<Utf8JsonWriter> write, Action<JsonElement>? onTest, CancellationToken cancellation)
    {
        try
        {
            return await Connect().AskAsync(method, write, onTest, cancellation).ConfigureAwait(false);
        }
        catch (WorkerEndedException)
        {
            await log.WriteLineAsync($"worker: ended during {method}").ConfigureAwait(false);
        }

        try
        {
            return await Connect().AskAsync(method, write, onTest, cancellation).ConfigureAwait(false);
        }
        catch (WorkerEndedException problem)
        {
            throw new WorkerFailure(WorkerFailure.Failed, problem.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        WorkerConnection? connection;
        lock (_lock)
        {
            _isDisposed = true;
            connection = _connection;
            _connection = null;
        }

        if (connection is not null)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private WorkerConnection Connect()
    {
        lock (_lock)
        {
            if (_connection is { HasEnded: false } running)
            {
                return running;
            }

            if (_isDisposed)
            {
                throw new WorkerFailure(WorkerFailure.Failed, "The server is ending.");
            }

            if (_connection is not null)
            {
                CountRestart();
                _ = _connection.DisposeAsync().AsTask();
                _connection = null;
            }

            var command = find() ?? throw new WorkerFailure(WorkerFailure.NoWorker, "The 'score' tool, which compiles models, was not found beside the language server.");
            return _connection = WorkerConnection.Start(command, log);
        }
    }

    private void CountRestart()
    {
        while (_restarts.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest) > RestartsWithin)
        {
            _restarts.Dequeue();
        }

        if (_restarts.Count >= MostRestarts)
        {
            throw new WorkerFailure(WorkerFailure.Failed, "The 'score' tool has ended several times within a minute; the log says why. It is tried again in a minute.");
        }

        _restarts.Enqueue(Stopwatch.GetTimestamp());
    }
}
