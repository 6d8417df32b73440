using ScoringDsl.Compiler.Binding;

namespace ScoringDsl.Ide.Completion;

/// <summary>A model as the rules of its accounts see it: their fields by their plain names, their own results, no events.</summary>
internal static class AccountView
{
    /// <summary>The view; the model itself where it has no accounts.</summary>
    public static Model Of(Model model) => model.Account is not { } account ? model : model with
    {
        LeadFields = model.AccountFields,
        Events = [],
        Defines = [],
        Families = [],
        Scores = account.Scores,
        Labels = account.Labels,
        Flags = account.Flags,
    };

    /// <summary>Whether a model is such a view.</summary>
    public static bool Is(Model model) => model.Account is not null && model.LeadFields == model.AccountFields;
}
