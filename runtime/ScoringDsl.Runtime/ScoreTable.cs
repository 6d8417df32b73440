namespace ScoringDsl.Runtime;

/// <summary>The results of a batch as columns; indexes are those of the definition.</summary>
public sealed class ScoreTable
{
    /// <summary>How many leads.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>A score in thousandths of a point.</summary>
    public long GetScore(int row, int score) => throw new NotImplementedException();

    /// <summary>The index of a label.</summary>
    public int GetLabel(int row, int label) => throw new NotImplementedException();

    /// <summary>Whether an exclusion, segment or hand-off holds.</summary>
    public bool GetFlag(int row, int flag) => throw new NotImplementedException();

    /// <summary>The rules that are the reasons of a hand-off, strongest first, as indexes; empty where it does not hold.</summary>
    public ReadOnlySpan<int> GetReasons(int row, int flag) => throw new NotImplementedException();

    /// <summary>The label of a rule by its index.</summary>
    public string GetRuleLabel(int rule) => throw new NotImplementedException();
}
