using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Generation.CSharp;

namespace ScoringDsl.Compiler.Typed;

/// <summary>
/// Writes the class of a model with its types: what goes in, what comes out, and what scores many. Types are written with all their
/// namespaces, so that nothing in the application can take their place. Private names begin with a small letter or <c>_</c>, as no
/// name that is made from a model does.
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

        DocComment.Write(code, documentation is { Length: > 0 } ? documentation : $"The model \"{model.Title}\".");
        code.Open($"{(isInternal ? "internal" : "public")} static partial class {Identifiers.Escape(names.Class)}");
        WriteShortcuts();
        WriteLead();
        WriteEvents();
        WriteAccount();
        WriteResult("Result", model.Scores, model.Labels, model.Flags, "", "The results of a lead.");
        foreach (var family in model.Families)
        {
            WriteFamily(family);
        }

        WriteEnums(model.Labels, model.Families, model.Flags, "");
        if (model.Account is { } account)
        {
            WriteResult("AccountResult", account.Scores, account.Labels, account.Flags, "Account", "The results of an account.");
            WriteEnums(account.Labels, [], account.Flags, "Account");
        }

        WriteScorer();
        WriteBatch();
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

    /// <summary>Writes what a symbol's <c>///</c> says, or else a sentence.</summary>
    private void Describe(Symbol symbol, string otherwise, string more = "") => DocComment.Write(code, TextOf(symbol, otherwise), more);

    /// <summary>What a symbol's <c>///</c> says, or else a sentence.</summary>
    private static string TextOf(Symbol symbol, string otherwise) => symbol.Documentation is { Length: > 0 } text ? text : otherwise;

    /// <summary>What a field holds.</summary>
    private static string TextOf(FieldSymbol field) => TextOf(
        field,
        field.IsAccountLink ? "The key of the lead's account; null where it is missing."
            : $"The {(field.Owner == FieldOwner.Event ? "property" : "field")} '{field.Name}'; null where it is missing.");
}
