using Microsoft.Extensions.Logging;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>
/// Waits until a model's files have changed and then stand still. The system's word and the passing of time are both only reasons to
/// look; what counts is whether the files look otherwise than when they were last read.
/// </summary>
internal sealed class ModelWatch : IDisposable
{
    // Clocks of disks are not finer than this.
    private static readonly TimeSpan s_grain = TimeSpan.FromSeconds(2);

    // A folder in which something happens all the time must not keep a processor busy.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly ModelLocation _location;
    private readonly ScoringModelOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _woken = new(0, 1);
    private readonly FolderWatchers _watchers;
    private IReadOnlyList<(string? File, FileStamp Stamp)> _seen = [];
    private DateTime _seenAt;

    public ModelWatch(ModelLocation location, ScoringModelOptions options, TimeProvider time, ILogger logger)
    {
        _location = location;
        _options = options;
        _time = time;
        _watchers = new FolderWatchers(Wake, logger);
    }

    /// <summary>Takes the files as they are now for those that are read next.</summary>
    public void Remember()
    {
        if (_options.Watch)
        {
            // Watched first and looked at then: what happens in between is told.
            _watchers.Watch(_location.Folders([]));
            Saw(_location.Look([]));
        }
    }

    /// <summary>Waits until the files differ from those read last and have stood still for the quiet period.</summary>
    /// <param name="imports">The files that the model is made of besides its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task WaitForChangeAsync(IReadOnlyList<string> imports, CancellationToken cancellationToken)
    {
        _watchers.Watch(_location.Folders(imports));
        while (true)
        {
            var now = _location.Look(imports);
            if (HasChanged(now))
            {
                await StandStillAsync(now, imports, cancellationToken).ConfigureAwait(false);
                return;
            }

            // From here on an import that the last reading has shown is held against its own stamp: one whose place an older file takes,
            // or that goes, has changed too.
            _seen = now;
            await WaitAsync(_options.PollInterval, cancellationToken).ConfigureAwait(false);
            await Task.Delay(s_pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watchers.Dispose();
        _woken.Dispose();
    }

    /// <summary>
    /// Whether a file is otherwise than when it was last looked at. An import that the last reading has only shown counts as changed
    /// where it may have been written since that reading began.
    /// </summary>
    private bool HasChanged(IReadOnlyList<(string? File, FileStamp Stamp)> now)
    {
        if (_seen.Count == 0 || now[0] != _seen[0])
        {
            return true;
        }

        foreach (var (file, stamp) in now)
        {
            var index = IndexOf(file);
            if (index < 0 ? stamp.Written >= _seenAt - s_grain : _seen[index].Stamp != stamp)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(string? file)
    {
        for (var i = 0; i < _seen.Count; i++)
        {
            if (_seen[i].File == file)
            {
                return i;
            }
        }

        return -1;
    }

    private async Task StandStillAsync(IReadOnlyList<(string? File, FileStamp Stamp)> before, IReadOnlyList<string> imports, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_options.QuietPeriod, _time, cancellationToken).ConfigureAwait(false);
            var now = _location.Look(imports);
            if (now.SequenceEqual(before))
            {
                Saw(now);
                return;
            }

            before = now;
        }
    }

    private void Saw(IReadOnlyList<(string? File, FileStamp Stamp)> files)
    {
        _seen = files;
        _seenAt = DateTime.UtcNow;
    }

    /// <summary>Waits for the system's word, or some time.</summary>
    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = _woken.WaitAsync(enough.Token);
        await Task.WhenAny(woken, Task.Delay(time, _time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        try
        {
            if (_woken.CurrentCount == 0)
            {
                _woken.Release();
            }
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Another thread was quicker, or the host has ended.
        }
    }
}
