using System.Globalization;
using ScoringDsl.Cli.Data;
using ScoringDsl.Runtime.Abi;
using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>What there is to say at the end of a run: how much was read, what was skipped, how the leads are shared out.</summary>
internal static class RunSummary
{
    private const int BarWidth = 20;

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
        foreach (var row in data.Skipped.First)
        {
            terminal.Error.WriteLine($"{terminal.ErrorInk.Yellow("skipped")}: {row}");
        }

        if (data.Skipped.Count > data.Skipped.First.Count)
        {
            terminal.Error.WriteLine($"  and {Plural.Of(data.Skipped.Count - data.Skipped.First.Count, "more row")}");
        }

        foreach (var (isWarning, text) in DataTrouble.Find(data, model))
        {
            terminal.Error.WriteLine($"{(isWarning ? terminal.ErrorInk.Yellow("warning") : "note")}: {text}");
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
