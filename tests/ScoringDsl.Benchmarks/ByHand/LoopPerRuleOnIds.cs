using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>The same as <see cref="LoopPerRule"/>, over prepared arrays: still one loop over the events for each rule.</summary>
internal sealed class LoopPerRuleOnIds(IdLeads leads, long asOf)
{
    private readonly Dictionary<int, long> _latest = [];

    private int _start;
    private int _end;

    public static HandResults ScoreAll(IdLeads leads, long asOf)
    {
        var results = new HandResults(leads.Count);
        var scorer = new LoopPerRuleOnIds(leads, asOf);
        for (var row = 0; row < leads.Count; row++)
        {
            scorer.Score(row, results);
        }

        return results;
    }

    private void Score(int row, HandResults results)
    {
        _start = leads.EventStarts[row];
        _end = leads.EventStarts[row + 1];
        var facts = leads.Facts[row];

        Span<long> points = stackalloc long[Rule.Count];
        points[Rule.DecidesAndAskedForDemo] =
            (facts & LeadFacts.Decides) != 0 && HappenedSince(EventKind.Requested, EventTraits.Demo, DaysAgo(60)) ? 10_000 : 0;
        FieldRules.Fit(facts, leads.Employees[row], leads.DecisionBy[row], asOf, points);

        points[Rule.Pricing] = Pricing();
        points[Rule.AskedForDemo] = OfNewest(EventKind.Requested, EventTraits.Demo, 30_000);
        points[Rule.AskedForQuote] = OfNewest(EventKind.Requested, EventTraits.Quote, 25_000);
        points[Rule.ProductPages] = EachDistinct(EventKind.Visited, EventTraits.Product, 2_000, 12_000);
        points[Rule.ReadsBlog] = EachPerDay(EventKind.Visited, EventTraits.Blog, 2, 500, 5_000);
        points[Rule.BusyLately] = BusyLately();
        points[Rule.Papers] = EachDistinct(EventKind.Downloaded, EventTraits.None, 4_000, 16_000);
        points[Rule.WatchedToEnd] = Each(EventKind.Watched, EventTraits.ToEnd, 4_000, 8_000);
        points[Rule.TradeShow] = OfNewest(EventKind.Attended, EventTraits.TradeShow, 15_000);
        points[Rule.Webinars] = Each(EventKind.Attended, EventTraits.Webinar, 6_000, 12_000);
        points[Rule.PhoneCalls] = PhoneCalls();
        points[Rule.UsesTrial] = EachPerDay(EventKind.LoggedIn, EventTraits.None, 1, 3_000, 24_000);
        points[Rule.OpensNewsletters] = Each(EventKind.OpenedEmail, EventTraits.Newsletter, 500, 4_000);
        points[Rule.OpensOffers] = Each(EventKind.OpenedEmail, EventTraits.Promotion, 1_000, 6_000);
        points[Rule.Clicks] = EachPerDay(EventKind.ClickedEmail, EventTraits.None, 2, 2_000, 10_000);
        points[Rule.OpensMost] = OpensMost();
        points[Rule.Shares] = Each(EventKind.Shared, EventTraits.None, 2_000, 6_000);
        points[Rule.Unsubscribed] = HappenedSince(EventKind.Unsubscribed, EventTraits.None, long.MinValue) ? -15_000 : 0;
        points[Rule.Silence] = Silence(leads.Created[row]);

        var findings = new Findings
        {
            Learner = (facts & LeadFacts.Learner) != 0,
            EmailIsValid = (facts & LeadFacts.ValidEmail) != 0,
            EmailIsCompetitors = (facts & LeadFacts.Competitor) != 0,
            EmailIsEdu = (facts & LeadFacts.Edu) != 0,
            HasPurchased = HappenedSince(EventKind.Purchased, EventTraits.None, long.MinValue),
            AskedForQuote = HappenedSince(EventKind.Requested, EventTraits.Quote, long.MinValue),
            AskedForDemoWithin90Days = HappenedSince(EventKind.Requested, EventTraits.Demo, DaysAgo(90)),
            VisitedPricing = Count(EventKind.Visited, EventTraits.Pricing) >= 1,
            VisitedCareersTwice = Count(EventKind.Visited, EventTraits.Careers) >= 2,
            LoggedInWithin30Days = HappenedSince(EventKind.LoggedIn, EventTraits.None, DaysAgo(30)),
            RaisedWithin60Days = RaisedSince(DaysAgo(60), points),
        };
        findings.Conclude(points, results, row);
    }

    private bool IsOf(int e, EventKind kind, EventTraits traits) => leads.Kind[e] == kind && (leads.Traits[e] & traits) == traits;

