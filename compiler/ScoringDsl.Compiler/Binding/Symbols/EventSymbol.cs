using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>A kind of event.</summary>
public sealed class EventSymbol : Symbol
{
    /// <summary>Its place among the events, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The properties in order of declaration.</summary>
    public required ImmutableArray<FieldSymbol> Properties { get; init; }

    /// <summary>The property that a bare value after the event's name is compared with, or null.</summary>
    public FieldSymbol? Subject { get; init; }

    /// <summary>The column of the instant; <c>at</c> where nothing else is said.</summary>
    public string AtColumn { get; init; } = "at";

    /// <summary>The column of the lead's key, or null where nothing is said: the lead's key column, or <c>lead</c>.</summary>
    public string? LeadColumn { get; init; }

    /// <summary>The column of the id; <c>id</c> where nothing else is said.</summary>
    public string IdColumn { get; init; } = "id";
}
