using System.Text;
using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>A fix that was applied.</summary>
/// <param name="Diagnostic">What it mends. Its source is the text that the fix was applied to.</param>
/// <param name="Fix">The fix.</param>
public sealed record AppliedFix(Diagnostic Diagnostic, CodeFix Fix);

/// <summary>
/// Applies the fixes that leave nothing to decide: those of errors that have one fix only and where that is no guess. Warnings and hints
/// are about models that work as they are; what to do about them is for people to say.
/// </summary>
public sealed class ModelFixer
{
    /// <summary>A fix may bring another mistake of the same line to light; fixes that never end are given up.</summary>
    private const int MostRounds = 10;

    private readonly FixedTexts _files;
    private readonly List<AppliedFix> _applied = [];

    private ModelFixer(IFileReader files) => _files = new FixedTexts(files);

    /// <summary>The fixes that were applied, in the order of files and places, round by round.</summary>
    public IReadOnlyList<AppliedFix> Applied => _applied;

    /// <summary>The new texts by the paths that the findings name. Nothing was written.</summary>
    public IReadOnlyDictionary<string, string> Texts => _files.Texts;

    /// <summary>The models as they are with the new texts.</summary>
    public IReadOnlyList<ModelAnalysis> Models { get; private set; } = [];

    /// <summary>Fixes models until nothing is left to fix.</summary>
    /// <param name="files">Where files come from.</param>
    /// <param name="analyze">Analyses the models, reading from the given reader.</param>
    public static ModelFixer Run(IFileReader files, Func<IFileReader, IReadOnlyList<ModelAnalysis>> analyze)
    {
        ArgumentNullException.ThrowIfNull(analyze);
        var fixer = new ModelFixer(files);
        fixer.Models = analyze(fixer._files);
        for (var round = 0; round < MostRounds && fixer.ApplyOnce(); round++)
        {
            fixer.Models = analyze(fixer._files);
        }

        return fixer;
    }

    /// <summary>The fix of a finding that can be applied without asking, or null.</summary>
    public static CodeFix? CertainFixOf(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic is { Severity: DiagnosticSeverity.Error, Fixes: [{ IsGuess: false } fix] } ? fix : null;
    }

    /// <summary>Applies the fixes of one round that do not touch each other.</summary>
    private bool ApplyOnce()
    {
        // Only a model's own files can be named: lists are data.
        var sources = Models.SelectMany(m => m.Trees).Select(t => t.Source).ToHashSet();
        var changed = false;
        foreach (var file in Models.SelectMany(m => m.Diagnostics).Where(d => sources.Contains(d.Source)).GroupBy(d => d.Source.Path, StringComparer.Ordinal).ToList())
        {
            var edits = new List<TextEdit>();
            foreach (var diagnostic in file.OrderBy(d => d.Span.Start))
            {
                if (CertainFixOf(diagnostic) is { } fix && !fix.Edits.Any(e => edits.Any(other => Touch(e, other))))
                {
                    edits.AddRange(fix.Edits);
                    _applied.Add(new AppliedFix(diagnostic, fix));
                }
            }

            if (edits.Count > 0)
            {
                _files.Texts[file.Key] = Apply(file.First().Source.Text, edits);
                changed = true;
            }
        }

        return changed;
    }

    private static bool Touch(TextEdit one, TextEdit other) => one.Span.Touches(other.Span.Start) || other.Span.Touches(one.Span.Start);

    private static string Apply(string text, List<TextEdit> edits)
    {
        var result = new StringBuilder(text);
        var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        foreach (var edit in edits.OrderByDescending(e => e.Span.Start))
        {
            result.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText.ReplaceLineEndings(lineBreak));
        }

        return result.ToString();
    }

    /// <summary>Files with the fixed ones in front of what the reader gives.</summary>
    private sealed class FixedTexts(IFileReader inner) : IFileReader
    {
        public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

        public byte[]? Read(string path, out string? error)
        {
            if (Texts.TryGetValue(path, out var text))
            {
                error = null;
                return Encoding.UTF8.GetBytes(text);
            }

            return inner.Read(path, out error);
        }
    }
}
