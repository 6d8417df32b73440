using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>
/// The model as a good C# developer writes it first: one method for each rule, which walks the lead's events. No LINQ, and the
/// dictionary that distinct pages need is reused.
/// </summary>
internal sealed class LoopPerRule(DateTime asOf)
{
    private readonly Dictionary<string, DateTime> _latest = new(StringComparer.OrdinalIgnoreCase);

    public static HandResults ScoreAll(Lead[] leads, DateTime asOf)
    {
        var results = new HandResults(leads.Length);
        var scorer = new LoopPerRule(asOf);
        for (var row = 0; row < leads.Length; row++)
        {
            scorer.Score(leads[row], results, row);
        }

        return results;
    }

    public void Score(Lead lead, HandResults results, int row)
    {
        var events = lead.Events;
        var title = Texts.Title(lead.Title);
        var domain = Texts.EmailDomain(lead.Email);
        var decides = Texts.IsDecider(title);
        var learner = Texts.IsLearner(title);

        Span<long> points = stackalloc long[Rule.Count];
        points[Rule.DecidesAndAskedForDemo] = decides && Requested(events, "demo", 60) ? 10_000 : 0;

        points[Rule.Decides] = decides ? 25_000 : 0;
        points[Rule.LeadsTeam] = Texts.HasWord(title, "Manager") || Texts.HasWord(title, "Lead") ? 10_000 : 0;
        points[Rule.CompanySize] = FieldRules.CompanySize(lead.Employees);
        points[Rule.Industry] = Texts.Is(lead.Industry, "software") ? 20_000
            : Texts.Is(lead.Industry, "finance") || Texts.Is(lead.Industry, "healthcare") ? 12_000
            : 0;
        points[Rule.InServedCountry] = Texts.IsServed(lead.Country) ? 10_000 : 0;
        points[Rule.OutsideServedCountries] = lead.Country is not null && !Texts.IsServed(lead.Country) ? -15_000 : 0;
        points[Rule.Gmail] = Texts.IsBrand(domain, "gmail") ? -10_000 : 0;
        points[Rule.OtherFreeMail] = Texts.IsFreeMail(domain) ? -10_000 : 0;
        points[Rule.MalformedEmail] = lead.Email is not null && domain.IsEmpty ? -20_000 : 0;
        points[Rule.GavePhone] = lead.Phone is not null ? 5_000 : 0;
        points[Rule.StillLearning] = learner ? -15_000 : 0;
        points[Rule.BudgetApproved] = lead.BudgetApproved == true ? 15_000 : 0;
        points[Rule.DecidingSoon] = lead.DecisionBy > asOf && lead.DecisionBy <= asOf.AddDays(90) ? 15_000 : 0;

        points[Rule.Pricing] = Pricing(events);
        points[Rule.AskedForDemo] = Asked(events, "demo", 30_000);
        points[Rule.AskedForQuote] = Asked(events, "quote", 25_000);
        points[Rule.ProductPages] = ProductPages(events);
        points[Rule.ReadsBlog] = ReadsBlog(events);
        points[Rule.BusyLately] = BusyLately(events);
        points[Rule.Papers] = Papers(events);
        points[Rule.WatchedToEnd] = WatchedToEnd(events);
        points[Rule.TradeShow] = TradeShow(events);
        points[Rule.Webinars] = Webinars(events);
        points[Rule.PhoneCalls] = PhoneCalls(events);
        points[Rule.UsesTrial] = UsesTrial(events);
        points[Rule.OpensNewsletters] = Opens(events, "newsletter", 500, 4_000);
        points[Rule.OpensOffers] = Opens(events, "promotion", 1_000, 6_000);
        points[Rule.Clicks] = Clicks(events);
        points[Rule.OpensMost] = OpensMost(events);
        points[Rule.Shares] = Shares(events);
        points[Rule.Unsubscribed] = Happened(events, "unsubscribed") ? -15_000 : 0;
        points[Rule.Silence] = Silence(lead);

        var findings = new Findings
        {
            Learner = learner,
            EmailIsValid = !domain.IsEmpty,
            EmailIsCompetitors = Texts.IsCompetitor(domain),
            EmailIsEdu = domain.EndsWith(".edu", StringComparison.OrdinalIgnoreCase),
            HasPurchased = Happened(events, "purchased"),
            AskedForQuote = Requested(events, "quote", null),
            AskedForDemoWithin90Days = Requested(events, "demo", 90),
            VisitedPricing = VisitsOf(events, "pricing") >= 1,
            VisitedCareersTwice = VisitsOf(events, "careers") >= 2,
            LoggedInWithin30Days = LoggedInWithin(events, 30),
            RaisedWithin60Days = RaisedSince(events, asOf.AddDays(-60), points),
        };
        findings.Conclude(points, results, row);
    }

