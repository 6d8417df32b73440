using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>One kind of event: how its properties are read, and which of them rules test as texts.</summary>
internal sealed class EventKind
{
    public EventKind(EventDefinition definition, TextSlotDefinition[] slots, KeptTexts kept)
    {
        Definition = definition;
        Properties = new FieldColumn[definition.Properties.Length];
        TextPlaces = new int[definition.Properties.Length];
        var texts = new List<FieldColumn>();
        for (var i = 0; i < Properties.Length; i++)
        {
            var column = new FieldColumn(definition.Properties[i], definition.Name + ".", slots, kept);
            Properties[i] = column;
            TextPlaces[i] = -1;
            if (column.IsText && definition.Properties[i].TextSlot >= 0)
            {
                TextPlaces[i] = texts.Count;
                texts.Add(column);
            }
        }

        Texts = [.. texts];
    }

    /// <summary>The definition.</summary>
    public EventDefinition Definition { get; }

    /// <summary>The properties.</summary>
    public FieldColumn[] Properties { get; }

    /// <summary>The properties tested as texts.</summary>
    public FieldColumn[] Texts { get; }

    /// <summary>For each property its place among <see cref="Texts"/>, or -1.</summary>
    public int[] TextPlaces { get; }
}
