using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Generation.CSharp;

namespace ScoringDsl.Compiler.Typed;

/// <content>Leads, events and accounts.</content>
internal sealed partial class FaceWriter
{
    private void WriteLead() => WriteRecord("Lead", "A lead", model.LeadFields, model.LeadKey);

    private void WriteAccount()
    {
        if (HasAccounts)
        {
            WriteRecord("Account", "An account", model.AccountFields, model.AccountKey);
        }
    }

    /// <summary>Writes the class of leads or accounts.</summary>
    private void WriteRecord(string type, string what, ImmutableArray<FieldSymbol> fields, FieldSymbol? key)
    {
        var keyName = key is null ? FaceNames.KeyName : names.MemberOf(key);
        var parameter = "@" + Identifiers.Camel(keyName);
        code.Line();
        DocComment.Write(code, $"{what}. What is not set is missing.");
        code.Open($"public sealed class {type}");
        DocComment.Write(code, $"{what} of which nothing but the key is known.");
        DocComment.WriteParameter(code, parameter[1..], "The key, compared exactly.");
        code.Line($"public {type}(string {parameter}) {{ this.{keyName} = {parameter}; }}");
        code.Line();
        if (key is null)
        {
            DocComment.Write(code, "The key, compared exactly.");
        }
        else
        {
            Describe(key, "The key, compared exactly.");
        }

        code.Line($"public string {keyName} {{ get; set; }}");
        WriteProperties(type, fields.Where(f => !f.IsKey));
        code.Line();
        code.Open($"internal void WriteTo({Typed}.TypedBlock block)");
        code.Line($"block.Add{type}({keyName});");
        foreach (var field in fields.Where(f => !f.IsKey))
        {
            code.Line($"block.Set{type}({field.Ordinal}, {names.MemberOf(field)});");
        }

        code.Close();
        WriteValueClasses(fields);
        code.Close();
    }

    private void WriteEvents()
    {
        if (!HasEvents)
        {
            return;
        }

        code.Line();
        DocComment.Write(code, "Something that happened to a lead.");
        code.Open("public abstract class Event");
        code.Line($"private protected Event({Instant} at) {{ At = at; }}");
        code.Line();
        DocComment.Write(code, "The instant. Events after the instant that is scored as of do not count.");
        code.Line($"public {Instant} At {{ get; set; }}");
        code.Line();
        DocComment.Write(code, "The id, or null: of several events of one kind and id the earliest counts.");
        code.Line("public string? Id { get; set; }");
        code.Line();
        code.Line($"internal abstract void WriteTo({Typed}.TypedBlock block);");
        code.Close();
        foreach (var e in model.Events)
        {
            WriteEvent(e);
        }
    }

    private void WriteEvent(EventSymbol e)
    {
        var type = names.TypeOf(e);
        code.Line();
        Describe(e, $"The event '{e.Name}'.");
        code.Open($"public sealed class {type} : {self}.Event");
        DocComment.Write(code, "Makes an event.");
        DocComment.WriteParameter(code, "at", "The instant.");
        if (e.Subject is { } subject)
        {
            var property = names.MemberOf(subject);
            var parameter = "@" + Identifiers.Camel(property);
            DocComment.WriteParameter(code, parameter[1..], TextOf(subject));
            code.Line($"public {type}({Instant} at, {TypeOf(subject)} {parameter} = null) : base(at) {{ this.{property} = {parameter}; }}");
        }
        else
        {
            code.Line($"public {type}({Instant} at) : base(at) {{ }}");
        }

        WriteProperties(type, e.Properties);
        code.Line();
        code.Open($"internal override void WriteTo({Typed}.TypedBlock block)");
        code.Line($"block.AddEvent({e.Ordinal}, At, Id);");
        foreach (var property in e.Properties)
        {
            code.Line($"block.SetEvent({property.Ordinal}, {names.MemberOf(property)});");
        }

        code.Close();
        WriteValueClasses(e.Properties);
        code.Close();
    }

    private void WriteProperties(string type, IEnumerable<FieldSymbol> fields)
    {
        foreach (var field in fields)
        {
            code.Line();
            DocComment.Write(
                code,
                TextOf(field),
                field.Type == FieldType.OneOf ? $"The model knows the values in <see cref=\"{self}.{type}.{names.ValueClassOf(field)}\"/>; another text is none of them." : "");
            code.Line($"public {TypeOf(field)} {names.MemberOf(field)} {{ get; set; }}");
        }
    }

    /// <summary>The declared values of fields as constants: other values are no mistake, they only equal none of these.</summary>
    private void WriteValueClasses(ImmutableArray<FieldSymbol> fields)
    {
        foreach (var field in fields.Where(f => f.Type == FieldType.OneOf))
        {
            code.Line();
            DocComment.Write(code, $"The values that the model knows of '{field.Name}'.");
            code.Open($"public static class {names.ValueClassOf(field)}");
            for (var i = 0; i < field.Values.Length; i++)
            {
                DocComment.Write(code, field.Values[i]);
                code.Line($"public const string {names.ValuesOf(field)[i]} = {CSharpLiterals.Of(field.Values[i])};");
            }

            code.Close();
        }
    }
}
