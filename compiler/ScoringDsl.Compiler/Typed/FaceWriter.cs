using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Generation.CSharp;

namespace ScoringDsl.Compiler.Typed;

/// <summary>
/// Writes the class of a model with its types. Types are written with all their namespaces, so that nothing in the application can
/// take their place.
/// </summary>
/// <param name="code">Takes the text.</param>
/// <param name="model">The model.</param>
/// <param name="names">The names.</param>
/// <param name="self">The class with all its namespaces.</param>
/// <param name="compiled">The class of the compiled model.</param>
internal sealed partial class FaceWriter(CodeWriter code, Model model, FaceNames names, string self, string compiled)
{
    private const string Instant = "global::System.DateTimeOffset";
    private const string Typed = "global::ScoringDsl.Runtime.Typed";
    private const string Explanation = "global::ScoringDsl.Runtime.Explanation";
    private const string ScoringModel = "global::ScoringDsl.Runtime.ScoringModel";
    private const string Lists = "global::System.Collections.Generic";

    private bool HasEvents => !model.Events.IsEmpty;

    private bool HasAccounts => model.Account is not null;

    /// <summary>Writes the class.</summary>
    /// <param name="space">Its namespace; empty for none.</param>
    /// <param name="isInternal">Whether other assemblies are kept from seeing it.</param>
    /// <param name="documentation">The model's <c>///</c> text.</param>
    public void Write(string space, bool isInternal, string? documentation)
    {
        if (space.Length > 0)
        {
            code.Open($"namespace {space}");
        }

        DocComment.Write(code, documentation ?? $"The model \"{model.Title}\".");
        code.Open($"{(isInternal ? "internal" : "public")} static partial class {names.Class}");
        WriteShortcuts();
        WriteScorer();
        WriteBatch();
        WriteLead();
        WriteEvents();
        WriteAccount();
        WriteEnums(model.Labels, model.Families, model.Flags, "");
        WriteResult("Result", model.Scores, model.Labels, model.Flags, "", "The results of a lead.");
        foreach (var family in model.Families)
        {
            WriteFamily(family);
        }

        if (model.Account is { } account)
        {
            WriteEnums(account.Labels, [], account.Flags, "Account");
            WriteResult("AccountResult", account.Scores, account.Labels, account.Flags, "Account", "The results of an account.");
        }

        code.Close();
        if (space.Length > 0)
        {
            code.Close();
        }
    }

    private static string TypeOf(FieldSymbol field) => field.Type switch
    {
        FieldType.Number => "double?",
        FieldType.Bool => "bool?",
        FieldType.Date => Instant + "?",
        FieldType.TextList => $"{Lists}.IEnumerable<string>?",
        _ => "string?",
    };

    /// <summary>What a symbol's <c>///</c> says, or else a sentence.</summary>
    private void Describe(Symbol symbol, string otherwise) => DocComment.Write(code, symbol.Documentation is { Length: > 0 } text ? text : otherwise);
}
