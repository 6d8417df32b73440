using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Findings;

/// <summary>Guesses what was meant by a name that is not there.</summary>
internal static class Suggestion
{
    /// <summary>"Did you mean 'email'?", or null where no candidate comes close.</summary>
    public static string? For(string name, IEnumerable<string> candidates)
    {
        var byFoldedName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            byFoldedName.TryAdd(TextFold.Fold(candidate), candidate);
        }

        return DidYouMean.Find(TextFold.Fold(name), byFoldedName.Keys) is { } best ? $"Did you mean '{byFoldedName[best]}'?" : null;
    }
}
