using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.LanguageServer.Handlers;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>A state of a model's texts without errors, with what its rules do to the leads.</summary>
/// <param name="Snapshot">The texts.</param>
/// <param name="Analysis">The model.</param>
/// <param name="Figures">The figures; none where there is no data, or it cannot be read.</param>
internal sealed record GoodState(IdeSnapshot Snapshot, ModelAnalysis Analysis, ModelFigures Figures);

/// <summary>
/// Has the figures of the rules of open models made in the background, when edits have settled; of models with errors those of the last
/// good state stay. An edit gives up what is being made.
/// </summary>
/// <param name="state">The workspace.</param>
/// <param name="worker">Makes the figures.</param>
/// <param name="baselines">Is told which models are open.</param>
/// <param name="log">Takes what goes wrong.</param>
internal sealed class FigureKeeper(ServerState state, WorkerProcess worker, Baselines baselines, TextWriter log) : IAsyncDisposable
{
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, GoodState> _good = new(StringComparer.Ordinal);
    private readonly Channel<bool> _touched = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private CancellationTokenSource? _making;
    private Task _keeping = Task.CompletedTask;
    private long _lastTouch;
    private bool _isDataStale;

    /// <summary>Is called with the path of each open document of a model whose figures have come.</summary>
    public required Action<IReadOnlyList<string>> OnChanged { get; init; }

    /// <summary>Begins to wait for changes.</summary>
    public void Start() => _keeping = Task.Run(KeepAsync);

    /// <summary>The last good state of a model; null where there was none.</summary>
    public GoodState? LastGood(string root) => _good.GetValueOrDefault(root);

    /// <summary>The newest figures of a model.</summary>
    public ModelFigures FiguresOf(string root) => _good.GetValueOrDefault(root)?.Figures ?? ModelFigures.None;

    /// <summary>Something changed.</summary>
    /// <param name="isData">Whether it was data or settings, so that models that did not change have other figures too.</param>
    public void Touch(bool isData = false)
    {
        lock (_lock)
        {
            _isDataStale |= isData;
            _lastTouch = Stopwatch.GetTimestamp();
            _making?.Cancel();
        }

        _touched.Writer.TryWrite(true);
    }

    /// <summary>Waits until nothing has changed for a while: who types should not wait for models to be compiled.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        while (Settled - Stopwatch.GetElapsedTime(Volatile.Read(ref _lastTouch)) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Gives up what is being made.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _touched.Writer.TryComplete();
        await _keeping.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task KeepAsync()
    {
        try
        {
            await foreach (var _ in _touched.Reader.ReadAllAsync(_end.Token).ConfigureAwait(false))
            {
                await SettleAsync(_end.Token).ConfigureAwait(false);
                try
                {
                    await MakeAllAsync().ConfigureAwait(false);
                }
                catch (Exception problem) when (problem is not (OutOfMemoryException or OperationCanceledException))
                {
                    await log.WriteLineAsync($"figures: {problem}").ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task MakeAllAsync()
    {
        CancellationTokenSource making;
        bool isDataStale;
        lock (_lock)
        {
            making = _making = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            isDataStale = _isDataStale;
            _isDataStale = false;
        }

        try
        {
            var answering = state.Answering(making.Token);
            var open = answering.Snapshot.Documents.Keys.Order(StringComparer.Ordinal).ToLookup(answering.Snapshot.RootOf, StringComparer.Ordinal);
            Forget(open.Select(o => o.Key).ToHashSet(StringComparer.Ordinal));
            foreach (var documents in open)
            {
                baselines.Open(documents.Key);
                await MakeAsync(answering, documents.Key, [.. documents], isDataStale, making.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            lock (_lock)
            {
                _isDataStale |= isDataStale;
            }
        }
        finally
        {
            lock (_lock)
            {
                _making = null;
            }

            making.Dispose();
        }
    }

    private void Forget(HashSet<string> open)
    {
        baselines.KeepOnly(open);
        foreach (var root in _good.Keys.Where(r => !open.Contains(r)))
        {
            _good.TryRemove(root, out _);
        }
    }

    private async Task MakeAsync(Answering answering, string root, IReadOnlyList<string> documents, bool isDataStale, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var analysis = answering.Snapshot.AnalysisOf(root);
        analysis.FindDiagnostics(cancellation);
        var isGood = !analysis.HasErrors && analysis.Model is not null;
        if (!isDataStale && (!isGood || ReferenceEquals(LastGood(root)?.Analysis, analysis)))
        {
            return;
        }

        if (!isGood)
        {
            // The last good state has other figures with other data.
            OnChanged(documents);
            return;
        }

        var figures = ModelFigures.None;
        if (answering.Settings.Of(root).Data.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            figures = await AskAsync(answering, analysis, cancellation).ConfigureAwait(false);
        }

        _good[root] = new GoodState(answering.Snapshot.For(CancellationToken.None), analysis, figures);
        OnChanged(documents);
    }

    private async Task<ModelFigures> AskAsync(Answering answering, ModelAnalysis analysis, CancellationToken cancellation)
    {
        try
        {
            var answer = await worker.AskAsync(
                "figures",
                json =>
                {
                    WorkerRequests.WriteModel(json, answering.Snapshot, analysis);
                    WorkerRequests.WriteData(json, answering.Settings, analysis.Path, state.Folders);
                },
                null,
                cancellation).ConfigureAwait(false);
            return Read(answer, analysis);
        }
        catch (WorkerFailure problem)
        {
            // Whoever asks for the preview is told as well.
            await log.WriteLineAsync($"figures: {problem.Message}").ConfigureAwait(false);
            return ModelFigures.None;
        }
    }

    private static ModelFigures Read(JsonElement answer, ModelAnalysis analysis)
    {
        var leads = answer.GetProperty("leads").GetInt32();
        var sources = analysis.Trees.ToDictionary(t => t.Source.Path, t => t.Source, StringComparer.Ordinal);
        var figures = new Dictionary<(string Path, TextSpan Rule), RuleFigures>();
        foreach (var rule in answer.GetProperty("rules").EnumerateArray())
        {
            if (sources.TryGetValue(rule.GetProperty("file").GetString() ?? "", out var source))
            {
                var isOfAccounts = rule.TryGetProperty("accounts", out var accounts);
                figures[(source.Path, WorkerPlaces.SpanIn(source, rule))] = new RuleFigures(
                    rule.GetProperty("firing").GetInt32(), isOfAccounts ? accounts.GetInt32() : leads, rule.GetProperty("points").GetDecimal(), isOfAccounts);
            }
        }

        return new ModelFigures(analysis.Trees, figures);
    }
}
