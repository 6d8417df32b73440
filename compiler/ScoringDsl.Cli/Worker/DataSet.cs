using System.Globalization;
using ScoringDsl.Cli.Commands;
using ScoringDsl.Cli.Data;
using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Worker;

/// <summary>A data file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Shown">The path as the setting has it.</param>
/// <param name="Prefix">For events of one kind <c>NAME=</c>; else empty.</param>
internal sealed record DataFilePath(string Path, string Shown, string Prefix = "");

/// <summary>The files of leads, events and accounts to score, as of when.</summary>
/// <param name="Leads">The leads; null where the leads are those that have events.</param>
/// <param name="Events">The events.</param>
/// <param name="Accounts">The accounts, or null.</param>
/// <param name="AsOf">The instant to score as of; null for the newest in the data.</param>
internal sealed record DataSet(DataFilePath? Leads, IReadOnlyList<DataFilePath> Events, DataFilePath? Accounts, long? AsOf)
{
    private IEnumerable<DataFilePath> Files => Events.Prepend(Leads).Prepend(Accounts).OfType<DataFilePath>();

    /// <summary>Names, times and sizes of the files: another text where one of them has changed.</summary>
    public string Stamp() => string.Join('\n', Files.Select(file =>
    {
        var info = new FileInfo(file.Path);
        return info.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Prefix}{file.Path} {info.LastWriteTimeUtc.Ticks} {info.Length}")
            : $"{file.Prefix}{file.Path} missing";
    }));

    /// <summary>Reads the files for a model, in the way <c>score run</c> does.</summary>
    /// <exception cref="CommandException">A file cannot be read to its end.</exception>
    public LeadData Read(ScoringModel model, CancellationToken cancellation)
    {
        var files = Files.ToList();
        var reader = new LeadDataReader(model, strict: false, path => Open(files.First(f => f.Path == path), cancellation));
        if (Accounts is not null)
        {
            // Accounts that a model has no use for are no mistake: the setting may hold for several models.
            if (model.AccountDefinition is { } accounts)
            {
                reader.ReadAccounts(Accounts.Path, accounts);
            }
        }

        if (Leads is not null)
        {
            reader.ReadLeads(Leads.Path);
        }

        foreach (var file in Events)
        {
            var (kind, path) = file.Prefix.Length == 0 ? (-1, file.Path) : DataOptions.SplitName(file.Prefix + file.Path, model);
            if (kind < 0)
            {
                reader.ReadEvents(path);
            }
            else
            {
                reader.ReadEvents(path, kind);
            }
        }

        return reader.Finish(keeps: true);
    }

    /// <summary>Opens a file; its reading ends where it is cancelled.</summary>
    public static RowReader Open(DataFilePath file, CancellationToken cancellation) => DataFile.Open(
        file.Path, () => throw new DataException(file.Shown, 0, "Standard input cannot be read here."), _ => cancellation.ThrowIfCancellationRequested(), file.Shown);
}
