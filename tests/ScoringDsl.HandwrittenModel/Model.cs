using System.Runtime.CompilerServices;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.HandwrittenModel;

/// <summary>
/// A model written by hand in the shape that the compiler gives to one, so that the runtime is tested without the compiler:
/// <code>
/// score fit range 0..100 {
///   employees >= 100 => +30
///   title has word "VP" => +20
///   email domain gmail => -10
/// }
/// score engagement range 0..100 {
///   decay half-life 30 days
///   "Pricing intent": visited pricing >= 5 within 30 days => +20
///   requested demo => +30 decay none
///   each opened email newsletter => +1 up to 10
///   each distinct asset of downloaded => +5 up to 25
///   each purchased => +0.1 * amount at most 3 per day up to 40
///   group "Visits" weight 50% up to 15 { each visited within 90 days => +2.001 }
///   group "Known companies" when employees is known { created within 365 days => +7 }
///   each visited careers => -5 down to -20
/// }
/// score total range 0..100 rounded = 0.4 * fit + 0.6 * engagement
/// bands grade of fit { A >= 50; B >= 20; C otherwise }
/// stages lifecycle { customer when purchased; lead when email is valid; visitor otherwise }
/// exclude job_seeker when visited careers >= 2 and not visited pricing
/// segment cold when not visited within 90 days
/// handoff sales when total >= 20 because top 3 reasons of engagement, fit
/// </code>
/// </summary>
public sealed class Model : CompiledModel
{
    private const int VisitedPricing = 1, VisitedCareers = 2, Visited = 0, Newsletter = 3, Demo = 4, Downloaded = 5, Purchased = 6;
    private const int Always = 0, Within30 = 1, Within90 = 2;
    private const int HalfLife = 0;

    /// <inheritdoc/>
    public override int Abi => 1;

    /// <inheritdoc/>
    public override ModelDefinition Describe() => Description.Make();

    /// <inheritdoc/>
    public override void ScoreRow(Evaluation x)
    {
        x.Scores[0] = PointsMath.Capped(Group0(x), 0, 100_000);
        x.Scores[1] = PointsMath.Capped(Group1(x), 0, 100_000);
        x.Scores[2] = PointsMath.Rounded(PointsMath.Capped(Formula2(x), 0, 100_000));
        x.Labels[0] = x.Scores[0] >= 50_000 ? 0 : x.Scores[0] >= 20_000 ? 1 : 2;
        x.Labels[1] = x.Count(Purchased, Always) >= 1 ? 0 : (x.TextBits(0, 0) & 2) != 0 ? 1 : 2;
        x.Flags[0] = x.Count(VisitedCareers, Always) >= 2 && x.Count(VisitedPricing, Always) == 0;
        x.Flags[1] = x.Count(Visited, Within90) == 0;
        x.Flags[2] = !x.Flags[0] && x.Scores[2] >= 20_000;
    }

    /// <inheritdoc/>
    public override long Contribution(Evaluation x, int rule) => rule switch
    {
        0 => Rule0(x),
        1 => Rule1(x),
        2 => Rule2(x),
        3 => Rule3(x),
        4 => Rule4(x),
        5 => Rule5(x),
        6 => Rule6(x),
        7 => Rule7(x),
        8 => Rule8(x),
        9 => Rule9(x),
        10 => Rule10(x),
        _ => 0,
    };

    /// <inheritdoc/>
    public override bool GroupHolds(Evaluation x, int group) => group != 4 || When4(x);

    /// <inheritdoc/>
    public override long Formula(Evaluation x, int score) => score == 2 ? Formula2(x) : 0;

    /// <inheritdoc/>
    public override void MatchEvent(int eventIndex, EventSignature e)
    {
        switch (eventIndex)
        {
            case 0:
                e.Pass(Visited);
                PassIf(e, VisitedPricing, e.Text(0, 0));
                PassIf(e, VisitedCareers, e.Text(0, 1));
                break;
            case 1:
                PassIf(e, Newsletter, e.Text(1, 0));
                break;
            case 2:
                PassIf(e, Demo, e.Text(2, 0));
                break;
            case 3:
                e.Pass(Downloaded);
                break;
            case 4:
                e.Pass(Purchased);
                break;
        }
    }

    private static void PassIf(EventSignature e, int filter, bool passes)
    {
        if (passes)
        {
            e.Pass(filter);
        }
    }

