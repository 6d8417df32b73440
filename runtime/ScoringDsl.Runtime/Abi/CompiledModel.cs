namespace ScoringDsl.Runtime.Abi;

/// <summary>
/// The base of every compiled model. The compiler derives one sealed class from it; a host never calls it but uses
/// <see cref="ScoringModel"/>. Instances are immutable and safe to share between threads.
/// </summary>
public abstract class CompiledModel
{
    /// <summary>The version of the contract between compiled models and the runtime. A model of another version is refused when it is loaded.</summary>
    public const int CurrentAbi = 1;

    /// <summary>The name of the resource in which an assembly carries the recorded tests of its model, if it was built with them.</summary>
    public const string CarriedTestsResource = "ScoringDsl.Tests.json";

    /// <summary>The version that the model was compiled against.</summary>
    public abstract int Abi { get; }

    /// <summary>What the model reads and gives. Made anew by each call; the runtime calls it once.</summary>
    public abstract ModelDefinition Describe();

    /// <summary>Computes every score, label and flag of the row that <paramref name="x"/> stands on, into its arrays. Allocates nothing.</summary>
    public abstract void ScoreRow(Evaluation x);

    /// <summary>
    /// What one rule contributes to the row, in thousandths of a point, decayed, before the rule's own cap. Reads finished scores,
    /// so <see cref="ScoreRow"/> goes first.
    /// </summary>
    /// <param name="x">The row.</param>
    /// <param name="rule">The rule's index in the model.</param>
    public abstract long Contribution(Evaluation x, int rule);

    /// <summary>Whether the condition of a group's <c>when</c> holds; true for a group without one.</summary>
    /// <param name="x">The row.</param>
    /// <param name="group">The group's index in the model.</param>
    public abstract bool GroupHolds(Evaluation x, int group);

    /// <summary>What a score's formula gives, in thousandths of a point; 0 without one.</summary>
    public abstract long Formula(Evaluation x, int score);

    /// <summary>Sets the bits of all filters that an event passes. Depends on the event alone.</summary>
    /// <param name="eventIndex">The kind of event.</param>
    /// <param name="e">The event's texts and numbers, and the bits to set.</param>
    public abstract void MatchEvent(int eventIndex, EventSignature e);

    /// <summary>The model of accounts, whose rows are accounts and not leads; null where the model has none. The same each time.</summary>
    public virtual CompiledModel? Account => null;

    /// <summary>
    /// Writes what the model of accounts asks of this lead: <see cref="Evaluation.CountLeads"/> and its kin read it. Leaves everything
    /// as it is for an excluded lead. Reads finished results, so <see cref="ScoreRow"/> goes first.
    /// </summary>
    /// <param name="x">The row.</param>
    /// <param name="conditions">A bit for each condition, all unset before; bit 0 says that the lead counts at all.</param>
    /// <param name="numbers">A number for each value; NaN is missing.</param>
    public virtual void AskLead(Evaluation x, Span<ulong> conditions, Span<double> numbers)
    {
    }

    /// <summary>
    /// Strikes the events that the model ignores: all that match a condition first, then bursts among those left. Called when a row
    /// begins, before anything else asks for its events; only where <see cref="ModelDefinition.IgnoresEvents"/> says so.
    /// </summary>
    public virtual void IgnoreEvents(Evaluation x)
    {
    }

    /// <summary>Whether the condition of a test's expectation holds. Only in models that were compiled with their tests.</summary>
    public virtual bool Probe(Evaluation x, int probe) => throw new ArgumentOutOfRangeException(nameof(probe));
}
