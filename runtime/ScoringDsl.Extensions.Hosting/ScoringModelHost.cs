using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ScoringDsl.Runtime;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// Holds a model that can be replaced while leads are scored. It watches the model's file; a new model is compiled or loaded, its own
/// tests are run, and only then, in one step, does it take the place of the one before, which is unloaded when the last score with it
/// has ended. A model that is refused changes nothing but <see cref="Status"/>. Safe to share between threads.
/// </summary>
public sealed class ScoringModelHost : IAsyncDisposable, IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ScoringDsl.Hosting";

    /// <summary>The name of the activity source: one activity for each look at a file that has changed.</summary>
    public const string ActivitySourceName = "ScoringDsl.Hosting";

    private static readonly ActivitySource s_activities = new(ActivitySourceName);

    private readonly ScoringModelOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly HostMetrics _metrics;
    private readonly ModelLocation _location;
    private readonly ModelReader _reader;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private readonly ModelWatch _watch;

    private bool _isEnding;
    private bool _isWatching;
    private LoadedModel? _current;
    private IReadOnlyList<string> _imports = [];

    // Whether the file could not be read, so that it must be read again although nothing of it changes: rights are given, locks end.
    private bool _isUnread;
    private ScoringModelStatus _status;
    private Task _watching = Task.CompletedTask;

    /// <summary>A host that has not begun yet: see <see cref="StartAsync"/>.</summary>
    /// <param name="name">The model's name, for logs and meters.</param>
    /// <param name="options">Where it comes from.</param>
    /// <param name="logger">Takes what happens.</param>
    /// <param name="time">The clock; the system's where not said. It times waits and says when models were taken; scores never see it.</param>
    /// <param name="meters">Makes the meter; one for the process where not said.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public ScoringModelHost(
        string name, ScoringModelOptions options, ILogger<ScoringModelHost>? logger = null, TimeProvider? time = null, IMeterFactory? meters = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        if (ScoringModelOptionsValidator.Problems(options).FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        Name = name;
        _options = options;
        _logger = logger ?? NullLogger<ScoringModelHost>.Instance;
        _time = time ?? TimeProvider.System;
        _metrics = new HostMetrics(name, meters);
        _location = new ModelLocation(options.Path, takesSources: options.Compile is not null);
        _reader = new ModelReader(options);
        _watch = new ModelWatch(_location, options, _time, _logger);
        _status = new ScoringModelStatus(name, ModelState.Unavailable);
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>How the model stands now.</summary>
    public ScoringModelStatus Status => Volatile.Read(ref _status);

    /// <summary>Loads the model and begins to watch it.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ModelUnavailableException">There is no good model, and <see cref="ScoringModelOptions.IsRequired"/> is set.</exception>
    /// <exception cref="ObjectDisposedException">The host has ended.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isEnding), this);
        if (!Volatile.Read(ref _isWatching))
        {
            _watch.Remember();
        }

        if (await ReloadAsync(cancellationToken).ConfigureAwait(false) == ReloadOutcome.Refused && _options.IsRequired)
        {
            throw new ModelUnavailableException($"The model '{Name}' cannot be loaded: {Status.LastError}");
        }

        if (_options.Watch && !Interlocked.Exchange(ref _isWatching, true))
        {
            _watching = Task.Run(WatchAsync, CancellationToken.None);
        }
    }

    /// <summary>The current version, for one piece of work. Cheap: it counts a user up, and <see cref="ModelLease.Dispose"/> down.</summary>
    /// <exception cref="ModelUnavailableException">There is no model.</exception>
    /// <exception cref="InvalidOperationException">A lease was disposed twice.</exception>
    public ModelLease Acquire() => TryAcquire(out var lease)
        ? lease
        : throw new ModelUnavailableException($"The model '{Name}' is not loaded{(Status.LastError is { } error ? $": {error}" : ".")}");

    /// <summary>The current version, if there is one.</summary>
    /// <exception cref="InvalidOperationException">A lease was disposed twice.</exception>
    public bool TryAcquire(out ModelLease lease)
    {
        while (Volatile.Read(ref _current) is { } current)
        {
            if (current.TryEnter())
            {
                lease = new ModelLease(current);
                return true;
            }

            // A version that nobody uses is not current any more, unless somebody has let go of it who did not hold it.
            if (ReferenceEquals(Volatile.Read(ref _current), current))
            {
                throw new InvalidOperationException($"A lease of version {current.Version} of the model '{Name}' was disposed twice, so this version is unloaded.");
            }
        }

        lease = default;
        return false;
    }

    /// <summary>Looks at the file now and takes the model in it if it is another and good. One look goes on at a time.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ObjectDisposedException">The host has ended.</exception>
    public async Task<ReloadOutcome> ReloadAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isEnding), this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        await _reloading.WaitAsync(either.Token).ConfigureAwait(false);
        try
        {
            using var activity = s_activities.StartActivity("scoringdsl.model.reload");
            var outcome = await ReloadOnceAsync(either.Token).ConfigureAwait(false);
            activity?.SetTag("model", Name).SetTag("outcome", outcome.ToString()).SetTag("version", Status.Version);
            if (outcome == ReloadOutcome.Refused)
            {
                activity?.SetStatus(ActivityStatusCode.Error, Status.LastError);
            }

            return outcome;
        }
        finally
        {
            _reloading.Release();
        }
    }

    /// <summary>Stops watching and lets go of the model; it is unloaded when the last lease ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isEnding, true))
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);

        // A look that goes on sees the cancellation and ends.
        await _reloading.WaitAsync().ConfigureAwait(false);
        _watch.Dispose();
        Volatile.Write(ref _status, Status with { State = ModelState.Unavailable });
        Interlocked.Exchange(ref _current, null)?.Leave();
        _reloading.Release();
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with a new model, the one before must go on.")]
    private async Task<ReloadOutcome> ReloadOnceAsync(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var file = "";
        try
        {
            file = _location.FindFile() ?? throw new ModelRejectedException($"There is no model at '{_options.Path}'.");
            var files = await _reader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            (_imports, _isUnread) = (files.Imports, false);
            var version = ModelReader.VersionOf(files);
            if (_current?.Version == version)
            {
                Volatile.Write(ref _status, Status with { State = ModelState.Ready, File = file, LastError = null, LastErrorAt = null });
                Tell(() => Log.Unchanged(_logger, Name, file));
                return ReloadOutcome.Unchanged;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var (model, tests) = _reader.Load(file, files);
            Take(model, version, file, tests, start);
            return ReloadOutcome.Swapped;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Refuse(file, e);
            return ReloadOutcome.Refused;
        }
    }

    private void Take(ScoringModel model, string version, string file, int tests, long start)
    {
        var loaded = new LoadedModel(model, version, Status.Swaps + 1, _metrics, Unloaded);
        try
        {
            loaded.WarmUp();
        }
        catch
        {
            model.Dispose();
            throw;
        }

        var old = Interlocked.Exchange(ref _current, loaded);
        var time = _time.GetElapsedTime(start);
        Volatile.Write(ref _status, new ScoringModelStatus(Name, ModelState.Ready)
        {
            Version = version,
            File = file,
            LoadedAt = _time.GetUtcNow(),
            TestsRun = tests,
            Swaps = loaded.Number,
            Failures = Status.Failures,
        });
        Tell(() =>
        {
            _metrics.Swapped(time);
            Log.Swapped(_logger, Name, version, file, tests, time.TotalMilliseconds);
            if (tests == 0)
            {
                Log.NoTests(_logger, Name, version);
            }
        });
        old?.Leave();
    }

    /// <summary>
    /// Counts and logs what has become so. Listeners and loggers belong to the application and may throw; a model that was taken is taken
    /// all the same, and one that was let go is let go.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a listener throws.")]
    private static void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception)
        {
            // There is nobody left to tell it to.
        }
    }

    private void Refuse(string file, Exception exception)
    {
        var isUnread = exception is IOException or UnauthorizedAccessException;
        var isExpected = isUnread || exception is ModelRejectedException or ModelLoadException;
        var reason = isExpected ? exception.Message : $"Loading it failed: {exception.Message}";
        if (exception is ModelRejectedException { Imports.Count: > 0 } rejected)
        {
            _imports = rejected.Imports;
        }

        var status = Status;
        if (_isUnread && isUnread && status.LastError == reason)
        {
            // Tried again in vain: counted and told once.
            return;
        }

        _isUnread = isUnread;
        Volatile.Write(ref _status, status with
        {
            State = status.Version is null ? ModelState.Unavailable : ModelState.Stale,
            LastError = reason,
            LastErrorAt = _time.GetUtcNow(),
            Failures = status.Failures + 1,
        });
        Tell(() =>
        {
            _metrics.Failed();
            if (status.Version is { } version)
            {
                Log.Refused(_logger, Name, file, version, reason, isExpected ? null : exception);
            }
            else
            {
                Log.Missing(_logger, Name, reason, isExpected ? null : exception);
            }
        });
    }

    private void Unloaded(LoadedModel model) => Tell(() =>
    {
        _metrics.Unloaded();
        Log.Unloaded(_logger, Name, model.Version);
    });

    [SuppressMessage("Design", "CA1031", Justification = "Watching must not end before the host does.")]
    private async Task WatchAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await _watch.WaitForChangeAsync(_imports, _isUnread, _ending.Token).ConfigureAwait(false);
                await ReloadAsync(_ending.Token).ConfigureAwait(false);
            }
            catch (Exception) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Tell(() => Log.WatchFailed(_logger, Name, e));
                await Task.Delay(_options.PollInterval, _time, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
