using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Oracle;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Differential.Running;

/// <summary>A case whose model is compiled and loaded, and the ways to score its leads.</summary>
internal sealed class CompiledCase(Case @case, ModelAnalysis analysis, Model bound, ScoringModel model)
{
    private readonly ImmutableArray<BoundRule> _rules = [.. ModelRules.Of(bound)];

    public Case Case => @case;

    public ModelAnalysis Analysis => analysis;

    public Model Bound => bound;

    public ScoringModel Model => model;

    /// <summary>All leads of a case in one block of a model.</summary>
    /// <param name="loaded">The model; it may be loaded another time.</param>
    /// <param name="leads">The leads.</param>
    /// <param name="repeat">How often each stands in it.</param>
    public LeadBlock Block(ScoringModel loaded, IReadOnlyList<LeadCase> leads, int repeat = 1)
    {
        var builder = loaded.NewBlock();
        for (var time = 0; time < repeat; time++)
        {
            foreach (var lead in leads)
            {
                Add(builder, lead);
            }
        }

        return builder.Build();
    }

    /// <summary>One lead alone, by the builder that host applications use.</summary>
    public Outcome ScoreAlone(LeadCase lead, long asOf)
    {
        var builder = model.NewLead().Clear(lead.Key);
        foreach (var field in bound.LeadFields)
        {
            if (!field.IsKey && lead.Fields.TryGetValue(field.Name, out var value))
            {
                builder.Set(field.Name, value);
            }
        }

        foreach (var e in lead.Events)
        {
            if (bound.Events.FirstOrDefault(k => k.Name == e.Event) is not { } kind)
            {
                continue;
            }

            var added = builder.AddEvent(e.Event, DateTimeOffset.UnixEpoch.AddTicks(e.At * TimeSpan.TicksPerMicrosecond), e.Id);
            foreach (var property in kind.Properties)
            {
                if (e.Properties.TryGetValue(property.Name, out var value))
                {
                    added.Set(property.Name, value);
                }
            }
        }

        var result = model.NewResult();
        model.Score(builder, asOf, result);
        return new Outcome(
            [.. bound.Scores.Select(s => result.GetScore(s.Ordinal))],
            [.. bound.Labels.Select(l => result.GetLabelIndex(l.Ordinal))],
            [.. bound.Flags.Select(f => result.Is(f.Ordinal))],
            [.. bound.Flags.Select(f => result.GetReasons(f.Name).ToImmutableArray())],
            []);
    }

    /// <summary>What the reference interpreter says.</summary>
    public Outcome Expected(LeadCase lead, long asOf)
    {
        var result = OracleModel.Score(bound, ForOracle(lead), asOf);
        return new Outcome(result.Scores, result.Labels, result.Flags, result.Reasons, [.. _rules.Select(r => result.Contributions[r])]);
    }

    /// <summary>A row of a batch.</summary>
    public Outcome Row(ScoreTable table, int row) => new(
        [.. bound.Scores.Select(s => table.GetScore(row, s.Ordinal))],
        [.. bound.Labels.Select(l => table.GetLabel(row, l.Ordinal))],
        [.. bound.Flags.Select(f => table.GetFlag(row, f.Ordinal))],
        [.. bound.Flags.Select(f => ReasonsOf(table, row, f.Ordinal))],
        []);

    /// <summary>What an explanation says: its lines added up, its labels and names, and what each rule gives after its own cap.</summary>
    public Outcome Explained(LeadBlock block, int row, long asOf)
    {
        var explanation = model.Explain(block, row, asOf);
        var contributions = new long[_rules.Length];
        foreach (var line in explanation.Scores.SelectMany(s => s.Lines).Where(l => l.Rule >= 0))
        {
            contributions[line.Rule] += line.Points;
        }

        var holding = explanation.Exclusions.Concat(explanation.Segments).Concat(explanation.Outcomes).Concat(explanation.Handoffs.Select(h => h.Name)).ToHashSet(StringComparer.Ordinal);
        return new Outcome(
            [.. explanation.Scores.Select(s => s.Lines.Sum(l => l.Points))],
            [.. bound.Labels.Select(l => l.Labels.IndexOf(explanation.Labels[l.Ordinal].Value))],
            [.. bound.Flags.Select(f => holding.Contains(f.Name))],
            [.. bound.Flags.Select(f => explanation.Handoffs.FirstOrDefault(h => h.Name == f.Name)?.Reasons.Select(r => r.Key).ToImmutableArray() ?? [])],
            [.. contributions]);
    }

    private void Add(LeadBlockBuilder builder, LeadCase lead)
    {
        var row = builder.AddLead(lead.Key);
        foreach (var field in bound.LeadFields)
        {
            if (!field.IsKey && lead.Fields.TryGetValue(field.Name, out var value) && !builder.TrySetField(row, field.Ordinal, value))
            {
                throw new InvalidOperationException($"The generator made '{value}', which is no value of {field.Name}.");
            }
        }

        foreach (var e in lead.Events)
        {
            if (bound.Events.FirstOrDefault(k => k.Name == e.Event) is not { } kind)
            {
                continue;
            }

            var number = builder.AddEvent(row, kind.Ordinal, e.At, e.Id ?? "");
            foreach (var property in kind.Properties)
            {
                if (e.Properties.TryGetValue(property.Name, out var value) && !builder.TrySetProperty(number, property.Ordinal, value))
                {
                    throw new InvalidOperationException($"The generator made '{value}', which is no value of {property.Name}.");
                }
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

    private OracleLead ForOracle(LeadCase lead) => new(
        lead.Key,
        [.. bound.LeadFields.Select(f => f.IsKey ? lead.Key : lead.Fields.GetValueOrDefault(f.Name))],
        [
            .. lead.Events.Select(e => (Case: e, Kind: bound.Events.FirstOrDefault(k => k.Name == e.Event))).Where(e => e.Kind is not null)
                .Select(e => new OracleEvent(e.Kind!, e.Case.At, e.Case.Id, [.. e.Kind!.Properties.Select(p => e.Case.Properties.GetValueOrDefault(p.Name))])),
        ]);
}