    private long Pricing(List<LeadEvent> events)
    {
        var count = 0;
        var newest = asOf;
        foreach (var e in events)
        {
            if (e.Name == "visited" && Texts.HasSegment(e.Subject, "pricing"))
            {
                count++;
                newest = e.At;
            }
        }

        return count >= 5 ? Faded(20_000, newest) : 0;
    }

    private long Asked(List<LeadEvent> events, string form, long points)
    {
        var faded = 0L;
        foreach (var e in events)
        {
            if (e.Name == "requested" && Texts.Is(e.Subject, form))
            {
                faded = Faded(points, e.At);
            }
        }

        return faded;
    }

    private long ProductPages(List<LeadEvent> events)
    {
        _latest.Clear();
        foreach (var e in events)
        {
            if (e.Name == "visited" && e.Subject is not null && Texts.IsProductPage(e.Subject))
            {
                _latest[e.Subject] = e.At;
            }
        }

        return SumOfLatest(2_000, 12_000);
    }

    private long ReadsBlog(List<LeadEvent> events)
    {
        var perDay = new PerDay(2);
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "visited" && Texts.HasSegment(e.Subject, "blog") && perDay.Take(DayOf(e)))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(500 * factors), 5_000);
    }

    private long BusyLately(List<LeadEvent> events)
    {
        var count = 0;
        var newest = asOf;
        foreach (var e in events)
        {
            if (e.Name == "visited" && e.At > asOf.AddDays(-30))
            {
                count++;
                newest = e.At;
            }
        }

        return Faded(FieldRules.BusyLately(count), newest);
    }

    private long Papers(List<LeadEvent> events)
    {
        _latest.Clear();
        foreach (var e in events)
        {
            if (e.Name == "downloaded" && e.Subject is not null)
            {
                _latest[e.Subject] = e.At;
            }
        }

        return SumOfLatest(4_000, 16_000);
    }

    private long WatchedToEnd(List<LeadEvent> events)
    {
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "watched" && e.Amount >= 75)
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(4_000 * factors), 8_000);
    }

    private long TradeShow(List<LeadEvent> events)
    {
        var faded = 0L;
        foreach (var e in events)
        {
            if (e.Name == "attended" && Texts.Is(e.Subject, "trade show"))
            {
                faded = Faded(15_000, e.At);
            }
        }

        return faded;
    }

    private long Webinars(List<LeadEvent> events)
    {
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "attended" && Texts.Is(e.Subject, "webinar"))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(6_000 * factors), 12_000);
    }

    private long PhoneCalls(List<LeadEvent> events)
    {
        var perDay = new PerDay(1);
        var products = 0L;
        foreach (var e in events)
        {
            if (e.Name == "spoke" && perDay.Take(DayOf(e)))
            {
                products += PointsOf(e) * FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(products), 20_000);
    }

    private long UsesTrial(List<LeadEvent> events)
    {
        var perDay = new PerDay(1);
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "logged in" && perDay.Take(DayOf(e)))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(3_000 * factors), 24_000);
    }

    private long Opens(List<LeadEvent> events, string kind, long points, long most)
    {
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "opened email" && Texts.Is(e.Subject, kind))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(points * factors), most);
    }

    private long Clicks(List<LeadEvent> events)
    {
        var perDay = new PerDay(2);
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "clicked email" && perDay.Take(DayOf(e)))
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(2_000 * factors), 10_000);
    }

    private long OpensMost(List<LeadEvent> events)
    {
        var opened = 0;
        var received = 0;
        var newest = asOf;
        foreach (var e in events)
        {
            if (e.Name == "opened email")
            {
                opened++;
                newest = e.At;
            }
            else if (e.Name == "received email")
            {
                received++;
                newest = e.At;
            }
        }

        return received > 0 && (double)opened / received >= 0.4 ? Faded(3_000, newest) : 0;
    }

    private long Shares(List<LeadEvent> events)
    {
        var factors = 0L;
        foreach (var e in events)
        {
            if (e.Name == "shared")
            {
                factors += FactorOf(e);
            }
        }

        return Math.Min(Decay.Thousandths(2_000 * factors), 6_000);
    }

    private long Silence(Lead lead)
    {
        var since = lead.Created;
        foreach (var e in lead.Events)
        {
            if (e.Name == "visited")
            {
                since = e.At;
            }
        }

        return since <= asOf ? FieldRules.Silence((asOf - since.Value).Days) : 0;
    }

    private bool Requested(List<LeadEvent> events, string form, int? withinDays)
    {
        foreach (var e in events)
        {
            if (e.Name == "requested" && Texts.Is(e.Subject, form) && (withinDays is not { } days || e.At > asOf.AddDays(-days)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Happened(List<LeadEvent> events, string name)
    {
        foreach (var e in events)
        {
            if (e.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static int VisitsOf(List<LeadEvent> events, string segment)
    {
        var count = 0;
        foreach (var e in events)
        {
            if (e.Name == "visited" && Texts.HasSegment(e.Subject, segment))
            {
                count++;
            }
        }

        return count;
    }

    private bool LoggedInWithin(List<LeadEvent> events, int days)
    {
        foreach (var e in events)
        {
            if (e.Name == "logged in" && e.At > asOf.AddDays(-days))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some event after an instant was matched by a rule of engagement that gives points.</summary>
    private bool RaisedSince(List<LeadEvent> events, DateTime since, ReadOnlySpan<long> points)
    {
        foreach (var e in events)
        {
            if (e.At > since && Raises(e, points))
            {
                return true;
            }
        }

        return false;
    }

    private bool Raises(LeadEvent e, ReadOnlySpan<long> points) => e.Name switch
    {
        "visited" => (points[Rule.Pricing] > 0 && Texts.HasSegment(e.Subject, "pricing"))
            || Texts.IsProductPage(e.Subject)
            || Texts.HasSegment(e.Subject, "blog")
            || (points[Rule.BusyLately] > 0 && e.At > asOf.AddDays(-30)),
        "requested" => Texts.Is(e.Subject, "demo") || Texts.Is(e.Subject, "quote"),
        "watched" => e.Amount >= 75,
        "attended" => Texts.Is(e.Subject, "trade show") || Texts.Is(e.Subject, "webinar"),
        "spoke" => PointsOf(e) > 0,
        "opened email" => points[Rule.OpensMost] > 0 || Texts.Is(e.Subject, "newsletter") || Texts.Is(e.Subject, "promotion"),
        "received email" => points[Rule.OpensMost] > 0,
        "downloaded" or "logged in" or "clicked email" or "shared" => true,
        _ => false,
    };

    private long SumOfLatest(long points, long most)
    {
        var factors = 0L;
        foreach (var at in _latest.Values)
        {
            factors += Decay.Factor(asOf - at);
        }

        return Math.Min(Decay.Thousandths(points * factors), most);
    }

    private long FactorOf(LeadEvent e) => Decay.Factor(asOf - e.At);

    private long Faded(long points, DateTime at) => points == 0 ? 0 : Decay.Thousandths(points * Decay.Factor(asOf - at));

    private static long DayOf(LeadEvent e) => e.At.Ticks / TimeSpan.TicksPerDay;

    private static long PointsOf(LeadEvent e) => e.Amount is { } minutes ? (long)Math.Floor((minutes * 1000) + 0.5) : 0;
}
