using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>A named list of texts.</summary>
public sealed class ListSymbol : Symbol
{
    /// <summary>The values as written, in order, without repeats.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>Whether its file could not be read, which was reported.</summary>
    internal bool IsUnread { get; init; }
}
