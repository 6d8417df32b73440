namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>What hand-written rules found of one lead beside points, and what follows from it.</summary>
internal struct Findings
{
    public bool Learner;
    public bool EmailIsValid;
    public bool EmailIsCompetitors;
    public bool EmailIsEdu;
    public bool HasPurchased;
    public bool AskedForQuote;
    public bool AskedForDemoWithin90Days;
    public bool VisitedPricing;
    public bool VisitedCareersTwice;
    public bool LoggedInWithin30Days;
    public bool RaisedWithin60Days;

    private const int A = 0, B = 1, C = 2, D = 3;
    private const int Customer = 0, Opportunity = 1, Sql = 2, Mql = 3, Identified = 4, Visitor = 5;

    /// <summary>Adds up the points and draws the conclusions: scores, bands, stage, exclusions, segments, hand-off with its reasons.</summary>
    /// <param name="points">What each rule gave, capped by its own cap, in thousandths.</param>
    /// <param name="results">Takes the results.</param>
    /// <param name="row">The lead's row in them.</param>
    public readonly void Conclude(ReadOnlySpan<long> points, HandResults results, int row)
    {
        var ready = Math.Min(points[Rule.BudgetApproved] + points[Rule.DecidingSoon], 25_000);
        var fit = Math.Clamp(Sum(points[Rule.Decides..Rule.BudgetApproved]) + ready, 0, 100_000);

        var mail = Math.Min(Sum(points[Rule.OpensNewsletters..Rule.Shares]), 12_000);
        var engagement = Math.Clamp(
            Sum(points[Rule.Pricing..Rule.OpensNewsletters]) + mail + Sum(points[Rule.Shares..]), 0, 100_000);

        var formula = (long)Math.Floor((((0.4 * (fit / 1000.0)) + (0.6 * (engagement / 1000.0))) * 1000) + 0.5);
        var total = Math.Clamp(formula + points[Rule.DecidesAndAskedForDemo], 0, 100_000);
        total = (total + 500) / 1000 * 1000;

        var scores = results.Scores.AsSpan(row * HandResults.ScoreCount, HandResults.ScoreCount);
        scores[0] = total;
        scores[1] = fit;
        scores[2] = engagement;

        var grade = fit >= 60_000 ? A : fit >= 40_000 ? B : fit >= 20_000 ? C : D;
        var activity = engagement >= 50_000 ? 0 : engagement >= 25_000 ? 1 : engagement >= 10_000 ? 2 : 3;
        var lifecycle = HasPurchased ? Customer
            : AskedForQuote ? Opportunity
            : AskedForDemoWithin90Days && grade <= C ? Sql
            : grade <= B && activity <= 1 ? Mql
            : EmailIsValid ? Identified
            : Visitor;

        var labels = results.Labels.AsSpan(row * HandResults.LabelCount, HandResults.LabelCount);
        labels[0] = grade;
        labels[1] = activity;
        labels[2] = (grade * 4) + activity;
        labels[3] = lifecycle;

        var flags = results.Flags.AsSpan(row * HandResults.FlagCount, HandResults.FlagCount);
        flags[0] = EmailIsCompetitors;
        flags[1] = VisitedCareersTwice && !VisitedPricing;
        flags[2] = Learner && EmailIsEdu;
        flags[3] = !RaisedWithin60Days;
        flags[4] = grade <= B && activity == 3;
        flags[5] = LoggedInWithin30Days && !HasPurchased;
        flags[6] = !(flags[0] || flags[1] || flags[2]) && total >= 50_000 && lifecycle is Mql or Sql or Opportunity;

        var reasons = results.Reasons.AsSpan(row * HandResults.ReasonCount, HandResults.ReasonCount);
        reasons.Fill(-1);
        if (flags[6])
        {
            FindReasons(points, reasons);
        }
    }

    /// <summary>The three rules of fit and engagement that gave most; of equal ones, the earlier.</summary>
    private static void FindReasons(ReadOnlySpan<long> points, Span<int> reasons)
    {
        Span<long> most = stackalloc long[HandResults.ReasonCount];
        most.Clear();
        for (var rule = Rule.Decides; rule < Rule.Count; rule++)
        {
            var place = HandResults.ReasonCount;
            while (place > 0 && points[rule] > most[place - 1])
            {
                place--;
            }

            for (var later = HandResults.ReasonCount - 1; later > place; later--)
            {
                most[later] = most[later - 1];
                reasons[later] = reasons[later - 1];
            }

            if (place < HandResults.ReasonCount)
            {
                most[place] = points[rule];
                reasons[place] = rule;
            }
        }
    }

    private static long Sum(ReadOnlySpan<long> points)
    {
        var sum = 0L;
        foreach (var one in points)
        {
            sum += one;
        }

        return sum;
    }
}
