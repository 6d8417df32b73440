using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>Reads leads from objects holding strings. What a text that may come again means is looked up once and remembered.</summary>
internal sealed class IdReader
{
    private readonly Dictionary<string, LeadFacts> _titles = [];
    private readonly Dictionary<string, LeadFacts> _industries = [];
    private readonly Dictionary<string, LeadFacts> _countries = [];
    private readonly Dictionary<string, (EventTraits Traits, int Subject)> _pages = [];
    private readonly Dictionary<string, int> _assets = [];
    private readonly Dictionary<string, int> _subjects = new(StringComparer.OrdinalIgnoreCase);

    public static IdLeads ReadAll(Lead[] leads)
    {
        var reader = new IdReader();
        var read = new IdLeads(leads.Length, leads.Length * 50);
        foreach (var lead in leads)
        {
            reader.Read(lead, read);
        }

        return read;
    }

    public void Read(Lead lead, IdLeads into)
    {
        var row = into.Count++;
        into.Facts[row] = FactsOf(lead);
        into.Employees[row] = lead.Employees ?? double.NaN;
        into.Created[row] = lead.Created is { } created ? Instant.From(created) : long.MinValue;
        into.DecisionBy[row] = lead.DecisionBy is { } decision ? Instant.From(decision) : long.MinValue;

        into.ReserveEvents(lead.Events.Count);
        into.EventStarts[row] = into.EventCount;
        foreach (var e in lead.Events)
        {
            Read(e, into, into.EventCount++);
        }

        into.EventStarts[row + 1] = into.EventCount;
    }

    private void Read(LeadEvent e, IdLeads into, int place)
    {
        var kind = EventKinds.Parse(e.Name);
        into.At[place] = Instant.From(e.At);
        into.Kind[place] = kind;
        into.Traits[place] = EventTraits.None;
        into.Points[place] = 0;
        switch (kind)
        {
            case EventKind.Visited when e.Subject is not null:
                (into.Traits[place], into.Subject[place]) = Page(e.Subject);
                break;
            case EventKind.OpenedEmail:
                into.Traits[place] = Either(e.Subject, "newsletter", EventTraits.Newsletter, "promotion", EventTraits.Promotion);
                break;
            case EventKind.Downloaded:
                into.Subject[place] = e.Subject is null ? -1 : Asset(e.Subject);
                break;
            case EventKind.Watched:
                into.Traits[place] = e.Amount >= 75 ? EventTraits.ToEnd : EventTraits.None;
                break;
            case EventKind.Attended:
                into.Traits[place] = Either(e.Subject, "trade show", EventTraits.TradeShow, "webinar", EventTraits.Webinar);
                break;
            case EventKind.Requested:
                into.Traits[place] = Either(e.Subject, "demo", EventTraits.Demo, "quote", EventTraits.Quote);
                break;
            case EventKind.Spoke:
                into.Points[place] = e.Amount is { } minutes ? (int)Math.Floor((minutes * 1000) + 0.5) : 0;
                break;
        }

        into.Class[place] = EventClass.Of(kind, into.Traits[place], into.Points[place]);
    }

    private LeadFacts FactsOf(Lead lead)
    {
        var facts = lead.Phone is null ? LeadFacts.None : LeadFacts.HasPhone;
        facts |= lead.BudgetApproved == true ? LeadFacts.BudgetApproved : LeadFacts.None;
        facts |= Remembered(_titles, lead.Title, FactsOfTitle);
        facts |= Remembered(_industries, lead.Industry, FactsOfIndustry);
        facts |= Remembered(_countries, lead.Country, country => Texts.IsServed(country) ? LeadFacts.Served : LeadFacts.Unserved);
        return lead.Email is null ? facts : facts | FactsOfEmail(lead.Email);
    }

    private static LeadFacts FactsOfTitle(string text)
    {
        var title = Texts.Title(text);
        return (Texts.IsDecider(title) ? LeadFacts.Decides : LeadFacts.None)
            | (Texts.HasWord(title, "Manager") || Texts.HasWord(title, "Lead") ? LeadFacts.LeadsTeam : LeadFacts.None)
            | (Texts.IsLearner(title) ? LeadFacts.Learner : LeadFacts.None);
    }

    private static LeadFacts FactsOfIndustry(string industry) =>
        Texts.Is(industry, "software") ? LeadFacts.Software
        : Texts.Is(industry, "finance") || Texts.Is(industry, "healthcare") ? LeadFacts.FinanceOrHealth
        : LeadFacts.None;

    private static LeadFacts FactsOfEmail(string email)
    {
        var domain = Texts.EmailDomain(email);
        return domain.IsEmpty
            ? LeadFacts.Malformed
            : LeadFacts.ValidEmail
                | (Texts.IsBrand(domain, "gmail") ? LeadFacts.Gmail : LeadFacts.None)
                | (Texts.IsFreeMail(domain) ? LeadFacts.FreeMail : LeadFacts.None)
                | (Texts.IsCompetitor(domain) ? LeadFacts.Competitor : LeadFacts.None)
                | (domain.EndsWith(".edu", StringComparison.OrdinalIgnoreCase) ? LeadFacts.Edu : LeadFacts.None);
    }

    private (EventTraits Traits, int Subject) Page(string page)
    {
        if (!_pages.TryGetValue(page, out var known))
        {
            known.Traits = (Texts.HasSegment(page, "pricing") ? EventTraits.Pricing : EventTraits.None)
                | (Texts.IsProductPage(page) ? EventTraits.Product : EventTraits.None)
                | (Texts.HasSegment(page, "blog") ? EventTraits.Blog : EventTraits.None)
                | (Texts.HasSegment(page, "careers") ? EventTraits.Careers : EventTraits.None);
            known.Subject = SubjectOf(page);
            _pages.Add(page, known);
        }

        return known;
    }

    private int Asset(string asset)
    {
        if (!_assets.TryGetValue(asset, out var known))
        {
            known = SubjectOf(asset);
            _assets.Add(asset, known);
        }

        return known;
    }

    private int SubjectOf(string text)
    {
        if (!_subjects.TryGetValue(text, out var subject))
        {
            subject = _subjects.Count;
            _subjects.Add(text, subject);
        }

        return subject;
    }

    private static EventTraits Either(string? text, string first, EventTraits ifFirst, string second, EventTraits ifSecond) =>
        Texts.Is(text, first) ? ifFirst : Texts.Is(text, second) ? ifSecond : EventTraits.None;

    private static LeadFacts Remembered(Dictionary<string, LeadFacts> known, string? text, Func<string, LeadFacts> find)
    {
        if (text is null)
        {
            return LeadFacts.None;
        }

        if (!known.TryGetValue(text, out var facts))
        {
            facts = find(text);
            known.Add(text, facts);
        }

        return facts;
    }
}
