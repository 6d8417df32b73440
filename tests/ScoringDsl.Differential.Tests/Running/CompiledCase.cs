using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Differential.Generation;
using ScoringDsl.Oracle;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Differential.Running;

/// <summary>A case whose model is compiled and loaded, and the ways to score its leads and accounts.</summary>
internal sealed class CompiledCase(Case @case, ModelAnalysis analysis, Model bound, ScoringModel model)
{
    private readonly ImmutableArray<BoundRule> _leadRules = [.. ModelRules.Of(bound.Scores)];
    private readonly ImmutableArray<BoundRule> _accountRules = [.. ModelRules.Of(bound.Account?.Scores ?? [])];
    private readonly LeadBuilder _builder = model.NewLead();
    private readonly ScoreResult _result = model.NewResult();

    public Case Case => @case;

    public ModelAnalysis Analysis => analysis;

    public Model Bound => bound;

    public ScoringModel Model => model;

    /// <summary>The results of leads.</summary>
    public Side Leads { get; } = new(bound.Scores, bound.Labels, bound.Flags);

    /// <summary>The results of accounts; null where the model has none.</summary>
    public Side? Accounts { get; } = bound.Account is { } part ? new(part.Scores, part.Labels, part.Flags) : null;

    /// <summary>Leads and the case's accounts in one block of a model.</summary>
    /// <param name="loaded">The model; it may be loaded another time.</param>
    /// <param name="leads">The leads.</param>
    /// <param name="repeat">How often each stands in it.</param>
    /// <param name="accounts">Other accounts than the case's.</param>
    public LeadBlock Block(ScoringModel loaded, IReadOnlyList<LeadCase> leads, int repeat = 1, ImmutableArray<AccountCase>? accounts = null)
    {
        var builder = loaded.NewBlock();
        foreach (var account in bound.Account is null ? [] : accounts ?? @case.Accounts)
        {
            var number = builder.Accounts.Add(account.Key);
            foreach (var field in bound.AccountFields)
            {
                if (!field.IsKey && account.Fields.TryGetValue(field.Name, out var value) && !builder.Accounts.TrySetField(number, field.Ordinal, value))
                {
                    throw NoValue(value, field);
                }
            }
        }

        for (var time = 0; time < repeat; time++)
        {
            foreach (var lead in leads)
            {
                Add(builder, lead);
            }
        }

        return builder.Build();
    }

    /// <summary>
    /// One lead alone, by the builder that host applications use, and use again for each lead: what is known of its account is set on
    /// itself.
    /// </summary>
    public Outcome ScoreAlone(LeadCase lead, long asOf)
    {
        var (builder, result) = (_builder, _result);
        builder.Clear(lead.Key);
        foreach (var field in bound.LeadFields)
        {
            if (!field.IsKey && lead.Fields.TryGetValue(field.Name, out var value))
            {
                builder.Set(field.Name, value);
            }
        }

        var account = AccountOf(lead)?.Fields ?? ImmutableSortedDictionary<string, string>.Empty;
        foreach (var field in bound.AccountFields)
        {
            if (!field.IsKey && account.TryGetValue(field.Name, out var value))
            {
                builder.Set($"account.{field.Name}", value);
            }
        }

        foreach (var (e, kind) in Known(lead.Events))
        {
            var added = builder.AddEvent(e.Event, DateTimeOffset.UnixEpoch.AddTicks(e.At * TimeSpan.TicksPerMicrosecond), e.Id);
            foreach (var property in kind.Properties)
            {
                if (e.Properties.TryGetValue(property.Name, out var value))
                {
                    added.Set(property.Name, value);
                }
            }
        }

        model.Score(builder, asOf, result);
        return new Outcome(
            [.. bound.Scores.Select(s => result.GetScore(s.Ordinal))],
            [.. bound.Labels.Select(l => result.GetLabelIndex(l.Ordinal))],
            [.. bound.Flags.Select(f => result.Is(f.Ordinal))],
            [.. bound.Flags.Select(f => result.GetReasons(f.Name).ToImmutableArray())],
            []);
    }

    /// <summary>What the reference interpreter says of a lead.</summary>
    public Outcome Expected(LeadCase lead, long asOf) => Outcome(OracleModel.Score(bound, ForOracle(lead), asOf), _leadRules);

    /// <summary>What the reference interpreter says of an account, given or only named by leads.</summary>
    public Outcome ExpectedOfAccount(string key, long asOf)
    {
        var leads = @case.Leads.Where(l => KeyOf(l) == key).Select(ForOracle).ToList();
        return Outcome(OracleModel.ScoreAccount(bound, ForOracle(FindAccount(key)), leads, asOf), _accountRules);
    }

    /// <summary>A row of a batch, of leads where nothing else is said.</summary>
    public Outcome Row(ScoreTable table, int row, Side? side = null)
    {
        side ??= Leads;
        return new Outcome(
            [.. side.Scores.Select(s => table.GetScore(row, s.Ordinal))],
            [.. side.Labels.Select(l => table.GetLabel(row, l.Ordinal))],
            [.. side.Flags.Select(f => table.GetFlag(row, f.Ordinal))],
            [.. side.Flags.Select(f => ReasonsOf(table, row, f.Ordinal))],
            []);
    }

