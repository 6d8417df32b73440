using System.Collections.Immutable;
using ScoringDsl.Differential.Generation;

namespace ScoringDsl.Differential.Cases;

/// <summary>A model with leads and the instants that they are scored as of.</summary>
internal sealed record Case(Piece Model, ImmutableArray<LeadCase> Leads, ImmutableArray<long> AsOfs)
{
    /// <summary>The accounts that have fields; others are named by leads alone.</summary>
    public ImmutableArray<AccountCase> Accounts { get; init; } = [];

    /// <summary>Makes a case.</summary>
    /// <param name="seed">The number that it follows from.</param>
    /// <param name="leads">How many leads.</param>
    /// <param name="asOfs">How many instants.</param>
    /// <param name="allowed">What the model may use; everything where not said.</param>
    public static Case Make(ulong seed, int leads, int asOfs, Allowed? allowed = null)
    {
        var dice = new Dice(seed);
        var model = ModelMaker.Make(dice, allowed);
        var maker = new LeadMaker(dice, model);
        return new Case(model.Text, [.. Enumerable.Range(1, leads).Select(i => maker.Make($"L{i}"))], maker.AsOfs(asOfs)) { Accounts = maker.Accounts() };
    }

    /// <summary>How many times a lead is scored at an instant.</summary>
    public int Count => Leads.Length * AsOfs.Length;

    /// <summary>Smaller cases, the smallest first.</summary>
    public IEnumerable<Case> Shrink() =>
        AsOfs.Where(_ => AsOfs.Length > 1).Select(asOf => this with { AsOfs = [asOf] })
            .Concat(Leads.Where(_ => Leads.Length > 1).Select(lead => this with { Leads = [lead] }))
            .Concat(Accounts.Select(account => this with { Accounts = Accounts.Remove(account) }))
            .Concat(Model.Shrink().Select(model => this with { Model = model }))
            .Concat(Enumerable.Range(0, Leads.Length).SelectMany(i => Leads[i].Shrink().Select(lead => this with { Leads = Leads.SetItem(i, lead) })))
            .Concat(Accounts.SelectMany(a => a.Fields.Keys.Select(f => this with { Accounts = Accounts.Replace(a, a with { Fields = a.Fields.Remove(f) }) })));

    public override string ToString() => CaseText.Write(this, null);
}
