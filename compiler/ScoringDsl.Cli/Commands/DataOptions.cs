using System.CommandLine;
using System.CommandLine.Parsing;
using ScoringDsl.Cli.Data;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Cli.Output;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Commands;

/// <summary>The options that say which leads and events are scored, as of when.</summary>
internal sealed class DataOptions
{
    private readonly Option<string> _leads = new("--leads")
    {
        Description = "The leads: .csv or .jsonl, also packed as .gz; - is standard input. Without it the leads are those that have events.",
        HelpName = "FILE",
    };

    private readonly Option<string> _accounts = new("--accounts")
    {
        Description = "The accounts that leads belong to: .csv or .jsonl, also packed as .gz; - is standard input.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _events = new("--events")
    {
        Description = "Events. FILE has the columns lead, event, at, optionally id, and properties; NAME=FILE holds one kind of event. May be given several times.",
        HelpName = "[NAME=]FILE",
    };

    private readonly Option<string> _asOf = new("--as-of")
    {
        Description = "The instant to score as of, such as 2025-06-01 or 2025-06-01T09:30:00Z. Required: the same history has another score on another day.",
        HelpName = "INSTANT",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Stop at the first row that cannot be used, instead of skipping and counting it.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_leads);
        command.Options.Add(_accounts);
        command.Options.Add(_events);
        command.Options.Add(_asOf);
        command.Options.Add(_strict);
        command.Validators.Add(Validate);
    }

    /// <summary>The instant to score as of, in microseconds since 1970-01-01 UTC.</summary>
    public long AsOf(ParseResult parsed) => ValueReader.TryReadInstant(parsed.GetRequiredValue(_asOf), out var instant) ? instant : 0;

    /// <summary>Reads accounts, leads and events for a model.</summary>
    /// <exception cref="CommandException">A file cannot be read to its end, or no row can be used.</exception>
    public LeadData Read(ParseResult parsed, ScoringModel model, Terminal terminal)
    {
        using var progress = new ProgressBar(terminal);
        var reader = new LeadDataReader(
            model, parsed.GetValue(_strict), path => DataFile.Open(path, terminal.OpenInput, progress.IsOn ? progress.For(path) : null));
        if (parsed.GetValue(_accounts) is { } accounts)
        {
            reader.ReadAccounts(accounts, model.AccountDefinition ?? throw NoAccounts());
        }

        if (parsed.GetValue(_leads) is { } leads)
        {
            reader.ReadLeads(leads);
        }

        foreach (var argument in parsed.GetValue(_events) ?? [])
        {
            var (kind, path) = SplitName(argument, model);
            if (kind < 0)
            {
                reader.ReadEvents(path);
            }
            else
            {
                reader.ReadEvents(path, kind);
            }
        }

        return reader.Finish();
    }

    /// <summary>What is said where a model without accounts is asked for them.</summary>
    public static CommandException NoAccounts() =>
        new("The model has no accounts.", "It declares them with 'account { … }' and a lead's field with 'account' after its type.", ExitCodes.Usage);

    /// <summary>Splits <c>[NAME=]FILE</c>; the kind is −1 where none is named.</summary>
    /// <exception cref="CommandException">The model has no event of that name.</exception>
    public static (int Kind, string Path) SplitName(string argument, ScoringModel model)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return (-1, argument);
        }

        var name = argument[..equals].Trim();
        var kind = new EventNames(model.Definition.Events).Find(name);
        if (kind < 0)
        {
            var events = model.Definition.Events.Select(e => e.Name).ToList();
            throw new CommandException(
                $"The model has no event '{name}'.",
                Suggestion.For(name, events) ?? $"Its events are: {string.Join(", ", events)}.",
                ExitCodes.Usage);
        }

        return (kind, argument[(equals + 1)..]);
    }

    private void Validate(CommandResult result)
    {
        var leads = result.GetValue(_leads);
        var events = result.GetValue(_events) ?? [];
        var accounts = result.GetValue(_accounts);
        if (leads is null && accounts is null && events.Length == 0)
        {
            result.AddError("There is nothing to score: give --leads, --events or both.");
        }

        var fromInput = events.Count(e => e == DataFile.StandardInput || e.EndsWith("=" + DataFile.StandardInput, StringComparison.Ordinal));
        if (fromInput + (leads == DataFile.StandardInput ? 1 : 0) + (accounts == DataFile.StandardInput ? 1 : 0) > 1)
        {
            result.AddError("Standard input (-) can be read only once.");
        }

        if (result.GetValue(_asOf) is not { } asOf)
        {
            result.AddError("Score as of which instant? Give --as-of, such as --as-of 2025-06-01.");
        }
        else if (!ValueReader.TryReadInstant(asOf, out _))
        {
            result.AddError($"'{asOf}' is not an instant. Write --as-of 2025-06-01 or --as-of 2025-06-01T09:30:00Z.");
        }
    }
}
