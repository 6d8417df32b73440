namespace ScoringDsl.Runtime.Typed;

/// <summary>A reason of a hand-off.</summary>
/// <param name="Label">The rule's label.</param>
/// <param name="Points">What the rule gives after its own cap and the weights above it, in points.</param>
public readonly record struct Reason(string Label, decimal Points);
