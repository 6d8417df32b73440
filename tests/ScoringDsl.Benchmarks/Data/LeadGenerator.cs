using System.Globalization;

namespace ScoringDsl.Benchmarks.Data;

/// <summary>
/// Makes leads like those of samples/b2b-saas, in any number and with as many events as asked. The same lead comes out of the same
/// number in every run. Texts that repeat (titles, pages, …) are shared between leads, as an application's reader would do;
/// e-mail addresses and keys are each lead's own.
/// </summary>
internal static class LeadGenerator
{
    public static readonly DateTime AsOf = new(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    // How a kind of lead behaves: how many of a hundred they are, how far back their last event lies, how well they fit, and how
    // often each kind of event is theirs.
    private static readonly Persona[] Personas =
    [
        new("buyer", 12, 10, 0.6, 0.9, 0.22, Weights(visited: 45, received: 16, opened: 10, clicked: 3, downloaded: 6, watched: 6, attended: 1, requested: 2, spoke: 1, shared: 1, loggedIn: 12)),
        new("evaluator", 18, 25, 0.2, 0.9, 0.10, Weights(visited: 40, received: 16, opened: 8, clicked: 2, downloaded: 4, watched: 4, attended: 0.6, requested: 0.8, spoke: 0.6, shared: 0.3, loggedIn: 14)),
        new("reader", 24, 35, 0.2, 0.6, 0.02, Weights(visited: 40, received: 26, opened: 9, clicked: 2, downloaded: 2, watched: 2, attended: 0.3, requested: 0.2, spoke: 0.2, shared: 0.3)),
        new("gone quiet", 22, 150, 0.2, 0.6, 0.06, Weights(visited: 45, received: 30, opened: 5, clicked: 1, downloaded: 1, watched: 1, requested: 0.1, unsubscribed: 0.5)),
        new("customer", 8, 15, 0.2, 0.9, 0.08, Weights(visited: 36, received: 20, opened: 10, clicked: 3, downloaded: 3, watched: 3, attended: 0.5, requested: 0.8, spoke: 0.5, shared: 0.3, loggedIn: 20, purchased: 2)),
        new("student", 6, 20, 0.0, 0.6, 0.01, Weights(visited: 60, received: 28, opened: 11, clicked: 2, downloaded: 1, watched: 1)),
        new("job seeker", 5, 30, 0.2, 0.6, 0.0, Weights(visited: 95, downloaded: 2, watched: 2, shared: 1)),
        new("competitor", 5, 12, 0.6, 0.6, 0.25, Weights(visited: 50, received: 14, opened: 11, clicked: 4, downloaded: 8, watched: 8, attended: 1, requested: 0.5)),
    ];

    private static readonly string[] Deciders = ["CEO", "CTO", "VP Operations", "Director of IT", "Head of Delivery", "COO"];
    private static readonly string?[] Others = ["Project Manager", "Team Lead", "Engineer", "Analyst", "Consultant", "Office Manager", null, "n/a"];
    private static readonly string[] Learners = ["Student", "Intern"];
    private static readonly string?[] Industries = ["software", "software", "finance", "healthcare", "manufacturing", "retail", "education", "other", null];
    private static readonly string[] Served = ["Germany", "France", "Netherlands", "United Kingdom", "United States", "Canada"];
    private static readonly string?[] Unserved = ["Brazil", "Japan", "Kenya", null];
    private static readonly string[] FreeMail = ["gmail.com", "gmail.com", "yahoo.com", "yahoo.fr", "hotmail.co.uk", "outlook.com"];
    private static readonly string[] Rivals = ["planrival.example", "taskfoe.example", "gantt-enemy.example"];
    private static readonly string[] Products = ["/product/boards", "/product/timeline", "/product/reports", "/product/automation", "/product/api", "/product/security"];
    private static readonly string[] Posts = ["/blog/five-signs-of-a-late-project", "/blog/planning-poker", "/blog/what-is-a-milestone", "/blog/remote-teams", "/blog/planning-poker?utm_source=mail"];
    private static readonly string[] OtherPages = ["/", "/about", "/customers", "/docs/start"];
    private static readonly string[] PricingPages = ["/pricing", "/pricing", "/pricing", "/pricing?plan=team", "https://www.example.com/pricing"];
    private static readonly string[] Assets = ["buyers-guide", "security-paper", "roi-template", "migration-checklist", "case-study-logistics"];
    private static readonly string[] Videos = ["tour-1", "tour-2", "tour-3"];
    private static readonly string[] Networks = ["linkedin", "mastodon", "youtube"];
    private static readonly string[] Plans = ["team", "business"];

    private static readonly string[] Names =
    [
        "visited", "received email", "opened email", "clicked email", "unsubscribed", "downloaded", "watched", "attended", "requested",
        "spoke", "shared", "logged in", "purchased",
    ];

    public static Lead[] Generate(int count, int eventsEach)
    {
        var leads = new Lead[count];
        for (var number = 0; number < count; number++)
        {
            leads[number] = Make(number, eventsEach);
        }

        return leads;
    }

    private static Lead Make(int number, int events)
    {
        var random = new SplitMix(20250601UL + ((ulong)number << 20));
        var persona = PickPersona(random);
        var decides = random.Chance(persona.Decides);
        var created = AsOf.AddDays(-random.Next(persona.LastSeenDays + 20, 330));
        var lead = new Lead
        {
            LeadId = string.Create(CultureInfo.InvariantCulture, $"L{number:0000000}"),
            Email = Email(random, persona, number),
            Title = persona.Name == "student" ? random.Pick(Learners) : decides ? random.Pick(Deciders) : random.Pick(Others),
            Industry = random.Pick(Industries),
            Employees = random.Chance(0.12) ? null : persona.Fits > 0.8 ? random.Next(30, 900) : random.Next(2, random.Next(3, 9000)),
            Country = random.Chance(persona.Fits) ? random.Pick(Served) : random.Pick(Unserved),
            Phone = random.Chance(0.4) ? string.Create(CultureInfo.InvariantCulture, $"+1-555-0{random.Next(100, 199)}") : null,
            Created = created,
            BudgetApproved = random.Chance(0.5) ? null : random.Chance(persona.Name == "buyer" ? 0.6 : 0.15),
            DecisionBy = random.Chance(persona.Name == "buyer" ? 0.5 : 0.1) ? AsOf.AddDays(random.Next(10, 200)) : null,
        };

        // More often lately than long ago, to the second, and in the order of time.
        var lastSeen = AsOf.AddSeconds(-random.Next(0, persona.LastSeenDays * 86_400));
        var moments = new DateTime[events];
        for (var e = 0; e < events; e++)
        {
            moments[e] = created.AddSeconds(Math.Floor((lastSeen - created).TotalSeconds * Math.Sqrt(random.Unit())));
        }

        Array.Sort(moments);
        lead.Events.Capacity = events;
        foreach (var moment in moments)
        {
            lead.Events.Add(Event(random, persona, moment));
        }

        return lead;
    }

    private static LeadEvent Event(SplitMix random, Persona persona, DateTime at)
    {
        var kind = PickKind(random, persona.Weights);
        string? subject = kind switch
        {
            EventKind.Visited => Page(random, persona),
            EventKind.ReceivedEmail or EventKind.OpenedEmail or EventKind.ClickedEmail => random.Chance(0.7) ? "newsletter" : "promotion",
            EventKind.Downloaded => random.Pick(Assets),
            EventKind.Watched => random.Pick(Videos),
            EventKind.Attended => random.Chance(0.65) ? "webinar" : "trade show",
            EventKind.Requested => random.Chance(0.75) ? "demo" : "quote",
            EventKind.Shared => random.Pick(Networks),
            EventKind.Purchased => random.Pick(Plans),
            _ => null,
        };
        double? amount = kind switch
        {
            EventKind.Visited => random.Next(3, 240),
            EventKind.Watched => random.Next(5, 101),
            EventKind.Spoke => random.Next(2, 31),
            EventKind.Purchased => random.Next(4, 60) * 50,
            _ => null,
        };
        return new LeadEvent(Names[(int)kind], at, subject, amount);
    }

    private static string Page(SplitMix random, Persona persona) =>
        persona.Name == "job seeker" && random.Chance(0.6) ? "/careers"
        : random.Chance(persona.Pricing) ? random.Pick(PricingPages)
        : random.Chance(0.4) ? random.Pick(Products)
        : random.Chance(0.5) ? random.Pick(Posts)
        : random.Pick(OtherPages);

    private static string? Email(SplitMix random, Persona persona, int number)
    {
        var company = string.Create(CultureInfo.InvariantCulture, $"company-{number / 3:00000}.example");
        var domain = persona.Name switch
        {
            "competitor" => random.Pick(Rivals),
            "student" => random.Chance(0.6) ? "example.edu" : random.Pick(FreeMail),
            "buyer" or "customer" => random.Chance(0.1) ? random.Pick(FreeMail) : company,
            _ => random.Chance(0.35) ? random.Pick(FreeMail) : company,
        };
        return random.Chance(0.04) ? null
            : random.Chance(0.02) ? "lead at " + domain
            : string.Create(CultureInfo.InvariantCulture, $"example.lead.{number:000000}@{domain}");
    }

    private static Persona PickPersona(SplitMix random)
    {
        var left = random.Next(0, 100);
        foreach (var persona in Personas)
        {
            left -= persona.Share;
            if (left < 0)
            {
                return persona;
            }
        }

        return Personas[^1];
    }

    private static EventKind PickKind(SplitMix random, double[] weights)
    {
        var left = random.Unit() * weights[^1];
        var kind = 0;
        while (left >= weights[kind])
        {
            kind++;
        }

        return (EventKind)kind;
    }

    /// <summary>Running sums, so that a kind is found by one random number.</summary>
    private static double[] Weights(
        double visited = 0, double received = 0, double opened = 0, double clicked = 0, double unsubscribed = 0, double downloaded = 0,
        double watched = 0, double attended = 0, double requested = 0, double spoke = 0, double shared = 0, double loggedIn = 0, double purchased = 0)
    {
        double[] weights = [visited, received, opened, clicked, unsubscribed, downloaded, watched, attended, requested, spoke, shared, loggedIn, purchased];
        for (var kind = 1; kind < weights.Length; kind++)
        {
            weights[kind] += weights[kind - 1];
        }

        return weights;
    }

    /// <summary>A kind of lead, named for what moves them.</summary>
    private sealed record Persona(string Name, int Share, int LastSeenDays, double Decides, double Fits, double Pricing, double[] Weights);
}
