using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Running;

/// <summary>The rules of a model in the order of the text, score by score, which is the order of their numbers.</summary>
internal static class ModelRules
{
    public static IEnumerable<BoundRule> Of(IEnumerable<ScoreSymbol> scores) => scores.SelectMany(s => In(s.Body));

    private static IEnumerable<BoundRule> In(BoundGroup group) => group.Members.SelectMany(m => m is BoundGroup inner ? In(inner) : [(BoundRule)m]);
}
