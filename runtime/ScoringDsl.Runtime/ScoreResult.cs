namespace ScoringDsl.Runtime;

/// <summary>The result of one lead, by name or by index of the definition. Reusable.</summary>
public sealed class ScoreResult
{
    internal ScoreResult(Abi.ModelDefinition definition) => throw new NotImplementedException(definition.Title);

    /// <summary>A score in points.</summary>
    /// <exception cref="UnknownNameException">The model has no such score.</exception>
    public decimal this[string score] => throw new NotImplementedException(score);

    /// <summary>A score in thousandths of a point.</summary>
    public long GetScore(int score) => throw new NotImplementedException();

    /// <summary>The label of bands, a rating or stages.</summary>
    public string GetLabel(string name) => throw new NotImplementedException(name);

    /// <summary>Whether an exclusion, segment or hand-off holds.</summary>
    public bool Is(string flag) => throw new NotImplementedException(flag);

    /// <summary>The exclusions that hold, in order of declaration.</summary>
    public IReadOnlyList<string> Exclusions => throw new NotImplementedException();

    /// <summary>The reasons of a hand-off that holds, strongest first; else empty.</summary>
    public IReadOnlyList<string> GetReasons(string handoff) => throw new NotImplementedException(handoff);
}
