using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>
/// The model as an expert tunes it: one pass over a lead's events fills a histogram by class and picks out the events that fade;
/// their factors are computed together; rules read the histogram and one sum each.
/// </summary>
internal sealed class FusedPass
{
    // Sums of factors: first the rules with `each`, then those that fade by their newest event.
    private const int Products = 0, Blog = 1, Papers = 2, Watched = 3, Webinars = 4, Phone = 5, Trial = 6, Newsletters = 7, Offers = 8, Clicks = 9, Shares = 10;
    private const int Pricing = 11, Demo = 12, Quote = 13, Busy = 14, TradeShow = 15, OpensMost = 16;
    private const int SumCount = 17;

    private static readonly int[] RuleOfSum =
    [
        Rule.ProductPages, Rule.ReadsBlog, Rule.Papers, Rule.WatchedToEnd, Rule.Webinars, Rule.PhoneCalls, Rule.UsesTrial, Rule.OpensNewsletters,
        Rule.OpensOffers, Rule.Clicks, Rule.Shares, Rule.Pricing, Rule.AskedForDemo, Rule.AskedForQuote, Rule.BusyLately, Rule.TradeShow, Rule.OpensMost,
    ];

    private static readonly long[] CapOfSum =
    [
        12_000, 5_000, 16_000, 8_000, 12_000, 20_000, 24_000, 4_000, 6_000, 10_000, 6_000,
        long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue,
    ];

    // By class: the sum its events go to one by one, or -1; and how many a day.
    private static readonly sbyte[] EachOfClass = MakeEachOfClass();
    private static readonly int[] MostPerDay = MakeMostPerDay();
    private static readonly long[] PointsOfSum = [2_000, 500, 4_000, 4_000, 6_000, 1, 3_000, 500, 1_000, 2_000, 2_000, 0, 0, 0, 0, 0, 0];

    // By class: bits that say what the pass does with an event.
    private const byte IsEach = 1, IsDistinct = 2, IsRaising = 4, IsVisit = 8;
    private static readonly byte[] TasksOfClass = MakeTasks();

    private readonly IdLeads _leads;
    private readonly long _asOf;
    private readonly int[] _counts = new int[EventClass.Count];
    private readonly int[] _newest = new int[EventClass.Count];
    private readonly long[] _sums = new long[SumCount];
    private readonly long[] _days = new long[SumCount];
    private readonly int[] _taken = new int[SumCount];
    private int[] _each = [];
    private int[] _distinct = [];
    private long[] _ages = [];
    private long[] _points = [];
    private long[] _factors = [];
    private byte[] _sumOfAge = [];

    // By subject, the number of the lead that was seen with it last.
    private int[] _pageSeenBy = [];
    private int[] _assetSeenBy = [];
    private int _leadNumber;

    public FusedPass(IdLeads leads, long asOf)
    {
        _leads = leads;
        _asOf = asOf;
        Array.Fill(_days, -1);
    }

    public static HandResults ScoreAll(IdLeads leads, long asOf)
    {
        var results = new HandResults(leads.Count);
        var pass = new FusedPass(leads, asOf);
        for (var row = 0; row < leads.Count; row++)
        {
            pass.Score(row, results, row);
        }

        return results;
    }

