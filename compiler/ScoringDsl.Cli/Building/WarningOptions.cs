using System.Text;
using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Cli.Building;

/// <summary>
/// What a project says of warnings. A build shows them as it says; here it matters because a model with errors is not kept, so that
/// the next build finds them again.
/// </summary>
/// <param name="AreErrors">Whether warnings are errors: <c>TreatWarningsAsErrors</c>.</param>
/// <param name="Errors">The codes that are errors in any case: <c>WarningsAsErrors</c>.</param>
/// <param name="NoErrors">The codes that are none in any case: <c>WarningsNotAsErrors</c>.</param>
/// <param name="Silent">The codes that are not told: <c>NoWarn</c>.</param>
internal sealed record WarningOptions(bool AreErrors, string[] Errors, string[] NoErrors, string[] Silent)
{
    /// <summary>What counts where a project says nothing.</summary>
    public static WarningOptions Default { get; } = new(false, [], [], []);

    /// <summary>The level of a warning in this project; null for one that is not told.</summary>
    public DiagnosticSeverity? LevelOf(string code) =>
        Has(Silent, code) ? null
        : !Has(NoErrors, code) && (AreErrors || Has(Errors, code)) ? DiagnosticSeverity.Error
        : DiagnosticSeverity.Warning;

    /// <inheritdoc/>
    public override string ToString() => string.Join('|', AreErrors, string.Join(' ', Errors), string.Join(' ', NoErrors), string.Join(' ', Silent));

    private static bool Has(string[] codes, string code) => Array.Exists(codes, known => Ascii.EqualsIgnoreCase(known, code));
}
