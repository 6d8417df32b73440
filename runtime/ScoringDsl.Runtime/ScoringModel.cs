using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime;

/// <summary>A compiled model, loaded. Immutable and safe to share between threads; disposing it lets its assembly be unloaded.</summary>
public sealed class ScoringModel : IDisposable
{
    private ScoringModel(ModelDefinition definition) => Definition = definition;

    /// <summary>What the model reads and gives.</summary>
    public ModelDefinition Definition { get; }

    /// <summary>Loads a compiled model from a .dll file.</summary>
    /// <exception cref="ModelLoadException">The file is no compiled model, or one of another ABI version.</exception>
    public static ScoringModel Load(string path) => throw new NotImplementedException(path);

    /// <summary>Loads a compiled model from streams of its .dll and, optionally, its .pdb.</summary>
    /// <exception cref="ModelLoadException">The bytes are no compiled model, or one of another ABI version.</exception>
    public static ScoringModel Load(Stream assembly, Stream? symbols = null) => throw new NotImplementedException(assembly.ToString() + symbols);

    /// <summary>A builder for many leads.</summary>
    public LeadBlockBuilder NewBlock() => throw new NotImplementedException();

    /// <summary>A reusable builder for one lead.</summary>
    public LeadBuilder NewLead() => throw new NotImplementedException();

    /// <summary>An empty result, to be filled again and again.</summary>
    public ScoreResult NewResult() => throw new NotImplementedException();

    /// <summary>Scores one lead. Allocates nothing once the builder and result are warm.</summary>
    /// <param name="lead">The lead, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="result">Takes the result.</param>
    public void Score(LeadBuilder lead, long asOf, ScoreResult result) => throw new NotImplementedException();

    /// <summary>Scores every lead of a block.</summary>
    /// <param name="block">The leads, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="threads">How many threads; 0 for one per processor. The result does not depend on it.</param>
    public ScoreTable ScoreBatch(LeadBlock block, long asOf, int threads = 0) => throw new NotImplementedException();

    /// <summary>Explains one lead of a block: every contribution, cap and rounding; the lines of a score add up to it exactly.</summary>
    public Explanation Explain(LeadBlock block, int row, long asOf) => throw new NotImplementedException();

    /// <summary>Whether the condition of a test's expectation holds for a lead. Only for models compiled with their tests.</summary>
    public bool Probe(LeadBlock block, int row, long asOf, int probe) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
