#:property PublishAot=false

// Writes leads.csv and events.csv beside this file: dotnet run samples/b2b-saas/data/generate.cs
// Nobody in them is real. The same run gives the same bytes on every machine: own random numbers, no clock, no culture.
using System.Globalization;
using System.Text;

const int LeadCount = 300;
const ulong Seed = 20250601;
var asOf = new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc);

// How a kind of lead behaves: how many of a hundred they are, how far back their last visit lies, and how much they do.
Persona[] personas =
[
    new("buyer", 12, LastSeenDays: 10, Visits: 45, Pricing: 0.22, Mails: 16, Opens: 0.6),
    new("evaluator", 18, LastSeenDays: 25, Visits: 32, Pricing: 0.10, Mails: 13, Opens: 0.45),
    new("reader", 24, LastSeenDays: 35, Visits: 16, Pricing: 0.02, Mails: 13, Opens: 0.35),
    new("gone quiet", 22, LastSeenDays: 150, Visits: 14, Pricing: 0.06, Mails: 9, Opens: 0.15),
    new("customer", 8, LastSeenDays: 15, Visits: 26, Pricing: 0.08, Mails: 16, Opens: 0.5),
    new("student", 6, LastSeenDays: 20, Visits: 20, Pricing: 0.01, Mails: 10, Opens: 0.4),
    new("job seeker", 5, LastSeenDays: 30, Visits: 8, Pricing: 0.0, Mails: 0, Opens: 0.0),
    new("competitor", 5, LastSeenDays: 12, Visits: 24, Pricing: 0.25, Mails: 12, Opens: 0.8),
];

string[] deciders = ["CEO", "CTO", "VP Operations", "Director of IT", "Head of Delivery", "COO"];
string[] others = ["Project Manager", "Team Lead", "Engineer", "Analyst", "Consultant", "Office Manager", "", "n/a"];
string[] industries = ["software", "software", "finance", "healthcare", "manufacturing", "retail", "education", "other", ""];
string[] served = ["Germany", "France", "Netherlands", "United Kingdom", "United States", "Canada"];
string[] unserved = ["Brazil", "Japan", "Kenya", ""];
string[] freeMail = ["gmail.com", "gmail.com", "yahoo.com", "yahoo.fr", "hotmail.co.uk", "outlook.com"];
string[] rivals = ["planrival.example", "taskfoe.example", "gantt-enemy.example"];
string[] products = ["/product/boards", "/product/timeline", "/product/reports", "/product/automation", "/product/api", "/product/security"];
string[] posts = ["/blog/five-signs-of-a-late-project", "/blog/planning-poker", "/blog/what-is-a-milestone", "/blog/remote-teams"];
string[] assets = ["buyers-guide", "security-paper", "roi-template", "migration-checklist", "case-study-logistics"];
string[] networks = ["linkedin", "mastodon", "youtube"];

var random = new SplitMix(Seed);
var leads = new StringBuilder("lead_id,email,title,industry,employees,country,phone,created,budget_approved,decision_by\n");
var rows = new List<(DateTime At, int Lead, string Event, string Properties)>();

