using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Typed;

/// <summary>
/// Holds a model against the one that a face was made from. What the face gives and the model does not ask for is no matter; what the
/// model's rules read and the face cannot give, and what the face shows and the model does not have, are differences.
/// </summary>
/// <param name="face">The face's name, for messages.</param>
internal sealed class ModelComparison(string face)
{
    /// <summary>The differences found so far, as sentences.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Compares leads, or accounts.</summary>
    /// <param name="own">The definition that the face was made from.</param>
    /// <param name="model">That of the model.</param>
    /// <param name="owner">What stands before fields in messages: nothing for leads.</param>
    public TypedPart Compare(ModelDefinition own, ModelDefinition model, string owner = "")
    {
        var fields = CompareFields(own.LeadFields, model.LeadFields, owner);
        var (events, properties) = CompareEvents(own, model);
        var (labels, labelValues) = CompareLabels(own.Labels, model.Labels);
        return new TypedPart
        {
            Definition = model,
            Fields = fields,
            Events = events,
            Properties = properties,
            Scores = CompareNames("score", own.Scores, model.Scores, s => s.Name),
            Labels = labels,
            LabelValues = labelValues,
            Flags = CompareFlags(own.Flags, model.Flags),
        };
    }

    /// <summary>Compares the fields of accounts as the rules of leads see them.</summary>
    public void CompareAccountFields(ModelDefinition own, ModelDefinition model) => CompareFields(own.AccountFields, model.AccountFields, "");

    /// <summary>Notes that the face has accounts and the model none.</summary>
    public void MissAccounts() => Note("It has no accounts.");

    private static bool IsRead(FieldDefinition field) =>
        field is { TextSlot: >= 0 } or { NumberSlot: >= 0 } or { LengthSlot: >= 0 } or { InstantSlot: >= 0 } or { KeptTexts.Length: > 0 } or { IsAccountLink: true };

    private static FieldKind TypeOf(FieldDefinition field) =>
        field.Kind is FieldKind.Email or FieldKind.Url or FieldKind.OneOf ? FieldKind.Text : field.Kind;

    private static string Describe(FieldDefinition field) => TypeOf(field) switch
    {
        FieldKind.Number => "a number",
        FieldKind.Bool => "yes or no",
        FieldKind.Date => "a date",
        FieldKind.TextList => "a list of texts",
        _ => "a text",
    };

    private static string Describe(FlagKind kind) => kind switch
    {
        FlagKind.Exclusion => "exclusion",
        FlagKind.Segment => "segment",
        FlagKind.Handoff => "hand-off",
        _ => "outcome",
    };

    private int[] CompareFields(FieldDefinition[] own, FieldDefinition[] model, string owner)
    {
        var names = IndexOf(model, f => f.Name);
        var found = new int[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            if (!names.TryFind(own[i].Name, out found[i]))
            {
                found[i] = -1;
                continue;
            }

            var field = model[found[i]];
            if (TypeOf(field) != TypeOf(own[i]))
            {
                Note($"'{owner}{field.Name}' is {Describe(field)} there and {Describe(own[i])} here.");
            }
            else if (field.IsKey != own[i].IsKey)
            {
                Note($"'{owner}{field.Name}' is the key {(field.IsKey ? "there and not here" : "here and not there")}.");
            }
        }

        var given = IndexOf(own, f => f.Name);
        foreach (var field in model)
        {
            if (IsRead(field) && !field.IsKey && !given.TryFind(field.Name, out _))
            {
                Note($"Its rules read '{owner}{field.Name}', which {face} does not have.");
            }
        }

        return found;
    }

    private (int[] Events, int[][] Properties) CompareEvents(ModelDefinition own, ModelDefinition model)
    {
        var names = IndexOf(model.Events, e => e.Name);
        var events = new int[own.Events.Length];
        var properties = new int[own.Events.Length][];
        for (var i = 0; i < events.Length; i++)
        {
            var isThere = names.TryFind(own.Events[i].Name, out events[i]);
            events[i] = isThere ? events[i] : -1;
            properties[i] = isThere ? CompareFields(own.Events[i].Properties, model.Events[events[i]].Properties, own.Events[i].Name + ".") : [];
        }

        var given = IndexOf(own.Events, e => e.Name);
        for (var i = 0; i < model.Events.Length; i++)
        {
            if (!given.TryFind(model.Events[i].Name, out _) && Array.Exists(model.Filters, f => f.Event == i))
            {
                Note($"Its rules look at the event '{model.Events[i].Name}', which {face} does not have.");
            }
        }

        return (events, properties);
    }

    private (int[] Labels, int[][] Values) CompareLabels(LabelDefinition[] own, LabelDefinition[] model)
    {
        var labels = CompareNames("bands, rating or stages", own, model, l => l.Name);
        var values = new int[labels.Length][];
        for (var i = 0; i < labels.Length; i++)
        {
            values[i] = labels[i] < 0 ? [] : CompareValues(own[i], model[labels[i]]);
        }

        return (labels, values);
    }

    private int[] CompareValues(LabelDefinition own, LabelDefinition model)
    {
        var names = IndexOf(own.Labels, l => l);
        var values = new int[model.Labels.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!names.TryFind(model.Labels[i], out values[i]))
            {
                Note($"'{own.Name}' can be '{model.Labels[i]}', which {face} does not have.");
            }
        }

        return values;
    }

    private int[] CompareFlags(FlagDefinition[] own, FlagDefinition[] model)
    {
        var found = new int[own.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Array.FindIndex(model, f => f.Kind == own[i].Kind && TextFold.Fold(f.Name) == TextFold.Fold(own[i].Name));
            if (found[i] < 0)
            {
                Note($"It has no {Describe(own[i].Kind)} '{own[i].Name}'.");
            }
        }

        return found;
    }

    private int[] CompareNames<T>(string kind, T[] own, T[] model, Converter<T, string> nameOf)
    {
        var names = IndexOf(model, nameOf);
        var found = new int[own.Length];
        for (var i = 0; i < found.Length; i++)
        {
            if (!names.TryFind(nameOf(own[i]), out found[i]))
            {
                found[i] = -1;
                Note($"It has no {kind} '{nameOf(own[i])}'.");
            }
        }

        return found;
    }

    /// <summary>Notes a difference; what concerns leads and accounts alike is said once.</summary>
    private void Note(string difference)
    {
        if (!Differences.Contains(difference))
        {
            Differences.Add(difference);
        }
    }

    private static NameIndex IndexOf<T>(T[] items, Converter<T, string> nameOf) => new("", Array.ConvertAll(items, nameOf));
}
