using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Findings;

/// <summary>Prints for people what was fixed.</summary>
internal static class FixText
{
    /// <summary>Prints each file with its fixes: where, what was wrong, what was done; followed by an empty line.</summary>
    public static void Write(IReadOnlyList<AppliedFix> applied, TextWriter output, Ink ink)
    {
        foreach (var file in applied.GroupBy(a => a.Diagnostic.Source.Path, StringComparer.Ordinal))
        {
            output.WriteLine($"{ink.Bold(file.Key)}: {Plural.Of(file.Count(), "fix", "fixes")}");
            foreach (var (diagnostic, fix) in file)
            {
                var line = diagnostic.Source.GetPosition(diagnostic.Span.Start).Line + 1;
                output.WriteLine($"  line {line}: {diagnostic.Message} {ink.Green(fix.Title + ".")}");
            }

            output.WriteLine();
        }
    }
}
