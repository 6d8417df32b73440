using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Worker;

/// <summary>A model without errors, with what has been made of it so far: compiled for scoring, compiled with its tests, its data scored.</summary>
/// <param name="analysis">The model.</param>
/// <param name="files">What it was read from.</param>
internal sealed class ShelvedModel(ModelAnalysis analysis, KeptReader files) : IDisposable
{
    private ScoringModel? _model;
    private CompiledTests? _tests;
    private RulePlaces? _places;
    private RulePlaces? _accountPlaces;
    private ScoredLeads? _scored;

    /// <summary>The model.</summary>
    public ModelAnalysis Analysis { get; } = analysis;

    /// <summary>What it was read from.</summary>
    public KeptReader Files { get; } = files;

    /// <summary>The model compiled for scoring.</summary>
    public ScoringModel Model => _model ??= ModelCompiler.CompileAndLoad(Analysis);

    /// <summary>The model compiled with its tests.</summary>
    public CompiledTests Tests => _tests ??= CompiledTests.Compile(Analysis);

    /// <summary>Where the rules of leads stand.</summary>
    public RulePlaces Places => _places ??= new RulePlaces(Analysis);

    /// <summary>Where the rules of accounts stand.</summary>
    public RulePlaces AccountPlaces => _accountPlaces ??= new RulePlaces(Analysis, ofAccounts: true);

    /// <summary>The data as the model scores it; read and scored anew where a file has changed or the instant is another.</summary>
    /// <param name="data">The data.</param>
    /// <param name="shelf">The data that other models have read.</param>
    /// <param name="asOf">The instant to score as of; null for that of the data.</param>
    /// <param name="cancellation">Ends the work between leads.</param>
    /// <exception cref="CommandException">A file cannot be read to its end.</exception>
    public ScoredLeads Score(DataSet data, DataShelf shelf, long? asOf, CancellationToken cancellation)
    {
        var stamp = data.Stamp();
        var read = _scored is { } old && old.Stamp == stamp ? old.Data : shelf.Read(data, stamp, Model, cancellation);
        var instant = asOf ?? data.AsOf ?? read.Block.FindNewestInstant();
        if (_scored is null || _scored.Data != read || _scored.AsOf != instant)
        {
            _scored = ScoredLeads.Make(Model, Places, AccountPlaces, read, stamp, instant, cancellation);
        }

        return _scored;
    }

    /// <summary>Lets go of the data.</summary>
    public void ForgetLeads() => _scored = null;

    /// <inheritdoc/>
    public void Dispose()
    {
        ForgetLeads();
        _model?.Dispose();
        _tests?.Dispose();
    }
}

/// <summary>Where the rules of a model's leads or accounts stand, and which of them stand at one place because they belong to a family of scores.</summary>
internal sealed class RulePlaces
{
    private readonly List<(SourceText Source, TextSpan Span)> _places = [];
    private readonly int[] _placeOfRule;

    /// <summary>The places of a model without errors.</summary>
    public RulePlaces(ModelAnalysis analysis, bool ofAccounts = false)
    {
        var rules = RuleNumbers.Of((ofAccounts ? analysis.Model?.Account?.Scores : analysis.Model?.Scores) ?? []);
        var known = new Dictionary<(SourceText Source, TextSpan Span), int>();
        _placeOfRule = new int[rules.Count];
        foreach (var (rule, number) in rules.OrderBy(r => r.Value))
        {
            var place = (rule.Source, rule.Syntax.Span);
            if (!known.TryGetValue(place, out var index))
            {
                known.Add(place, index = _places.Count);
                _places.Add(place);
            }

            _placeOfRule[number] = index;
        }
    }

    /// <summary>The places in the order of the rules.</summary>
    public IReadOnlyList<(SourceText Source, TextSpan Span)> All => _places;

    /// <summary>For each rule by its index the number of its place.</summary>
    public ReadOnlySpan<int> OfRules => _placeOfRule;
}
