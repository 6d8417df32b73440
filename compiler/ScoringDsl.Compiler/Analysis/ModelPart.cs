using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>The results of a model that are about leads, or those that are about accounts: each has scores and exclusions of its own.</summary>
internal sealed record ModelPart(
    ImmutableArray<ScoreSymbol> Scores, ImmutableArray<LabelSymbol> Labels, ImmutableArray<FlagSymbol> Flags, ImmutableArray<Symbol> EvaluationOrder)
{
    /// <summary>The parts of a model, leads first: what is worked out about accounts reads their leads.</summary>
    public static ImmutableArray<ModelPart> Of(Model model)
    {
        var leads = new ModelPart(model.Scores, model.Labels, model.Flags, model.EvaluationOrder);
        return model.Account is { } account ? [leads, new ModelPart(account.Scores, account.Labels, account.Flags, account.EvaluationOrder)] : [leads];
    }
}
