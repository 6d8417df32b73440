using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Binding;

/// <summary>The symbols of the results of leads, or of those of accounts, each kind in order of declaration.</summary>
internal sealed class DeclaredResults
{
    public List<ScoreSymbol> Scores { get; } = [];

    public List<LabelSymbol> Labels { get; } = [];

    public List<FlagSymbol> Flags { get; } = [];
}
