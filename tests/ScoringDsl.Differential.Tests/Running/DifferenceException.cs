namespace ScoringDsl.Differential.Running;

/// <summary>Two ways of scoring a lead differ.</summary>
internal sealed class DifferenceException(string message) : Exception(message)
{
    // What differs says it all.
    public override string ToString() => Message;
}
