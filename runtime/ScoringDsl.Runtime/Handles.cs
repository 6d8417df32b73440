using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime;

/// <summary>A field of the lead, found once by name and then used again and again. Good for any builder of the same loaded model.</summary>
public readonly struct FieldHandle
{
    internal FieldHandle(ModelDefinition definition, int index)
    {
        Definition = definition;
        Index = index;
    }

    internal ModelDefinition? Definition { get; }

    internal int Index { get; }
}

/// <summary>A kind of event, found once by name and then used again and again. Good for any builder of the same loaded model.</summary>
public readonly struct EventHandle
{
    internal EventHandle(ModelDefinition definition, int index)
    {
        Definition = definition;
        Index = index;
    }

    internal ModelDefinition? Definition { get; }

    internal int Index { get; }
}

/// <summary>A property of a kind of event, found once by name and then used again and again. Good for any builder of the same loaded model.</summary>
public readonly struct PropertyHandle
{
    internal PropertyHandle(ModelDefinition definition, int kind, int index)
    {
        Definition = definition;
        Kind = kind;
        Index = index;
    }

    internal ModelDefinition? Definition { get; }

    internal int Kind { get; }

    internal int Index { get; }
}
