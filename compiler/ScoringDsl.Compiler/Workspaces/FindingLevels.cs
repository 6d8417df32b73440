using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>
/// The levels that people give to findings: in <c>.editorconfig</c> from the model's folder upwards, the nearest wins. Errors stay errors:
/// a model with one cannot be compiled.
/// </summary>
internal sealed class FindingLevels(IFileReader files)
{
    private readonly Dictionary<string, EditorConfig?> _configs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DiagnosticSeverity?>> _levels = new(StringComparer.Ordinal);

    /// <summary>The findings at their levels, those of level none left out.</summary>
    public ImmutableArray<Diagnostic> Apply(IEnumerable<Diagnostic> findings)
    {
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in findings)
        {
            if (finding.Severity == DiagnosticSeverity.Error || !LevelsOf(finding.Source.Path).TryGetValue(finding.Code, out var level))
            {
                kept.Add(finding);
            }
            else if (level is { } severity)
            {
                kept.Add(finding with { Severity = severity });
            }
        }

        return kept.DrainToImmutable();
    }

    private Dictionary<string, DiagnosticSeverity?> LevelsOf(string path)
    {
        if (_levels.TryGetValue(path, out var levels))
        {
            return levels;
        }

        levels = new Dictionary<string, DiagnosticSeverity?>(StringComparer.Ordinal);
        var fullPath = files.FullPath(path);
        var found = new Stack<(EditorConfig Config, string Below)>();
        for (var slash = fullPath.LastIndexOf('/'); ; slash = slash > 0 ? fullPath.LastIndexOf('/', slash - 1) : -1)
        {
            if (ConfigIn(fullPath[..(slash + 1)]) is { } config)
            {
                found.Push((config, fullPath[(slash + 1)..]));
                if (config.IsRoot)
                {
                    break;
                }
            }

            if (slash < 0)
            {
                break;
            }
        }

        // The outermost first, so that the nearest has the last word.
        foreach (var (config, below) in found)
        {
            config.Apply(below, levels);
        }

        _levels.Add(path, levels);
        return levels;
    }

    private EditorConfig? ConfigIn(string folder)
    {
        if (!_configs.TryGetValue(folder, out var config))
        {
            var bytes = files.Read(folder + ".editorconfig", out _);
            config = bytes is not null && Utf8Text.TryDecode(bytes, out var text, out _, out _) ? EditorConfig.Parse(text) : null;
            _configs.Add(folder, config);
        }

        return config;
    }
}
