using System.Globalization;
using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Cli.Building;

/// <summary>Prints findings as builds know them: <c>file(line,column,line,column): error SC0301: …</c>. Each is told once.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="warnings">What the project says of warnings.</param>
internal sealed class BuildFindings(TextWriter output, WarningOptions warnings)
{
    /// <summary>Two models would become one class.</summary>
    public const string ClassTwice = "SCB001";

    /// <summary>A class is given a name that none can have.</summary>
    public const string NoClassName = "SCB002";

    /// <summary>A file is no model, and no model imports it.</summary>
    public const string NothingMade = "SCB003";

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Whether an error was told.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Tells errors and warnings; hints are for editors.</summary>
    /// <returns>Whether none of them is an error here.</returns>
    public bool Write(IEnumerable<Diagnostic> findings)
    {
        var isFine = true;
        foreach (var finding in findings.Where(f => f.Severity != DiagnosticSeverity.Hint))
        {
            var start = finding.Source.GetPosition(finding.Span.Start);
            var end = finding.Source.GetPosition(finding.Span.End);
            var place = string.Create(CultureInfo.InvariantCulture, $"{start.Line + 1},{start.Column + 1},{end.Line + 1},{end.Column + 1}");
            isFine &= Write(finding.Source.Path, place, finding.Severity, finding.Code, finding.Hint is null ? finding.Message : $"{finding.Message} {finding.Hint}");
        }

        return isFine;
    }

    /// <summary>Tells what is wrong with a file as a whole.</summary>
    /// <returns>Whether it is no error here.</returns>
    public bool Write(string path, DiagnosticSeverity severity, string code, string message) => Write(path, "1,1", severity, code, message);

    private bool Write(string path, string place, DiagnosticSeverity severity, string code, string message)
    {
        if ((severity == DiagnosticSeverity.Warning ? warnings.LevelOf(code) : severity) is not { } level)
        {
            return true;
        }

        var isError = level == DiagnosticSeverity.Error;
        HasErrors |= isError;
        var line = $"{path}({place}): {(isError ? "error" : "warning")} {code}: {message.ReplaceLineEndings(" ")}";
        if (_told.Add(line))
        {
            output.WriteLine(line);
        }

        return !isError;
    }
}
