using System.Globalization;
using System.Numerics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>
/// Rules over random events, against the same rules written out in plain C#: lists, loops and fractions. Instants are whole hours,
/// some a microsecond off, so that events meet each other, asOf and the ends of windows and periods.
/// </summary>
public sealed class RandomLeadsTests
{
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;
    private const long AsOf = 20_240 * Day;

    private const string Text = Models.Schema +
        """
        ignore purchased where (amount < employees * -0.5)
        ignore downloaded where (kind is bot)
        ignore visited more than 1 within 3 hours
        ignore downloaded more than 2 within 5 hours
        ignore downloaded s1 more than 1 within 9 hours
        score plain {
          "pages": each visited pricing within 30 days => +1.5
          "range": visited in 2..3 => +7
          "amounts": each purchased where (amount >= employees) => +0.1 * amount up to 40
          "categories": each distinct category of purchased within 60 days => +1 * amount
          "downloads": each downloaded => +1 at most 2 per day
          "sum": sum of amount of purchased between 10 and 40 days ago >= 100 => +3
          "silence": every 7 days without visited since created => -1.5 down to -20
          "last": days since last requested > 3 => +11
          "most": most purchased within 30 days per category >= 2 => +0.5
          "rest": each downloaded within 30 days => +0.007
        }
        score faded {
          decay half-life 20 days
          "visits": each visited => +2.345
          "large": purchased where (amount >= 50) => +30
          "line": each purchased => +1 * amount decay linear over 45 days
          "steps": each downloaded => -4.001 at most 1 per week decay 15% every 3 days
          "window": each requested older than 5 days => +3.333
        }
        """;

    private sealed record Event(int Number, string Kind, long At, string Subject, double? Amount);

    private sealed record Lead(double? Employees, long? Created, List<Event> Events);

    [Fact]
    public void Random_leads_score_as_plain_code_says()
    {
        using var model = ModelCompiler.CompileAndLoad(Models.Analyze(Text));
        var random = new Random(11);
        var leads = Enumerable.Range(0, 300).Select(_ => MakeLead(random)).ToList();
        var block = Block(model, leads);
        foreach (var asOf in new[] { AsOf, AsOf + 1, AsOf - 1, AsOf - (10 * Day), AsOf - (60 * Day), AsOf + (365 * Day) })
        {
            var table = model.ScoreBatch(block, asOf, threads: 1);
            for (var row = 0; row < leads.Count; row++)
            {
                var expected = (Plain(leads[row], asOf), Faded(leads[row], asOf));
                Assert.True(
                    expected == (table.GetScore(row, 0), table.GetScore(row, 1)),
                    string.Create(CultureInfo.InvariantCulture, $"lead {row} as of {asOf - AsOf:+0;-0}: {table.GetScore(row, 0)}, {table.GetScore(row, 1)} and not {expected}"));
            }
        }
    }

    private static long Plain(Lead lead, long asOf)
    {
        var visited = Of(lead, "visited", asOf);
        var purchased = Of(lead, "purchased", asOf);
        var score = 1500L * visited.Count(e => e.Subject == "pricing" && e.At > asOf - (30 * Day));
        score += visited.Count is 2 or 3 ? 7000 : 0;
        score += Math.Min(40_000, purchased.Where(e => e.Amount >= lead.Employees).Sum(e => Thousandths(0.1 * e.Amount)));
        score += purchased.Where(e => e.At > asOf - (60 * Day)).GroupBy(e => e.Subject)
            .Sum(g => g.Where(e => e.At == g.Max(o => o.At)).Max(e => Thousandths(e.Amount)));
        score += Of(lead, "downloaded", asOf).GroupBy(e => Floor(e.At, Day)).Sum(g => Math.Min(g.Count(), 2) * 1000L);
        score += purchased.Where(e => e.At > asOf - (40 * Day) && e.At <= asOf - (10 * Day)).Sum(e => (decimal)(e.Amount ?? 0)) >= 100 ? 3000 : 0;
        var since = visited.Count > 0 ? visited.Max(e => e.At) : lead.Created;
        score += since <= asOf ? Math.Max(-20_000, (asOf - since.Value) / (7 * Day) * -1500) : 0;
        var requested = Of(lead, "requested", asOf);
        score += purchased.Where(e => e.At > asOf - (30 * Day)).GroupBy(e => e.Subject).Any(g => g.Count() >= 2) ? 500 : 0;
        score += Of(lead, "downloaded", asOf).Count(e => e.At > asOf - (30 * Day)) * 7;
        return score + (requested.Count > 0 && asOf - requested.Max(e => e.At) > 3 * Day ? 11_000 : 0);
    }

