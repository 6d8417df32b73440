using Microsoft.Extensions.Logging;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>Asks the system to tell when something happens in some folders. What it tells is only a reason to look.</summary>
/// <param name="wake">Is called when something happened; quick, from any thread.</param>
/// <param name="logger">Takes what goes wrong.</param>
internal sealed class FolderWatchers(Action wake, ILogger logger) : IDisposable
{
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);

    /// <summary>Watches these folders and no others. Where the system cannot, files are looked at from time to time all the same.</summary>
    public void Watch(IReadOnlySet<string> folders)
    {
        foreach (var folder in _watchers.Keys.Where(folder => !folders.Contains(folder)).ToList())
        {
            _watchers[folder].Dispose();
            _watchers.Remove(folder);
        }

        foreach (var folder in folders)
        {
            if (!_watchers.ContainsKey(folder) && Create(folder) is { } watcher)
            {
                _watchers.Add(folder, watcher);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Watch(new HashSet<string>());

    private FileSystemWatcher? Create(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => wake();
            watcher.Created += (_, _) => wake();
            watcher.Deleted += (_, _) => wake();
            watcher.Renamed += (_, _) => wake();
            watcher.Error += (_, _) => wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            Log.CannotWatch(logger, folder, e);
            return null;
        }
    }
}