    private static long Group0(Evaluation x)
    {
        var s = x.TextFold(1, 0);
        if (x.Numbers[0] >= 100)
        {
            s += 30_000;
        }

        if ((x.TextBits(0, 0) & 1) != 0)
        {
            s += -10_000;
        }

        return s;
    }

    private static long Group1(Evaluation x)
    {
        var s = 0L;
        if (x.Count(VisitedPricing, Within30) >= 5)
        {
            s += PointsMath.Decayed(20_000, x.DecayFactor(HalfLife, x.Last(VisitedPricing, Within30)));
        }

        if (x.Count(Demo, Always) >= 1)
        {
            s += 30_000;
        }

        s += PointsMath.Capped(PointsMath.Decayed(1_000, x.DecaySum(Newsletter, Always, HalfLife)), long.MinValue, 10_000);
        s += PointsMath.Capped(Rule6(x), long.MinValue, 25_000);
        s += PointsMath.Capped(Rule7(x), long.MinValue, 40_000);
        s += Group3(x);
        s += Group4(x);
        s += PointsMath.Capped(PointsMath.Decayed(-5_000, x.DecaySum(VisitedCareers, Always, HalfLife)), -20_000, long.MaxValue);
        return s;
    }

    private static long Group3(Evaluation x) =>
        PointsMath.Capped(PointsMath.Weighted(PointsMath.Decayed(2_001, x.DecaySum(Visited, Within90, HalfLife)), 500_000), long.MinValue, 15_000);

    private static long Group4(Evaluation x) => When4(x) ? Rule9(x) : 0;

    private static bool When4(Evaluation x) => !double.IsNaN(x.Numbers[0]);

    private static long Formula2(Evaluation x) =>
        PointsMath.FromNumber((0.4 * PointsMath.ToNumber(x.Scores[0])) + (0.6 * PointsMath.ToNumber(x.Scores[1])));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule0(Evaluation x) => x.Numbers[0] >= 100 ? 30_000 : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule1(Evaluation x) => (x.TextBits(1, 0) & 1) != 0 ? 20_000 : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule2(Evaluation x) => (x.TextBits(0, 0) & 1) != 0 ? -10_000 : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule3(Evaluation x)
    {
        x.Note(x.Count(VisitedPricing, Within30), x.Last(VisitedPricing, Within30));
        return x.Count(VisitedPricing, Within30) >= 5
            ? PointsMath.Decayed(20_000, x.DecayFactor(HalfLife, x.Last(VisitedPricing, Within30)))
            : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule4(Evaluation x)
    {
        x.Note(x.Count(Demo, Always), long.MinValue);
        return x.Count(Demo, Always) >= 1 ? 30_000 : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule5(Evaluation x)
    {
        x.Note(x.Count(Newsletter, Always), long.MinValue);
        return PointsMath.Decayed(1_000, x.DecaySum(Newsletter, Always, HalfLife));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule6(Evaluation x)
    {
        x.StartPicking();
        for (var e = x.FirstEvent; e < x.EndEvent; e++)
        {
            if (x.Matches(e, Downloaded, Always))
            {
                x.Pick(e, 5_000);
            }
        }

        x.KeepLatestByText(0);
        x.Note(x.PickedCount, x.PickedLast);
        return x.PickedPoints(HalfLife);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule7(Evaluation x)
    {
        x.StartPicking();
        for (var e = x.FirstEvent; e < x.EndEvent; e++)
        {
            if (x.Matches(e, Purchased, Always))
            {
                x.Pick(e, PointsMath.FromNumber(PointsMath.Finite(0.1 * x.EventNumber(e, 0))));
            }
        }

        x.KeepPerPeriod(3, 86_400_000_000L);
        x.Note(x.PickedCount, x.PickedLast);
        return x.PickedPoints(HalfLife);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule8(Evaluation x)
    {
        x.Note(x.Count(Visited, Within90), long.MinValue);
        return PointsMath.Decayed(2_001, x.DecaySum(Visited, Within90, HalfLife));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule9(Evaluation x) =>
        x.Instants[0] > x.AsOf - (365 * 86_400_000_000L) && x.Instants[0] <= x.AsOf ? 7_000 : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Rule10(Evaluation x)
    {
        x.Note(x.Count(VisitedCareers, Always), long.MinValue);
        return PointsMath.Decayed(-5_000, x.DecaySum(VisitedCareers, Always, HalfLife));
    }
}
