using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>The levels that one <c>.editorconfig</c> sets: <c>score_diagnostic.SC1001.severity = none</c> in sections of files.</summary>
internal sealed class EditorConfig
{
    private const string Prefix = "score_diagnostic.";
    private const string Suffix = ".severity";

    private readonly List<(EditorConfigPattern Files, string Code, DiagnosticSeverity? Level)> _levels = [];

    private EditorConfig()
    {
    }

    /// <summary>Whether no file in the folders above counts.</summary>
    public bool IsRoot { get; private set; }

    /// <summary>Reads the text of a file. Lines that say nothing about findings are skipped: other tools have their own settings there.</summary>
    public static EditorConfig Parse(string text)
    {
        var config = new EditorConfig();
        EditorConfigPattern? section = null;
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] is not ('#' or ';')))
        {
            if (line[0] == '[' && line[^1] == ']')
            {
                section = new EditorConfigPattern(line[1..^1]);
            }
            else if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value])
            {
                config.Set(section, key, value);
            }
        }

        return config;
    }

    /// <summary>Sets the levels for a file; what stands further down in the text wins.</summary>
    /// <param name="path">The file's path from the folder of this one on.</param>
    /// <param name="levels">Takes levels by code; null is none.</param>
    public void Apply(string path, Dictionary<string, DiagnosticSeverity?> levels)
    {
        foreach (var (files, code, level) in _levels)
        {
            if (files.Matches(path))
            {
                levels[code] = level;
            }
        }
    }

    private void Set(EditorConfigPattern? section, string key, string value)
    {
        if (section is null)
        {
            IsRoot |= Is(key, "root") && Is(value, "true");
        }
        else if (key.Length > Prefix.Length + Suffix.Length && Is(key[..Prefix.Length], Prefix) && Is(key[^Suffix.Length..], Suffix) && TryReadLevel(value, out var level))
        {
            _levels.Add((section, Binding.NameFold.Key(key[Prefix.Length..^Suffix.Length]), level));
        }
    }

    private static bool TryReadLevel(string value, out DiagnosticSeverity? level)
    {
        level = null;
        if (Is(value, "error"))
        {
            level = DiagnosticSeverity.Error;
        }
        else if (Is(value, "warning"))
        {
            level = DiagnosticSeverity.Warning;
        }
        else if (Is(value, "suggestion"))
        {
            level = DiagnosticSeverity.Hint;
        }

        return level is not null || Is(value, "none");
    }

    private static bool Is(string text, string expected) => Binding.NameFold.Same(text, expected);
}