for (var number = 1; number <= LeadCount; number++)
{
    var persona = random.Pick(personas, p => p.Share);
    var decides = persona.Name is "buyer" or "competitor" ? random.Chance(0.6) : random.Chance(0.2);
    var title = persona.Name == "student" ? random.Pick(["Student", "Intern"]) : random.Pick(decides ? deciders : others);
    var company = string.Create(CultureInfo.InvariantCulture, $"company-{number:000}.example");
    var domain = persona.Name switch
    {
        "competitor" => random.Pick(rivals),
        "student" => random.Chance(0.6) ? "example.edu" : random.Pick(freeMail),
        "buyer" or "customer" => random.Chance(0.1) ? random.Pick(freeMail) : company,
        _ => random.Chance(0.35) ? random.Pick(freeMail) : company,
    };
    var email = random.Chance(0.04) ? "" : random.Chance(0.02) ? "lead at " + domain : $"example.lead.{number:000}@{domain}";
    var fits = persona.Name is "buyer" or "customer" or "evaluator";
    var employees = random.Chance(0.12) ? "" : Text(Math.Floor(fits ? random.Between(30, 900) : 2 + (9000 * random.Unit() * random.Unit() * random.Unit())));
    var created = asOf.AddDays(-random.Between(persona.LastSeenDays + 20, 330)).Date;
    leads.Append(CultureInfo.InvariantCulture, $"L{number:0000},{email},{title},{random.Pick(industries)},{employees},");
    leads.Append(random.Pick(random.Chance(fits ? 0.9 : 0.6) ? served : unserved)).Append(',');
    leads.Append(random.Chance(0.4) ? $"+1-555-0{random.Next(100, 199)}" : "").Append(',');
    leads.Append(CultureInfo.InvariantCulture, $"{created:yyyy-MM-dd},");
    leads.Append(random.Chance(0.5) ? "" : random.Chance(persona.Name == "buyer" ? 0.6 : 0.15) ? "yes" : "no").Append(',');
    leads.Append(random.Chance(persona.Name == "buyer" ? 0.5 : 0.1) ? $"{asOf.AddDays(random.Next(10, 200)):yyyy-MM-dd}" : "").Append('\n');

    var lastSeen = asOf.AddDays(-random.Between(0.05, persona.LastSeenDays));
    void Happens(string name, string properties) => rows.Add((Moment(created, lastSeen), number, name, properties));

    for (var n = random.Around(persona.Visits); n > 0; n--)
    {
        var page = persona.Name == "job seeker" && random.Chance(0.6) ? "/careers"
            : random.Chance(persona.Pricing) ? "/pricing"
            : random.Chance(0.4) ? random.Pick(products)
            : random.Chance(0.5) ? random.Pick(posts)
            : random.Pick(["/", "/about", "/customers", "/docs/start"]);
        Happens("visited", $"page={page};seconds={random.Next(3, 240)}");
    }

    for (var n = random.Around(persona.Mails); n > 0; n--)
    {
        var kind = random.Chance(0.7) ? "newsletter" : "promotion";
        var at = Moment(created, asOf);
        rows.Add((at, number, "received email", "kind=" + kind));
        if (random.Chance(persona.Opens))
        {
            rows.Add((Later(at, 60), number, "opened email", "kind=" + kind));
            if (random.Chance(0.25))
            {
                rows.Add((Later(at, 90), number, "clicked email", "kind=" + kind));
            }
        }
    }

    if (persona.Name == "gone quiet" && random.Chance(0.2))
    {
        Happens("unsubscribed", "");
    }

    var eager = persona.Name switch { "buyer" => 1.0, "competitor" => 0.7, "customer" or "evaluator" => 0.5, "reader" => 0.25, _ => 0.08 };
    for (var n = random.Around(5 * eager); n > 0; n--)
    {
        Happens("downloaded", "asset=" + random.Pick(assets));
        Happens("watched", $"video=tour-{random.Next(1, 4)};percent={random.Next(5, 101)}");
    }

    if (random.Chance(0.55 * eager)) { Happens("requested", "form=demo"); }
    if (random.Chance(0.2 * eager)) { Happens("requested", "form=quote"); }
    if (random.Chance(0.3 * eager)) { Happens("attended", "what=webinar"); }
    if (random.Chance(0.15 * eager)) { Happens("attended", "what=trade show"); }
    if (random.Chance(0.4 * eager)) { Happens("spoke", $"minutes={random.Next(2, 31)}"); }
    if (random.Chance(0.2 * eager)) { Happens("shared", "network=" + random.Pick(networks)); }
    if (persona.Name is "buyer" or "customer" or "evaluator" && random.Chance(0.6))
    {
        for (var n = random.Around(18); n > 0; n--)
        {
            Happens("logged in", "");
        }
    }

    if (persona.Name == "customer")
    {
        Happens("purchased", $"plan={random.Pick(["team", "business"])};amount={random.Next(4, 60) * 50}");
    }
}

// In the order of time, as an export would have them; ties keep the order they were made in.
string[] columns = ["page", "seconds", "kind", "asset", "video", "percent", "what", "form", "minutes", "network", "plan", "amount"];
var events = new StringBuilder("id,lead_id,event,at," + string.Join(',', columns) + "\n");
var id = 0;
foreach (var (at, lead, name, properties) in rows.OrderBy(row => row.At))
{
    events.Append(CultureInfo.InvariantCulture, $"E{++id:00000},L{lead:0000},{name},{at:yyyy-MM-ddTHH:mm:ssZ}");
    var given = properties.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
    foreach (var column in columns)
    {
        events.Append(',').Append(given.GetValueOrDefault(column, ""));
    }

    events.Append('\n');
}

File.WriteAllText(Beside("leads.csv"), leads.ToString());
File.WriteAllText(Beside("events.csv"), events.ToString());
Console.WriteLine($"{LeadCount} leads, {rows.Count} events");

// More often lately than long ago, to the second, and never after the date the sample is scored as of.
DateTime Moment(DateTime from, DateTime to) => from.AddSeconds(Math.Floor((to - from).TotalSeconds * Math.Sqrt(random.Unit())));

DateTime Later(DateTime at, double minutes)
{
    var later = at.AddSeconds(Math.Floor(60 * random.Between(1, minutes)));
    return later < asOf ? later : asOf;
}

static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

static string Beside(string name) => Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? ".", name);

/// <summary>A kind of lead, named for what moves them.</summary>
internal sealed record Persona(string Name, int Share, double LastSeenDays, double Visits, double Pricing, double Mails, double Opens);

/// <summary>SplitMix64: small, and the same everywhere.</summary>
internal sealed class SplitMix(ulong state)
{
    public double Unit()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    public bool Chance(double share) => Unit() < share;

    public double Between(double low, double high) => low + (Unit() * (high - low));

    /// <summary>A whole number from <paramref name="low"/> up to, not with, <paramref name="high"/>.</summary>
    public int Next(int low, int high) => low + (int)(Unit() * (high - low));

    /// <summary>A whole number about <paramref name="mean"/>: half as many up to half as many again.</summary>
    public int Around(double mean) => (int)Math.Floor(Between(0.5, 1.5) * mean);

    public T Pick<T>(T[] items) => items[Next(0, items.Length)];

    public T Pick<T>(T[] items, Func<T, int> share)
    {
        var left = Unit() * items.Sum(share);
        foreach (var item in items)
        {
            left -= share(item);
            if (left < 0)
            {
                return item;
            }
        }

        return items[^1];
    }
}
