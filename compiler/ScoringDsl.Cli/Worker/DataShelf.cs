using ScoringDsl.Cli.Data;
using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Worker;

/// <summary>
/// The data read lately. Files that have not changed are not read again for a model that reads the same of them: most edits change points,
/// bounds and windows.
/// </summary>
internal sealed class DataShelf
{
    // As many as models keep their results.
    private const int Most = 2;

    // The one used last stands last.
    private readonly List<(string Stamp, LeadData Data)> _kept = [];

    /// <summary>The data for a model.</summary>
    /// <param name="data">The files.</param>
    /// <param name="stamp">Their state.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CommandException">A file cannot be read to its end.</exception>
    public LeadData Read(DataSet data, string stamp, ScoringModel model, CancellationToken cancellation)
    {
        foreach (var known in _kept)
        {
            if (known.Stamp == stamp && known.Data.Kept is { } leads && model.TryBuild(leads, out var block))
            {
                _kept.Remove(known);
                _kept.Add(known);
                return known.Data with { Block = block };
            }
        }

        var read = data.Read(model, cancellation);
        if (_kept.Count == Most)
        {
            _kept.RemoveAt(0);
        }

        _kept.Add((stamp, read));
        return read;
    }
}
