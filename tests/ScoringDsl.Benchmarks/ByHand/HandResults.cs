namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>What hand-written code finds of many leads, in the order in which the model declares its results.</summary>
internal sealed class HandResults
{
    public const int ScoreCount = 3;
    public const int LabelCount = 4;
    public const int FlagCount = 7;
    public const int ReasonCount = 3;

    public HandResults(int count)
    {
        Scores = new long[count * ScoreCount];
        Labels = new int[count * LabelCount];
        Flags = new bool[count * FlagCount];
        Reasons = new int[count * ReasonCount];
    }

    /// <summary>Total, fit and engagement, in thousandths of a point.</summary>
    public long[] Scores { get; }

    /// <summary>Grade, activity, priority and lifecycle, as indexes of their labels.</summary>
    public int[] Labels { get; }

    /// <summary>Competitor, job_seeker, student, cold, nurture, trial_user, sales.</summary>
    public bool[] Flags { get; }

    /// <summary>The rules that are the reasons of the hand-off; −1 for none.</summary>
    public int[] Reasons { get; }
}
