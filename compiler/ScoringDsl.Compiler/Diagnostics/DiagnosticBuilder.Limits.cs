namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC08xx: limits of size.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Defines that read one another too deep in an order that could not be untangled.</summary>
    public Diagnostic DefinesTooDeep(string name) => Error("SC0801", $"'{name}' is reached through too many defines.");

    /// <summary>A define that leads through more others than scoring follows.</summary>
    public Diagnostic DefinesTooLong(string name, int most) => Error("SC0802", $"'{name}' leads through more than {most} other defines.", "Use fewer steps, or rules of their own.");

    /// <summary>A family with too many values.</summary>
    public Diagnostic FamilyTooLarge(string name, int most) => Error("SC0810", $"The family '{name}' has more than {most} scores.");
}