    public void Score(int row, HandResults results, int resultRow)
    {
        var start = _leads.EventStarts[row];
        var end = _leads.EventStarts[row + 1];
        Reserve(end - start);
        Array.Clear(_counts);
        Array.Clear(_sums);
        Array.Fill(_newest, -1);

        var (each, distinct, recentVisits, newestRaising) = Pass(start, end);
        var counts = _counts;
        var newest = _newest;
        var (pricingVisits, newestPricing, careersVisits, visits, newestVisit) = (0, -1, 0, 0, -1);
        for (var c = EventClass.Visited; c < EventClass.VisitedEnd; c++)
        {
            visits += counts[c];
            newestVisit = Math.Max(newestVisit, newest[c]);
            pricingVisits += (c & (int)EventTraits.Pricing) != 0 ? counts[c] : 0;
            newestPricing = Math.Max(newestPricing, (c & (int)EventTraits.Pricing) != 0 ? newest[c] : -1);
            careersVisits += (c & (int)EventTraits.Careers) != 0 ? counts[c] : 0;
        }

        var opened = counts[EventClass.OpenedEmail] + counts[EventClass.OpenedEmail + 1] + counts[EventClass.OpenedEmail + 2];
        var newestOpened = Math.Max(newest[EventClass.OpenedEmail], Math.Max(newest[EventClass.OpenedEmail + 1], newest[EventClass.OpenedEmail + 2]));
        var received = counts[EventClass.ReceivedEmail];
        var newestMail = Math.Max(newestOpened, newest[EventClass.ReceivedEmail]);
        var newestDemo = newest[EventClass.Requested + (int)EventTraits.Demo];
        var newestQuote = newest[EventClass.Requested + (int)EventTraits.Quote];
        var newestTradeShow = newest[EventClass.Attended + (int)EventTraits.TradeShow];
        var opensMost = received > 0 && (double)opened / received >= 0.4;
        var busy = FieldRules.BusyLately(recentVisits);

        var fading = TakeEach(each);
        fading = TakeDistinct(distinct, fading);
        fading = TakeNewest(newestPricing, pricingVisits >= 5, Pricing, 20_000, fading);
        fading = TakeNewest(newestDemo, newestDemo >= 0, Demo, 30_000, fading);
        fading = TakeNewest(newestQuote, newestQuote >= 0, Quote, 25_000, fading);
        fading = TakeNewest(newestVisit, busy > 0, Busy, busy, fading);
        fading = TakeNewest(newestTradeShow, newestTradeShow >= 0, TradeShow, 15_000, fading);
        fading = TakeNewest(newestMail, opensMost, OpensMost, 3_000, fading);
        AddUp(fading);

        Span<long> points = stackalloc long[Rule.Count];
        for (var sum = 0; sum < SumCount; sum++)
        {
            points[RuleOfSum[sum]] = Math.Min(Decay.Thousandths(_sums[sum]), CapOfSum[sum]);
        }

        var facts = _leads.Facts[row];
        var decides = (facts & LeadFacts.Decides) != 0;
        var demoWithin60Days = IsAfter(newestDemo, 60);
        points[Rule.DecidesAndAskedForDemo] = decides && demoWithin60Days ? 10_000 : 0;
        FieldRules.Fit(facts, _leads.Employees[row], _leads.DecisionBy[row], _asOf, points);
        points[Rule.Unsubscribed] = counts[EventClass.Unsubscribed] > 0 ? -15_000 : 0;
        var since = newestVisit >= 0 ? _leads.At[newestVisit] : _leads.Created[row];
        points[Rule.Silence] = since != long.MinValue && since <= _asOf ? FieldRules.Silence((_asOf - since) / Instant.Day) : 0;

        var findings = new Findings
        {
            Learner = (facts & LeadFacts.Learner) != 0,
            EmailIsValid = (facts & LeadFacts.ValidEmail) != 0,
            EmailIsCompetitors = (facts & LeadFacts.Competitor) != 0,
            EmailIsEdu = (facts & LeadFacts.Edu) != 0,
            HasPurchased = counts[EventClass.Purchased] > 0,
            AskedForQuote = newestQuote >= 0,
            AskedForDemoWithin90Days = IsAfter(newestDemo, 90),
            VisitedPricing = pricingVisits >= 1,
            VisitedCareersTwice = careersVisits >= 2,
            LoggedInWithin30Days = IsAfter(newest[EventClass.LoggedIn], 30),
            RaisedWithin60Days = IsAfter(newestRaising, 60)
                || (pricingVisits >= 5 && IsAfter(newestPricing, 60))
                || busy > 0
                || (opensMost && IsAfter(newestMail, 60)),
        };
        findings.Conclude(points, results, resultRow);
    }

    private (int Each, int Distinct, int RecentVisits, int NewestRaising) Pass(int start, int end)
    {
        ref var classes = ref MemoryMarshal.GetArrayDataReference(_leads.Class);
        ref var at = ref MemoryMarshal.GetArrayDataReference(_leads.At);
        ref var tasksOfClass = ref MemoryMarshal.GetArrayDataReference(TasksOfClass);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref var newest = ref MemoryMarshal.GetArrayDataReference(_newest);
        ref var eachOnes = ref MemoryMarshal.GetArrayDataReference(_each);
        ref var distinctOnes = ref MemoryMarshal.GetArrayDataReference(_distinct);
        var monthAgo = _asOf - (30 * Instant.Day);
        var (each, distinct, recentVisits, newestRaising) = (0, 0, 0, -1);
        for (var e = start; e < end; e++)
        {
            var c = Unsafe.Add(ref classes, e);
            var tasks = Unsafe.Add(ref tasksOfClass, c);
            Unsafe.Add(ref counts, c)++;
            Unsafe.Add(ref newest, c) = e;

            // Without branches: written anyway, and kept only where the class asks for it.
            Unsafe.Add(ref eachOnes, each) = e;
            each += tasks & IsEach;
            Unsafe.Add(ref distinctOnes, distinct) = e;
            distinct += (tasks & IsDistinct) >> 1;
            newestRaising = (tasks & IsRaising) != 0 ? e : newestRaising;
            recentVisits += ((tasks & IsVisit) != 0) & (Unsafe.Add(ref at, e) > monthAgo) ? 1 : 0;
        }

        return (each, distinct, recentVisits, newestRaising);
    }

