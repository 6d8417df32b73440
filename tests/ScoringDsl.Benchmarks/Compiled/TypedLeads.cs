using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.Compiled;

/// <summary>Leads in the classes that the build makes of samples/b2b-saas, as an application with types has them.</summary>
internal static class TypedLeads
{
    /// <summary>The same lead with the same values.</summary>
    public static B2bSaas.Lead Lead(Lead lead) => new(lead.LeadId)
    {
        Email = lead.Email,
        Title = lead.Title,
        Industry = lead.Industry,
        Employees = lead.Employees,
        Country = lead.Country,
        Phone = lead.Phone,
        Created = lead.Created,
        BudgetApproved = lead.BudgetApproved,
        DecisionBy = lead.DecisionBy,
    };

    /// <summary>What the lead did.</summary>
    public static B2bSaas.Event[] Events(Lead lead) => [.. lead.Events.Select(Event)];

    private static B2bSaas.Event Event(LeadEvent e) => EventKinds.Parse(e.Name) switch
    {
        EventKind.Visited => new B2bSaas.Visited(e.At, e.Subject) { Seconds = e.Amount },
        EventKind.ReceivedEmail => new B2bSaas.ReceivedEmail(e.At, e.Subject),
        EventKind.OpenedEmail => new B2bSaas.OpenedEmail(e.At, e.Subject),
        EventKind.ClickedEmail => new B2bSaas.ClickedEmail(e.At, e.Subject),
        EventKind.Unsubscribed => new B2bSaas.Unsubscribed(e.At),
        EventKind.Downloaded => new B2bSaas.Downloaded(e.At, e.Subject),
        EventKind.Watched => new B2bSaas.Watched(e.At, e.Subject) { Percent = e.Amount },
        EventKind.Attended => new B2bSaas.Attended(e.At, e.Subject),
        EventKind.Requested => new B2bSaas.Requested(e.At, e.Subject),
        EventKind.Spoke => new B2bSaas.Spoke(e.At) { Minutes = e.Amount },
        EventKind.Shared => new B2bSaas.Shared(e.At, e.Subject),
        EventKind.LoggedIn => new B2bSaas.LoggedIn(e.At),
        EventKind.Purchased => new B2bSaas.Purchased(e.At, e.Subject) { Amount = e.Amount },
        var kind => throw new InvalidOperationException($"The model has no event '{kind}' any more."),
    };
}
