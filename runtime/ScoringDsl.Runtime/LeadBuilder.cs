namespace ScoringDsl.Runtime;

/// <summary>One lead with its events, built by name or by index of the definition, and reused from lead to lead.</summary>
public sealed class LeadBuilder
{
    internal LeadBuilder(Data.LeadBlockBuilder block) => throw new NotImplementedException(block.ToString());

    /// <summary>Begins a new lead: all fields missing, no events.</summary>
    public LeadBuilder Clear() => throw new NotImplementedException();

    /// <summary>The lead as a block of one row.</summary>
    internal Data.LeadBlock Build() => throw new NotImplementedException();
}
