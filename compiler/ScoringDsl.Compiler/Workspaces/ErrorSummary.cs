using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Says in a sentence what keeps a model from being compiled.</summary>
public static class ErrorSummary
{
    /// <summary>How many errors there are, and the first with its line; for a model with errors.</summary>
    public static string Of(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var errors = analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors is not [var first, ..])
        {
            return "The model cannot be read.";
        }

        var place = $"line {first.Source.GetPosition(first.Span.Start).Line + 1} of {first.Source.Path[(first.Source.Path.LastIndexOf('/') + 1)..]}";
        return errors.Count == 1 ? $"The model has an error in {place}: {first.Message}" : $"The model has {errors.Count} errors, the first in {place}: {first.Message}";
    }
}