    private static long Faded(Lead lead, long asOf)
    {
        var purchased = Of(lead, "purchased", asOf);
        var score = Round(Of(lead, "visited", asOf).Select(e => 2345 * HalfLife(asOf - e.At)));
        score += Round(purchased.Where(e => e.Amount >= 50).OrderBy(e => e.At).TakeLast(1).Select(e => 30_000 * HalfLife(asOf - e.At)));
        score += Round(purchased.Select(e => Thousandths(e.Amount) * Line(asOf - e.At)));
        var firsts = Of(lead, "downloaded", asOf).GroupBy(e => Floor(e.At + (3 * Day), 7 * Day)).Select(g => g.Min(e => e.At));
        score += Round(firsts.Select(at => -4001 * Steps((int)((asOf - at) / (3 * Day)))));
        return score + Round(Of(lead, "requested", asOf).Where(e => e.At <= asOf - (5 * Day)).Select(e => 3333 * HalfLife(asOf - e.At)));
    }

    /// <summary>The events up to an instant, without those to ignore.</summary>
    private static List<Event> Of(Lead lead, string kind, long asOf)
    {
        List<Event> known = [.. lead.Events.Where(e => e.Kind == kind && e.At <= asOf)];
        return kind switch
        {
            "purchased" => [.. known.Where(e => !(e.Amount < lead.Employees * -0.5))],
            "visited" => [.. known.Except(Bursts(known, 1, 3 * Hour))],
            "downloaded" => [.. known.Except(Bursts(known, 2, 5 * Hour)).Except(Bursts([.. known.Where(e => e.Subject == "s1")], 1, 9 * Hour))],
            _ => known,
        };
    }

    private static IEnumerable<Event> Bursts(List<Event> events, int count, long duration) => events
        .Select(first => events.Where(e => e.At >= first.At && e.At <= first.At + duration).ToList())
        .Where(together => together.Count > count)
        .SelectMany(together => together);

    /// <summary>Points to thousandths, half away from zero; missing is 0.</summary>
    private static long Thousandths(double? points) => points is { } known ? Math.Sign(known) * (long)Math.Floor((Math.Abs(known) * 1000) + 0.5) : 0;

    /// <summary>A sum of thousandths times units of 2^-32, rounded once, half away from zero.</summary>
    private static long Round(IEnumerable<BigInteger> products)
    {
        var sum = products.Aggregate(BigInteger.Zero, (all, one) => all + one);
        return sum.Sign * (long)((BigInteger.Abs(sum) + (BigInteger.One << 31)) >> 32);
    }

    private static BigInteger HalfLife(long age) => (BigInteger)Math.Floor((Math.Pow(2, -(double)age / (20 * Day)) * 4_294_967_296) + 0.5);

    private static BigInteger Line(long age) => age >= 45 * Day ? 0 : Units((45 * Day) - age, 45 * Day);

    private static BigInteger Steps(int steps) => Units(BigInteger.Pow(85, steps), BigInteger.Pow(100, steps));

    /// <summary>A fraction in units of 2^-32, half up.</summary>
    private static BigInteger Units(BigInteger numerator, BigInteger denominator) => ((numerator << 33) + denominator) / (denominator << 1);

    private static long Floor(long at, long period) => (at - (((at % period) + period) % period)) / period;

    private static Lead MakeLead(Random random)
    {
        var events = new List<Event>();

        // Evaluation handles events in words of 64.
        for (var i = random.Next(5) == 0 ? 60 + random.Next(150) : random.Next(30); i > 0; i--)
        {
            var at = AsOf - (random.Next(-36, 24 * 70) * Hour) + (random.Next(4) == 0 ? random.Next(-1, 2) : 0);
            var kind = new[] { "visited", "purchased", "purchased", "downloaded", "requested" }[random.Next(5)];
            double? amount = kind != "purchased" || random.Next(6) == 0 ? null : random.Next(-200, 2000) / 10.0;
            events.Add(new Event(i, kind, at, kind == "visited" ? (random.Next(2) == 0 ? "pricing" : "blog") : $"s{random.Next(3)}", amount));
        }

        return new Lead(random.Next(4) == 0 ? null : random.Next(0, 200), random.Next(3) == 0 ? null : AsOf - (random.Next(-100, 24 * 90) * Hour), events);
    }

    private static LeadBlock Block(ScoringModel model, List<Lead> leads)
    {
        var definition = model.Definition;
        var builder = model.NewBlock();
        var (employees, created) = (Field("employees"), Field("created"));
        foreach (var lead in leads)
        {
            var row = builder.AddLead("1");
            builder.SetNumber(row, employees, lead.Employees ?? double.NaN);
            builder.SetInstant(row, created, lead.Created ?? long.MinValue);
            foreach (var e in lead.Events)
            {
                var kind = Array.FindIndex(definition.Events, d => d.Name == e.Kind);
                var added = builder.AddEvent(row, kind, e.At, "");
                builder.TrySetProperty(added, Array.FindIndex(definition.Events[kind].Properties, p => p.IsSubject), e.Subject);
                if (e.Amount is { } amount)
                {
                    builder.SetPropertyNumber(added, Array.FindIndex(definition.Events[kind].Properties, p => p.Name == "amount"), amount);
                }
            }
        }

        return builder.Build();

        int Field(string name) => Array.FindIndex(definition.LeadFields, f => f.Name == name);
    }
}
