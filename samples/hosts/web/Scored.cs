using ScoringDsl.Extensions.Hosting;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Samples.Web;

/// <summary>A lead that was scored, with what the page shows of it.</summary>
/// <param name="Explanation">Why.</param>
/// <param name="Definitions">The scores' definitions, in the order of the explanation's scores.</param>
internal sealed record Scored(Explanation Explanation, IReadOnlyList<ScoreDefinition> Definitions)
{
    /// <summary>Scores and explains a lead. The explanation holds on to nothing of the model.</summary>
    public static Scored Of(ModelDefinition definition, PooledLead lead, DateTimeOffset asOf)
    {
        lead.Score(asOf);
        return new Scored(lead.Explain(asOf), definition.Scores);
    }
}