    private int Count(EventKind kind, EventTraits traits)
    {
        var count = 0;
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, kind, traits))
            {
                count++;
            }
        }

        return count;
    }

    private bool HappenedSince(EventKind kind, EventTraits traits, long since)
    {
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, kind, traits) && leads.At[e] > since)
            {
                return true;
            }
        }

        return false;
    }

    private long OfNewest(EventKind kind, EventTraits traits, long points)
    {
        var newest = -1;
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, kind, traits))
            {
                newest = e;
            }
        }

        return newest < 0 ? 0 : Faded(points, leads.At[newest]);
    }

    private long Each(EventKind kind, EventTraits traits, long points, long most)
    {
        var factors = 0L;
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, kind, traits))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(points * factors), most);
    }

    private long EachPerDay(EventKind kind, EventTraits traits, int mostPerDay, long points, long most)
    {
        var perDay = new PerDay(mostPerDay);
        var factors = 0L;
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, kind, traits) && perDay.Take(leads.At[e] / Instant.Day))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(points * factors), most);
    }

    private long EachDistinct(EventKind kind, EventTraits traits, long points, long most)
    {
        _latest.Clear();
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, kind, traits) && leads.Subject[e] >= 0)
            {
                _latest[leads.Subject[e]] = leads.At[e];
            }
        }

        var factors = 0L;
        foreach (var at in _latest.Values)
        {
            factors += Decay.Factor(asOf - at);
        }

        return Math.Min(Decay.Thousandths(points * factors), most);
    }

    private long Pricing() => Count(EventKind.Visited, EventTraits.Pricing) >= 5 ? OfNewest(EventKind.Visited, EventTraits.Pricing, 20_000) : 0;

    private long BusyLately()
    {
        var count = 0;
        var newest = asOf;
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, EventKind.Visited, EventTraits.None) && leads.At[e] > DaysAgo(30))
            {
                count++;
                newest = leads.At[e];
            }
        }

        return Faded(FieldRules.BusyLately(count), newest);
    }

    private long PhoneCalls()
    {
        var perDay = new PerDay(1);
        var products = 0L;
        for (var e = _start; e < _end; e++)
        {
            if (IsOf(e, EventKind.Spoke, EventTraits.None) && perDay.Take(leads.At[e] / Instant.Day))
            {
                products += leads.Points[e] * FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(products), 20_000);
    }

    private long OpensMost()
    {
        var opened = 0;
        var received = 0;
        var newest = asOf;
        for (var e = _start; e < _end; e++)
        {
            if (leads.Kind[e] == EventKind.OpenedEmail)
            {
                opened++;
                newest = leads.At[e];
            }
            else if (leads.Kind[e] == EventKind.ReceivedEmail)
            {
                received++;
                newest = leads.At[e];
            }
        }

        return received > 0 && (double)opened / received >= 0.4 ? Faded(3_000, newest) : 0;
    }

    private long Silence(long created)
    {
        var since = created;
        for (var e = _start; e < _end; e++)
        {
            if (leads.Kind[e] == EventKind.Visited)
            {
                since = leads.At[e];
            }
        }

        return since != long.MinValue && since <= asOf ? FieldRules.Silence((asOf - since) / Instant.Day) : 0;
    }

    private bool RaisedSince(long since, ReadOnlySpan<long> points)
    {
        for (var e = _start; e < _end; e++)
        {
            if (leads.At[e] > since && Raises(e, points))
            {
                return true;
            }
        }

        return false;
    }

    private bool Raises(int e, ReadOnlySpan<long> points)
    {
        var traits = leads.Traits[e];
        return leads.Kind[e] switch
        {
            EventKind.Visited => (points[Rule.Pricing] > 0 && (traits & EventTraits.Pricing) != 0)
                || (traits & (EventTraits.Product | EventTraits.Blog)) != 0
                || (points[Rule.BusyLately] > 0 && leads.At[e] > DaysAgo(30)),
            EventKind.Requested or EventKind.Watched or EventKind.Attended => traits != EventTraits.None,
            EventKind.Spoke => leads.Points[e] > 0,
            EventKind.OpenedEmail => points[Rule.OpensMost] > 0 || traits != EventTraits.None,
            EventKind.ReceivedEmail => points[Rule.OpensMost] > 0,
            EventKind.Downloaded or EventKind.LoggedIn or EventKind.ClickedEmail or EventKind.Shared => true,
            _ => false,
        };
    }

    private long FactorOf(int e) => Decay.Factor(asOf - leads.At[e]);

    private long Faded(long points, long at) => points == 0 ? 0 : Decay.Thousandths(points * Decay.Factor(asOf - at));

    private long DaysAgo(int days) => asOf - (days * Instant.Day);
}
