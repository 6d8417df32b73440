using System.Globalization;
using ScoringDsl.Cli.Data;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Runtime.Abi;
using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>What there is to say at the end of a run: how much was read, what was skipped, how the leads are shared out.</summary>
internal static class RunSummary
{
    private const int BarWidth = 20;
    private const int MostUnknownEvents = 5;

    /// <summary>Writes the summary among the messages, so that the results can be piped on.</summary>
    /// <param name="results">The results of leads.</param>
    /// <param name="accounts">Those of accounts, or null.</param>
    /// <param name="data">What was read.</param>
    /// <param name="elapsed">How long the run took.</param>
    /// <param name="terminal">Where to.</param>
    public static void Write(Results results, Results? accounts, LeadData data, TimeSpan elapsed, Terminal terminal)
    {
        WriteTrouble(data, results.Definition, terminal);
        var console = SpectreConsole.Create(terminal.Error, terminal.ErrorInk.IsOn, terminal.Width);
        console.Write(Shares(results));
        if (accounts is not null)
        {
            terminal.Error.WriteLine("  Accounts");
            console.Write(Shares(accounts));
        }

        var counted = accounts is null ? "" : $"{Plural.Of(accounts.Count, "account")}, ";
        var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        terminal.Error.WriteLine(
            $"{Plural.Of(data.Block.Count, "lead")}, {counted}{Plural.Of(data.Block.EventCount, "event")}, {Plural.Of(data.Skipped.Count, "bad row")} skipped, {seconds} seconds");
    }

    /// <summary>Says what was skipped or looks wrong in the data.</summary>
    public static void WriteTrouble(LeadData data, ModelDefinition model, Terminal terminal)
    {
        var error = terminal.Error;
        var warning = terminal.ErrorInk.Yellow("warning");
        foreach (var row in data.Skipped.First)
        {
            error.WriteLine($"{terminal.ErrorInk.Yellow("skipped")}: {row}");
        }

        if (data.Skipped.Count > data.Skipped.First.Count)
        {
            error.WriteLine($"  and {Plural.Of(data.Skipped.Count - data.Skipped.First.Count, "more row")}");
        }

        if (data.EventsOfUnknownLeads > 0)
        {
            error.WriteLine($"{warning}: {Plural.Of(data.EventsOfUnknownLeads, "event belongs", "events belong")} to leads that are not among the leads.");
        }

        if (data.UnknownAccounts > 0)
        {
            error.WriteLine($"{warning}: {Plural.Of(data.UnknownAccounts, "account")} that {Plural.Of(data.LeadsOfUnknownAccounts, "lead names", "leads name")} {(data.UnknownAccounts == 1 ? "is" : "are")} not among the accounts.");
        }

        if (data.AccountsWithoutLeads > 0)
        {
            error.WriteLine($"note: {Plural.Of(data.AccountsWithoutLeads, "account has", "accounts have")} no leads.");
        }

        foreach (var (name, count) in data.UnknownEvents.Take(MostUnknownEvents))
        {
            var suggestion = Suggestion.For(name, model.Events.Select(e => e.Name)) is { } hint ? " " + hint : "";
            error.WriteLine($"{warning}: {Plural.Of(count, "event")} '{name}', which the model does not have.{suggestion}");
        }

        if (data.UnknownEvents.Count > MostUnknownEvents)
        {
            var rest = data.UnknownEvents.Skip(MostUnknownEvents).ToList();
            error.WriteLine($"{warning}: {Plural.Of(rest.Sum(e => e.Value), "event")} of {Plural.Of(rest.Count, "other kind")} that the model does not have.");
        }

        if (data.DuplicateEvents > 0)
        {
            var differing = data.DifferingDuplicates > 0 ? $", {Plural.Of(data.DifferingDuplicates, "of them differs", "of them differ")} from the one that stayed" : "";
            error.WriteLine($"{warning}: {Plural.Of(data.DuplicateEvents, "duplicate event")} left out{differing}.");
        }

        foreach (var (field, count) in data.OutsideValues)
        {
            error.WriteLine($"{warning}: {Plural.Of(count, "value")} of '{field}' outside its 'one of'.");
        }

        if (data.AbsentColumns.Count > 0)
        {
            error.WriteLine($"note: no column for {string.Join(", ", data.AbsentColumns.Select(name => $"'{name}'"))}.");
        }
    }

    private static Table Shares(Results results)
    {
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = false };
        table.AddColumn(new TableColumn(""));
        table.AddColumn(new TableColumn(""));
        table.AddColumn(new TableColumn("").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("").NoWrap());
        foreach (var label in results.Labels)
        {
            var definition = results.Definition.Labels[label];
            if (definition.Kind == LabelKind.Rating)
            {
                continue;
            }

            var counts = results.CountLabels(label);
            for (var i = 0; i < counts.Length; i++)
            {
                AddShare(table, i == 0 ? definition.Name : "", definition.Labels[i], counts[i], results.Count);
            }
        }

        for (var flag = 0; flag < results.Definition.Flags.Length; flag++)
        {
            var definition = results.Definition.Flags[flag];
            var kind = definition.Kind switch
            {
                FlagKind.Exclusion => "excluded",
                FlagKind.Segment => "segment",
                FlagKind.Outcome => "outcome",
                _ => "hand-off",
            };
            AddShare(table, kind, definition.Name, results.CountFlag(flag), results.Count);
        }

        return table;
    }

    private static void AddShare(Table table, string group, string name, long count, int all)
    {
        var share = all == 0 ? 0 : (double)count / all;
        table.AddRow(
            new Text(group, new Style(decoration: Decoration.Bold)),
            new Text(name),
            new Text(count.ToString("N0", CultureInfo.InvariantCulture)),
            new Text(share.ToString("0.0%", CultureInfo.InvariantCulture)),
            new Text(new string('█', (int)Math.Round(share * BarWidth)), new Style(Color.Aqua)));
    }
}
