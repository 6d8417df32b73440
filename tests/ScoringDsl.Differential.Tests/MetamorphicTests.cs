using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Differential.Generation;
using ScoringDsl.Differential.Running;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Points;
using Outcome = ScoringDsl.Differential.Running.Outcome;

namespace ScoringDsl.Differential;

/// <summary>What must not change a result, or change it in a known way, whatever the model says.</summary>
public sealed class MetamorphicTests
{
    private const int ModelsPerBatch = 24;

    [Fact]
    public void The_order_of_events_does_not_matter() =>
        LeadsMayChange((lead, dice) => lead with { Events = [.. dice.Shuffle(lead.Events)] });

    [Fact]
    public void A_copy_of_an_event_with_its_id_does_not_count() =>
        LeadsMayChange(
            (lead, dice) => lead with { Events = [.. lead.Events.SelectMany(e => dice.Chance(50) ? new[] { e, e } : [e])] },
            prepare: lead => lead with { Events = [.. lead.Events.Select((e, i) => e with { Id = $"{e.Id}{i}" })] });

    [Fact]
    public void A_lead_that_is_added_to_a_batch_changes_no_other() => Each(2, new Allowed(), leads: 4, batch =>
    {
        using var compiled = CompiledCases.Compile(batch);
        foreach (var one in compiled.All)
        {
            var asOf = one.Case.AsOfs[0];
            var few = one.Model.ScoreBatch(one.Block(one.Model, one.Case.Leads[1..]), asOf, threads: 1);
            var all = one.Model.ScoreBatch(one.Block(one.Model, one.Case.Leads), asOf, threads: 1);
            for (var row = 0; row < few.Count; row++)
            {
                Same(one, one.Row(few, row), one.Row(all, row + 1));
            }
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_instants_may_be_shifted_together(bool byWeeks)
    {
        // Hours, days and weeks of the calendar move with whole weeks alone.
        var dice = new Dice(Settings.Seed);
        var allowed = new Allowed(Dates: false, Periods: byWeeks);
        Each(2, allowed, leads: 4, batch =>
        {
            using var compiled = CompiledCases.Compile(batch);
            foreach (var one in compiled.All)
            {
                var shift = byWeeks ? dice.Next(-300, 300) * ModelWords.Week : dice.NextLong(2000 * ModelWords.Day) - (1000 * ModelWords.Day);
                var leads = one.Case.Leads.Where(lead => Shift(lead, 0, one.Bound) is not null && Shift(lead, shift, one.Bound) is not null).ToList();
                var here = one.Block(one.Model, [.. leads.Select(l => Shift(l, 0, one.Bound) ?? l)], accounts: [.. one.Case.Accounts.Select(a => Shift(a, 0, one.Bound))]);
                var there = one.Block(one.Model, [.. leads.Select(l => Shift(l, shift, one.Bound) ?? l)], accounts: [.. one.Case.Accounts.Select(a => Shift(a, shift, one.Bound))]);
                foreach (var asOf in one.Case.AsOfs)
                {
                    var (before, after) = (one.Model.ScoreBatch(here, asOf, threads: 1), one.Model.ScoreBatch(there, asOf + shift, threads: 1));
                    for (var row = 0; row < leads.Count; row++)
                    {
                        Same(one, one.Row(before, row), one.Row(after, row));
                    }
                }
            }
        });
    }

    [Fact]
    public void The_order_of_rules_does_not_matter()
    {
        // Reasons of equal points stand in the order of the rules, so they may change.
        var dice = new Dice(Settings.Seed);
        ModelsMayChange(
            model => model,
            model => model.Map(p => p is Many { IsUnordered: true } rules ? rules with { Items = [.. dice.Shuffle(rules.Items)] } : p));
    }

    [Fact]
    public void A_score_may_be_split_in_two_that_a_formula_adds_up() => ModelsMayChange(
        model => model.Map(p => p is ScorePiece score && !HasFormula(score) ? score with { Heading = "" } : WithoutReasons(p)),
        model => model.Map(p => p is ScorePiece score && !HasFormula(score) ? Split(score with { Heading = "" }) : WithoutReasons(p)));

    private static void LeadsMayChange(Func<LeadCase, Dice, LeadCase> change, Func<LeadCase, LeadCase>? prepare = null)
    {
        var dice = new Dice(Settings.Seed);
        Each(2, new Allowed(), leads: 5, batch =>
        {
            using var compiled = CompiledCases.Compile(batch);
            foreach (var one in compiled.All)
            {
                LeadCase[] leads = [.. one.Case.Leads.Select(l => prepare is null ? l : prepare(l))];
                var before = one.Block(one.Model, leads);
                var after = one.Block(one.Model, [.. leads.Select(l => change(l, dice))]);
                foreach (var asOf in one.Case.AsOfs)
                {
                    var (one1, one2) = (one.Model.ScoreBatch(before, asOf, threads: 1), one.Model.ScoreBatch(after, asOf, threads: 1));
                    for (var row = 0; row < leads.Length; row++)
                    {
                        Same(one, one.Row(one1, row), one.Row(one2, row));
                    }
                }
            }
        });
    }

    /// <summary>Two models written differently: what both name is the same, but for reasons.</summary>
    private static void ModelsMayChange(Func<Piece, Piece> first, Func<Piece, Piece> second) => Each(2, new Allowed(), leads: 4, batch =>
    {
        using var before = CompiledCases.Compile(batch.Select(c => c with { Model = first(c.Model) }));
        using var after = CompiledCases.Compile(batch.Select(c => c with { Model = second(c.Model) }));
        for (var i = 0; i < before.All.Length; i++)
        {
            var (one, other) = (before.All[i], after.All[i]);
            var (oneBlock, otherBlock) = (one.Block(one.Model, one.Case.Leads), other.Block(other.Model, other.Case.Leads));
            foreach (var asOf in one.Case.AsOfs)
            {
                var (oneTable, otherTable) = (one.Model.ScoreBatch(oneBlock, asOf, threads: 1), other.Model.ScoreBatch(otherBlock, asOf, threads: 1));
                for (var row = 0; row < oneTable.Count; row++)
                {
                    // A formula gives a million points at most, as any rule does; the rules that it was made of may give more together.
                    if (one.Row(oneTable, row).Scores.Any(s => Math.Abs(s) >= PointsMath.Limit))
                    {
                        continue;
                    }

                    Assert.Equal(ByName(one, one.Row(oneTable, row)), ByName(other, other.Row(otherTable, row)).Where(r => !r.Contains("_half", StringComparison.Ordinal)));
                }
            }
        }
    });

    /// <summary>Goes through some batches of generated cases. What fails names its model; nothing is made smaller.</summary>
    private static void Each(int batches, Allowed allowed, int leads, Action<ImmutableArray<Case>> check) =>
        Check.One(Settings.Throwing(batches), Prop.ForAll(Batch.AtRandom(ModelsPerBatch, leads, asOfs: 3, allowed).Generator.ToArbitrary(), batch => check(batch.Cases)));

    private static void Same(CompiledCase one, Outcome before, Outcome after)
    {
        var differences = before.DifferencesFrom(after, one.Leads).ToList();
        Assert.True(differences.Count == 0, $"{string.Join("; ", differences)}\n\n{one.Case}");
    }

    private static List<string> ByName(CompiledCase one, Outcome outcome) =>
    [
        .. one.Bound.Scores.Select(s => $"{s.Name} = {outcome.Scores[s.Ordinal]}")
            .Concat(one.Bound.Labels.Select(l => $"{l.Name} is {l.Labels[outcome.Labels[l.Ordinal]]}"))
            .Concat(one.Bound.Flags.Select(f => $"{f.Name} {outcome.Flags[f.Ordinal]}")).Order(StringComparer.Ordinal),
    ];

    /// <summary>The lead with all its instants moved; null where one would leave the years 1 to 9999.</summary>
    private static LeadCase? Shift(LeadCase lead, long by, Model model)
    {
        var left = false;
        var fields = Dates(lead.Fields, model.LeadFields);
        var events = lead.Events.Select(e => e with
        {
            At = Moved(e.At),
            Properties = Dates(e.Properties, model.Events.First(k => k.Name == e.Event).Properties),
        }).ToImmutableArray();
        return left ? null : lead with { Fields = fields, Events = events };

        long Moved(long instant)
        {
            var moved = instant + by;
            left |= moved < ModelWords.InstantOf("0002-01-01") || moved > ModelWords.InstantOf("9998-12-31");
            return left ? instant : moved;
        }

        ImmutableSortedDictionary<string, string> Dates(ImmutableSortedDictionary<string, string> values, ImmutableArray<FieldSymbol> fields)
        {
            foreach (var field in fields.Where(f => f.Type == FieldType.Date))
            {
                // What counts as missing is a text and stays as it is.
                if (values.TryGetValue(field.Name, out var raw) && !field.MissingTexts.Contains(raw.Trim()) && ValueReader.TryReadInstant(raw, out var instant))
                {
                    values = values.SetItem(field.Name, ValueReader.FormatInstant(Moved(instant)));
                }
            }

            return values;
        }
    }

    /// <summary>The account with its dates moved, but for those that would leave the years 1 to 9999: such a one stays away.</summary>
    private static AccountCase Shift(AccountCase account, long by, Model model)
    {
        var fields = account.Fields;
        foreach (var field in model.AccountFields.Where(f => f.Type == FieldType.Date && fields.ContainsKey(f.Name)))
        {
            var isSafe = ValueReader.TryReadInstant(fields[field.Name], out var instant) && instant > ModelWords.InstantOf("0100-01-01") && instant < ModelWords.InstantOf("9900-01-01");
            fields = isSafe ? fields.SetItem(field.Name, ValueReader.FormatInstant(instant + by)) : fields.Remove(field.Name);
        }

        return account with { Fields = fields };
    }

    private static bool HasFormula(ScorePiece score) => score.Heading.ToString().Contains('=', StringComparison.Ordinal);

    /// <summary>A score that is a formula has no reasons, so nobody may ask for them.</summary>
    private static Piece WithoutReasons(Piece piece) => piece is Many { Items: [var clause] } && clause.ToString().StartsWith(" because ", StringComparison.Ordinal) ? "" : piece;

    private static Piece Split(ScorePiece score)
    {
        var half = score.Members.Items.Length / 2;
        return Piece.Of(
            score with { Name = score.Name + "_half1", Members = score.Members with { Items = score.Members.Items[..half] } },
            "\n",
            score with { Name = score.Name + "_half2", Members = score.Members with { Items = score.Members.Items[half..] } },
            $"\n{score.Prefix}score {score.Name} = {score.Name}_half1 + {score.Name}_half2");
    }
}
