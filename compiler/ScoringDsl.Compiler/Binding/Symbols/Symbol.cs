using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>Something with a name that a model declares.</summary>
public abstract class Symbol
{
    /// <summary>The name as declared. Names ignore case when they are looked up.</summary>
    public required string Name { get; init; }

    /// <summary>The file that declares it.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The span of its name in that file.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>Its <c>///</c> text, or null.</summary>
    public string? Documentation { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
