using ScoringDsl.Cli.Findings;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Cli.Data;

/// <summary>Something about data that were read which people should know.</summary>
/// <param name="IsWarning">Whether it is most likely a mistake.</param>
/// <param name="Text">One plain sentence, and perhaps a second that helps.</param>
internal sealed record DataTrouble(bool IsWarning, string Text)
{
    private const int MostUnknownEvents = 5;

    /// <summary>What looks wrong in the data, rows that were skipped left aside.</summary>
    public static IEnumerable<DataTrouble> Find(LeadData data, ModelDefinition model)
    {
        if (data.EventsOfUnknownLeads > 0)
        {
            yield return new(true, $"{Plural.Of(data.EventsOfUnknownLeads, "event belongs", "events belong")} to leads that are not among the leads.");
        }

        if (data.UnknownAccounts > 0)
        {
            yield return new(true, $"{Plural.Of(data.UnknownAccounts, "account")} that {Plural.Of(data.LeadsOfUnknownAccounts, "lead names", "leads name")} {(data.UnknownAccounts == 1 ? "is" : "are")} not among the accounts.");
        }

        if (data.AccountsWithoutLeads > 0)
        {
            yield return new(false, $"{Plural.Of(data.AccountsWithoutLeads, "account has", "accounts have")} no leads.");
        }

        foreach (var (name, count) in data.UnknownEvents.Take(MostUnknownEvents))
        {
            var suggestion = Suggestion.For(name, model.Events.Select(e => e.Name)) is { } hint ? " " + hint : "";
            yield return new(true, $"{Plural.Of(count, "event")} '{name}', which the model does not have.{suggestion}");
        }

        if (data.UnknownEvents.Count > MostUnknownEvents)
        {
            var rest = data.UnknownEvents.Skip(MostUnknownEvents).ToList();
            yield return new(true, $"{Plural.Of(rest.Sum(e => e.Value), "event")} of {Plural.Of(rest.Count, "other kind")} that the model does not have.");
        }

        if (data.DuplicateEvents > 0)
        {
            var differing = data.DifferingDuplicates > 0 ? $", {Plural.Of(data.DifferingDuplicates, "of them differs", "of them differ")} from the one that stayed" : "";
            yield return new(true, $"{Plural.Of(data.DuplicateEvents, "duplicate event")} left out{differing}.");
        }

        foreach (var (field, count) in data.OutsideValues)
        {
            yield return new(true, $"{Plural.Of(count, "value")} of '{field}' outside its 'one of'.");
        }

        if (data.AbsentColumns.Count > 0)
        {
            yield return new(false, $"There is no column for {string.Join(", ", data.AbsentColumns.Select(name => $"'{name}'"))}.");
        }
    }
}
