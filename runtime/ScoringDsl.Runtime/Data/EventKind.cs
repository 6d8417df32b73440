using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>One kind of event: how its properties are read, and which of them rules test as texts.</summary>
internal sealed class EventKind
{
    public EventKind(EventDefinition definition, TextSlotDefinition[] slots, KeptTexts kept)
    {
        Definition = definition;
        SeesTextsOnly = definition.FiltersSeeTextsOnly;
        Properties = new FieldColumn[definition.Properties.Length];
        var texts = new List<FieldColumn>();
        for (var i = 0; i < Properties.Length; i++)
        {
            var field = definition.Properties[i];
            var isTested = field.TextSlot >= 0;
            Properties[i] = new FieldColumn(field, definition.Name + ".", slots, kept) { TextPlace = isTested ? texts.Count : -1 };
            if (isTested)
            {
                texts.Add(Properties[i]);
            }
        }

        Texts = [.. texts];
    }

    /// <summary>The definition.</summary>
    public EventDefinition Definition { get; }

    /// <summary>Whether its filters look at texts alone.</summary>
    public bool SeesTextsOnly { get; }

    /// <summary>The properties.</summary>
    public FieldColumn[] Properties { get; }

    /// <summary>The properties tested as texts.</summary>
    public FieldColumn[] Texts { get; }
}
