using System.Collections.Immutable;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Ide.Workspace;

/// <summary>
/// The .score files of the workspace's folders, and what was opened and closed since they were looked for. Immutable. The look may still go
/// on: it is waited for by whoever asks for the files, and by nobody else.
/// </summary>
internal sealed class KnownFiles
{
    private readonly Lazy<ImmutableSortedSet<string>> _found;
    private readonly ImmutableDictionary<string, bool> _since;
    private readonly Lazy<ImmutableSortedSet<string>> _all;

    /// <param name="find">Finds the files of the folders; called once, when they are first asked for.</param>
    /// <param name="open">The documents that are open.</param>
    public KnownFiles(Func<IEnumerable<string>> find, IEnumerable<string> open)
        : this(
            new Lazy<ImmutableSortedSet<string>>(() => find().Select(ModelPath.Normalize).ToImmutableSortedSet(StringComparer.Ordinal)),
            open.ToImmutableDictionary(path => path, _ => true, StringComparer.Ordinal))
    {
    }

    private KnownFiles(Lazy<ImmutableSortedSet<string>> found, ImmutableDictionary<string, bool> since)
    {
        _found = found;
        _since = since;
        _all = new Lazy<ImmutableSortedSet<string>>(() => _found.Value.Except(PathsThatAre(false)).Union(PathsThatAre(true)));
    }

    /// <summary>All of them.</summary>
    public ImmutableSortedSet<string> All => _all.Value;

    /// <summary>With a file that is there, whatever the look finds.</summary>
    public KnownFiles With(string path) => Set(path, isThere: true);

    /// <summary>Without a file that is gone.</summary>
    public KnownFiles Without(string path) => Set(path, isThere: false);

    private KnownFiles Set(string path, bool isThere) =>
        _since.TryGetValue(path, out var was) && was == isThere ? this : new(_found, _since.SetItem(path, isThere));

    private IEnumerable<string> PathsThatAre(bool there) => _since.Where(s => s.Value == there).Select(s => s.Key);
}
