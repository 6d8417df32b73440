using System.Diagnostics;
using System.Threading.Channels;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>
/// Sends findings to clients that do not ask for them: of every open document, after every change. Only the newest state is looked at: a
/// change ends what is being found of the state before it, unless people have waited for some time.
/// </summary>
internal sealed class DiagnosticPublisher : IAsyncDisposable
{
    /// <summary>Who types without a pause in a model that takes longer than the time between two keys sees findings at least so often.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    private readonly RpcConnection _connection;
    private readonly Func<IdeSnapshot> _snapshot;
    private readonly TextWriter _log;
    private readonly Channel<bool> _touched = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<string> _published = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Task _publishing;
    private CancellationTokenSource? _finding;
    private long? _waitedSince;

    /// <summary>Waits for the first change.</summary>
    public DiagnosticPublisher(RpcConnection connection, Func<IdeSnapshot> snapshot, TextWriter log)
    {
        _connection = connection;
        _snapshot = snapshot;
        _log = log;
        _publishing = Task.Run(PublishAllAsync);
    }

    /// <summary>Whether the client wants findings sent.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Something changed.</summary>
    public void Touch()
    {
        if (!IsWanted)
        {
            return;
        }

        lock (_lock)
        {
            _waitedSince ??= Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(_waitedSince.Value) < LongestSilence)
            {
                _finding?.Cancel();
            }
        }

        _touched.Writer.TryWrite(true);
    }

    /// <summary>Ends after what is being sent.</summary>
    public async ValueTask DisposeAsync()
    {
        _touched.Writer.TryComplete();
        await _publishing.ConfigureAwait(false);
    }

    private async Task PublishAllAsync()
    {
        await foreach (var _ in _touched.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            using var finding = new CancellationTokenSource();
            Begin(finding);
            try
            {
                Publish(new Answering(_snapshot().For(finding.Token)));
            }
            catch (OperationCanceledException)
            {
                // There is a newer state to look at.
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                await _log.WriteLineAsync($"diagnostics: {problem}").ConfigureAwait(false);
            }
            finally
            {
                End();
            }
        }
    }

    private void Begin(CancellationTokenSource finding)
    {
        lock (_lock)
        {
            _finding = finding;
            _waitedSince ??= Stopwatch.GetTimestamp();
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _finding = null;
        }
    }

    private void Publish(Answering answering)
    {
        var open = answering.Snapshot.Documents;
        foreach (var path in open.Keys.Order(StringComparer.Ordinal))
        {
            Send(path, open[path].Version, DiagnosticHandlers.Find(answering, path));
            _published.Add(path);
        }

        lock (_lock)
        {
            _waitedSince = null;
        }

        // A closed document keeps no findings in the client's list.
        foreach (var path in _published.Where(p => !open.ContainsKey(p)).ToArray())
        {
            Send(path, null, []);
            _published.Remove(path);
        }
    }

    private void Send(string path, int? version, Diagnostic[] diagnostics) => _connection.Notify(
        "textDocument/publishDiagnostics",
        JsonContent.Of(new PublishDiagnosticsParams(DocumentPath.ToUri(path), version, diagnostics), ProtocolJson.Default.PublishDiagnosticsParams));
}
