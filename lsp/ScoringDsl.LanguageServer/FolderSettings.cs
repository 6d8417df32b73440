using System.Collections.Immutable;
using System.Text.Json;

namespace ScoringDsl.LanguageServer;

/// <summary>The settings of every folder of the workspace. Immutable.</summary>
internal sealed class FolderSettings
{
    private readonly ImmutableArray<(string Folder, Settings Settings)> _folders;
    private readonly Settings _others;

    /// <param name="others">The settings of files outside the folders.</param>
    /// <param name="folders">The settings by folder.</param>
    public FolderSettings(Settings others, IEnumerable<(string Folder, Settings Settings)> folders)
    {
        _others = others;
        // An inner folder's settings win over an outer one's.
        _folders = [.. folders.OrderByDescending(f => f.Folder.Length)];
    }

    /// <summary>As by default everywhere.</summary>
    public static FolderSettings Default { get; } = new(Settings.Default, []);

    /// <summary>The settings that hold for a file.</summary>
    public Settings Of(string path) => Find(path)?.Settings ?? _others;

    /// <summary>The folder of the workspace that a file lies in, or null.</summary>
    public string? FolderOf(string path) => Find(path)?.Folder;

    /// <summary>One section for all folders, as clients tell it that cannot be asked: what was said of <c>score</c>, or of everything.</summary>
    public static Settings Unscoped(JsonElement settings) =>
        Settings.Of(settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty("score", out var section) ? section : settings);

    private (string Folder, Settings Settings)? Find(string path)
    {
        foreach (var folder in _folders)
        {
            if (path.StartsWith(folder.Folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            {
                return folder;
            }
        }

        return null;
    }
}