    /// <summary>What the explanation of a lead says.</summary>
    public Outcome Explained(LeadBlock block, int row, long asOf) => Outcome(model.Explain(block, row, asOf), Leads, _leadRules.Length);

    /// <summary>What the explanation of an account says.</summary>
    public Outcome ExplainedAccount(LeadBlock block, int account, long asOf, Side side) => Outcome(model.ExplainAccount(block, account, asOf), side, _accountRules.Length);

    private static Outcome Outcome(OracleResult result, ImmutableArray<BoundRule> rules) =>
        new(result.Scores, result.Labels, result.Flags, result.Reasons, [.. rules.Select(r => result.Contributions[r])]);

    /// <summary>The lines of an explanation added up, its labels and names, and what each rule gives after its own cap.</summary>
    private static Outcome Outcome(Explanation explanation, Side side, int rules)
    {
        var contributions = new long[rules];
        foreach (var line in explanation.Scores.SelectMany(s => s.Lines).Where(l => l.Rule >= 0))
        {
            contributions[line.Rule] += line.Points;
        }

        var holding = explanation.Exclusions.Concat(explanation.Segments).Concat(explanation.Outcomes).Concat(explanation.Handoffs.Select(h => h.Name))
            .ToHashSet(StringComparer.Ordinal);
        return new Outcome(
            [.. explanation.Scores.Select(s => s.Lines.Sum(l => l.Points))],
            [.. side.Labels.Select(l => l.Labels.IndexOf(explanation.Labels[l.Ordinal].Value))],
            [.. side.Flags.Select(f => holding.Contains(f.Name))],
            [.. side.Flags.Select(f => explanation.Handoffs.FirstOrDefault(h => h.Name == f.Name)?.Reasons.Select(r => r.Key).ToImmutableArray() ?? [])],
            [.. contributions]);
    }

    private void Add(LeadBlockBuilder builder, LeadCase lead)
    {
        var row = builder.AddLead(lead.Key);
        foreach (var field in bound.LeadFields)
        {
            if (!field.IsKey && lead.Fields.TryGetValue(field.Name, out var value) && !builder.TrySetField(row, field.Ordinal, value))
            {
                throw NoValue(value, field);
            }
        }

        foreach (var (e, kind) in Known(lead.Events))
        {
            var number = builder.AddEvent(row, kind.Ordinal, e.At, e.Id ?? "");
            foreach (var property in kind.Properties)
            {
                if (e.Properties.TryGetValue(property.Name, out var value) && !builder.TrySetProperty(number, property.Ordinal, value))
                {
                    throw NoValue(value, property);
                }
            }
        }
    }

    private static InvalidOperationException NoValue(string value, FieldSymbol field) => new($"The generator made '{value}', which is no value of {field.Name}.");

    /// <summary>The events whose kind the model has: it may have lost some on its way to a smaller one.</summary>
    private IEnumerable<(EventCase Event, EventSymbol Kind)> Known(IEnumerable<EventCase> events)
    {
        foreach (var e in events)
        {
            if (bound.Events.FirstOrDefault(k => k.Name == e.Event) is { } kind)
            {
                yield return (e, kind);
            }
        }
    }

    private static ImmutableArray<string> ReasonsOf(ScoreTable table, int row, int flag)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in table.GetReasons(row, flag))
        {
            reasons.Add(table.GetRuleLabel(rule));
        }

        return reasons.DrainToImmutable();
    }

    /// <summary>The key of the account that a lead belongs to, or null.</summary>
    private static string? KeyOf(LeadCase lead) => lead.Fields.GetValueOrDefault(Schema.AccountLink)?.Trim() is { Length: > 0 } key ? key : null;

    private AccountCase? AccountOf(LeadCase lead) => KeyOf(lead) is { } key ? FindAccount(key) : null;

    private AccountCase FindAccount(string key) =>
        @case.Accounts.FirstOrDefault(a => a.Key == key) ?? new AccountCase(key, ImmutableSortedDictionary<string, string>.Empty);

    private OracleAccount ForOracle(AccountCase account) =>
        new(account.Key, [.. bound.AccountFields.Select(f => f.IsKey ? account.Key : account.Fields.GetValueOrDefault(f.Name))]);

    private OracleLead ForOracle(LeadCase lead) => new(
        lead.Key,
        [.. bound.LeadFields.Select(f => f.IsKey ? lead.Key : lead.Fields.GetValueOrDefault(f.Name))],
        [.. Known(lead.Events).Select(e => new OracleEvent(e.Kind, e.Event.At, e.Event.Id, [.. e.Kind.Properties.Select(p => e.Event.Properties.GetValueOrDefault(p.Name))]))],
        bound.Account is not null && AccountOf(lead) is { } account ? ForOracle(account) : null);
}
