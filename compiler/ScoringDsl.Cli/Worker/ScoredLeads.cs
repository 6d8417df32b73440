using ScoringDsl.Cli.Data;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Cli.Worker;

/// <summary>The leads of some data as one model scores them.</summary>
internal sealed class ScoredLeads
{
    private Dictionary<string, int>? _rows;

    private ScoredLeads(ScoringModel model, LeadData data, string stamp, long? asOf, ScoreTable table, RuleTally rules, RuleTally? accountRules)
    {
        Model = model;
        Data = data;
        Stamp = stamp;
        AsOf = asOf;
        Table = table;
        Rules = rules;
        AccountRules = accountRules;
    }

    /// <summary>The model.</summary>
    public ScoringModel Model { get; }

    /// <summary>What it reads and gives.</summary>
    public ModelDefinition Definition => Model.Definition;

    /// <summary>The leads with their events.</summary>
    public LeadData Data { get; }

    /// <summary>The state of the files that they were read from.</summary>
    public string Stamp { get; }

    /// <summary>The instant scored as of; null where neither the setting nor the data name one.</summary>
    public long? AsOf { get; }

    /// <summary>The instant by which a model without any is scored all the same.</summary>
    public long Instant => AsOf ?? 0;

    /// <summary>The results.</summary>
    public ScoreTable Table { get; }

    /// <summary>What each place of a rule gave.</summary>
    public RuleTally Rules { get; }

    /// <summary>What each place of a rule of accounts gave; null where the model has none.</summary>
    public RuleTally? AccountRules { get; }

    /// <summary>How many leads.</summary>
    public int Count => Table.Count;

    /// <summary>Scores leads, and accounts where they have rules.</summary>
    public static ScoredLeads Make(
        ScoringModel model, RulePlaces places, RulePlaces accountPlaces, LeadData data, string stamp, long? asOf, CancellationToken cancellation)
    {
        var tally = new RuleTally(model.Definition, places.OfRules);
        if (model.AccountDefinition is not { } definition || accountPlaces.All.Count == 0)
        {
            return new ScoredLeads(model, data, stamp, asOf, model.ScoreBatch(data.Block, asOf ?? 0, tally, cancellation), tally, null);
        }

        var accountTally = new RuleTally(definition, accountPlaces.OfRules);
        var table = model.TallyAccounts(data.Block, asOf ?? 0, tally, accountTally, cancellation);
        return new ScoredLeads(model, data, stamp, asOf, table.Leads, tally, accountTally);
    }

    /// <summary>The key of a row.</summary>
    public string KeyOf(int row) => Data.Block.GetKey(row);

    /// <summary>The row of a key; −1 where there is no such lead.</summary>
    public int RowOf(string key)
    {
        if (_rows is null)
        {
            _rows = new Dictionary<string, int>(Count, StringComparer.Ordinal);
            for (var row = 0; row < Count; row++)
            {
                _rows[KeyOf(row)] = row;
            }
        }

        return _rows.GetValueOrDefault(key, -1);
    }

    /// <summary>The row of the lead that stands in a row of other results, which were most likely read from the same files; −1 where it is not there.</summary>
    public int RowOf(int row, ScoredLeads other)
    {
        var key = other.KeyOf(row);
        return row < Count && KeyOf(row) == key ? row : RowOf(key);
    }
}