    /// <summary>Takes the events of rules with `each` in the order of time, no more of a day than the rule allows.</summary>
    private int TakeEach(int count)
    {
        var fading = 0;
        for (var i = 0; i < count; i++)
        {
            var e = _each[i];
            var sum = EachOfClass[_leads.Class[e]];
            var at = _leads.At[e];
            var day = at / Instant.Day;
            var taken = day == _days[sum] ? _taken[sum] + 1 : 1;
            _days[sum] = day;
            _taken[sum] = taken;
            _ages[fading] = _asOf - at;
            _sumOfAge[fading] = (byte)sum;
            _points[fading] = sum == Phone ? _leads.Points[e] : PointsOfSum[sum];
            fading += taken <= MostPerDay[sum] ? 1 : 0;
        }

        // The next lead's days are not these.
        Array.Fill(_days, -1);
        return fading;
    }

    /// <summary>Takes the latest visit of each product page and the latest download of each paper: backwards, the first of each.</summary>
    private int TakeDistinct(int count, int fading)
    {
        _leadNumber++;
        for (var i = count - 1; i >= 0; i--)
        {
            var e = _distinct[i];
            var subject = _leads.Subject[e];
            if (subject < 0)
            {
                continue;
            }

            var isPage = _leads.Class[e] < EventClass.VisitedEnd;
            ref var seenBy = ref SeenBy(ref isPage ? ref _pageSeenBy : ref _assetSeenBy, subject);
            if (seenBy != _leadNumber)
            {
                seenBy = _leadNumber;
                _ages[fading] = _asOf - _leads.At[e];
                _sumOfAge[fading] = isPage ? (byte)Products : (byte)Papers;
                _points[fading++] = isPage ? PointsOfSum[Products] : PointsOfSum[Papers];
            }
        }

        return fading;
    }

    private int TakeNewest(int newest, bool holds, int sum, long points, int fading)
    {
        if (holds)
        {
            _ages[fading] = _asOf - _leads.At[newest];
            _sumOfAge[fading] = (byte)sum;
            _points[fading++] = points;
        }

        return fading;
    }

    private void AddUp(int fading)
    {
        FastDecay.Factors(_ages, fading, _factors);
        for (var i = 0; i < fading; i++)
        {
            _sums[_sumOfAge[i]] += _points[i] * _factors[i];
        }
    }

    private bool IsAfter(int e, int daysAgo) => e >= 0 && _leads.At[e] > _asOf - (daysAgo * Instant.Day);

    private static ref int SeenBy(ref int[] seenBy, int subject)
    {
        if (subject >= seenBy.Length)
        {
            Array.Resize(ref seenBy, Math.Max(subject + 1, seenBy.Length * 2));
        }

        return ref seenBy[subject];
    }

    private void Reserve(int events)
    {
        if (_each.Length <= events)
        {
            // An event may fade in two rules, and six rules fade by their newest one.
            var most = (2 * events) + 6 + FastDecay.Room;
            _each = new int[events + 1];
            _distinct = new int[events + 1];
            _ages = new long[most];
            _points = new long[most];
            _factors = new long[most];
            _sumOfAge = new byte[most];
        }
    }

    private static sbyte[] MakeEachOfClass()
    {
        var each = new sbyte[EventClass.Count];
        Array.Fill(each, (sbyte)-1);
        for (var c = EventClass.Visited; c < EventClass.VisitedEnd; c++)
        {
            each[c] = (c & (int)EventTraits.Blog) != 0 ? (sbyte)Blog : (sbyte)-1;
        }

        each[EventClass.Watched + (int)EventTraits.ToEnd] = Watched;
        each[EventClass.Attended + (int)EventTraits.Webinar] = Webinars;
        each[EventClass.Spoke] = Phone;
        each[EventClass.Spoke + 1] = Phone;
        each[EventClass.LoggedIn] = Trial;
        each[EventClass.OpenedEmail + (int)EventTraits.Newsletter] = Newsletters;
        each[EventClass.OpenedEmail + (int)EventTraits.Promotion] = Offers;
        each[EventClass.ClickedEmail] = Clicks;
        each[EventClass.Shared] = Shares;
        return each;
    }

    private static int[] MakeMostPerDay()
    {
        var most = new int[SumCount];
        Array.Fill(most, int.MaxValue);
        most[Blog] = 2;
        most[Phone] = 1;
        most[Trial] = 1;
        most[Clicks] = 2;
        return most;
    }

    private static byte[] MakeTasks()
    {
        var tasks = new byte[EventClass.Count];
        for (var c = 0; c < tasks.Length; c++)
        {
            var isVisit = c < EventClass.VisitedEnd;
            var isDistinct = c == EventClass.Downloaded || (isVisit && (c & (int)EventTraits.Product) != 0);
            var isAsked = c is EventClass.Requested + (int)EventTraits.Demo or EventClass.Requested + (int)EventTraits.Quote
                or EventClass.Attended + (int)EventTraits.TradeShow;
            var isRaising = isAsked || isDistinct || (EachOfClass[c] >= 0 && c != EventClass.Spoke);
            tasks[c] = (byte)((EachOfClass[c] >= 0 ? IsEach : 0) | (isDistinct ? IsDistinct : 0) | (isRaising ? IsRaising : 0) | (isVisit ? IsVisit : 0));
        }

        return tasks;
    }
}
