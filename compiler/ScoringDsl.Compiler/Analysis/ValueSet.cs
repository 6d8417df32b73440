namespace ScoringDsl.Compiler.Analysis;

/// <summary>Values that something may have, as far as is known: always a superset of the values that are possible.</summary>
internal abstract class ValueSet
{
    /// <summary>Whether no value is left.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>The values in both.</summary>
    public abstract ValueSet And(ValueSet other);

    /// <summary>The values in one or both.</summary>
    public abstract ValueSet Or(ValueSet other);

    /// <summary>The values that are not in it. Only asked of sets that one test of a model makes.</summary>
    public abstract ValueSet Not();
}
