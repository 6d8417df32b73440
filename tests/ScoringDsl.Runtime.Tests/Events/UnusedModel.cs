using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Tests.Events;

/// <summary>Stands where an evaluation wants a model and the test asks the evaluation alone.</summary>
internal class UnusedModel : CompiledModel
{
    public override int Abi => CurrentAbi;

    public override ModelDefinition Describe() => throw new NotSupportedException();

    public override void ScoreRow(Evaluation x) => throw new NotSupportedException();

    public override long Contribution(Evaluation x, int rule) => throw new NotSupportedException();

    public override bool GroupHolds(Evaluation x, int group) => throw new NotSupportedException();

    public override long Formula(Evaluation x, int score) => throw new NotSupportedException();

    public override void MatchEvent(int eventIndex, EventSignature e) => throw new NotSupportedException();
}
