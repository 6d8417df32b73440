using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Tests.Model;

/// <summary>Leads for the model written by hand.</summary>
internal static class Leads
{
    public const int Email = 1, Title = 2, Employees = 3, Created = 4;
    public const int Visited = 0, Opened = 1, Requested = 2, Downloaded = 3, Purchased = 4;
    public const long Day = 86_400_000_000;

    // 2025-06-01, midnight UTC.
    public const long AsOf = 1_748_736_000_000_000;

    /// <summary>Ann, whose scores the tests give by hand: VP of a company of 250, five visits to the price page three days ago.</summary>
    public static LeadBlock Ann(ScoringModel model)
    {
        var block = model.NewBlock();
        var ann = block.AddLead("ann");
        block.TrySetField(ann, Email, "ann@acme.com");
        block.TrySetField(ann, Title, "VP Marketing");
        block.TrySetField(ann, Employees, "250");
        block.TrySetField(ann, Created, "2025-01-01");
        for (var i = 0; i < 5; i++)
        {
            block.TrySetProperty(block.AddEvent(ann, Visited, AsOf - (3 * Day), ""), 0, "/en/pricing?x=1");
        }

        return block.Build();
    }

    /// <summary>Leads of every sort, always the same.</summary>
    public static LeadBlock Many(ScoringModel model, int count, int mostEvents = 40)
    {
        string[] emails = ["ann@acme.com", "bob@gmail.com", "no address", ""];
        string[] titles = ["VP Sales", "Engineer", "MVPs", ""];
        string[] pages = ["/pricing", "/en/careers", "/blog/pricing-news", "/"];
        string[] values = ["newsletter", "promotion", "demo", "guide", "price list", ""];
        var random = new Random(11);
        var block = model.NewBlock();
        for (var i = 0; i < count; i++)
        {
            var row = block.AddLead($"L{i}");
            block.TrySetField(row, Email, emails[random.Next(emails.Length)]);
            block.TrySetField(row, Title, titles[random.Next(titles.Length)]);
            if (random.Next(3) > 0)
            {
                block.SetNumber(row, Employees, random.Next(300));
            }

            if (random.Next(3) > 0)
            {
                block.SetInstant(row, Created, AsOf - (random.Next(-10, 800) * Day));
            }

            var events = random.Next(mostEvents + 1);
            for (var j = 0; j < events; j++)
            {
                var kind = random.Next(5);
                var e = block.AddEvent(row, kind, AsOf + (5 * Day) - random.NextInt64(200 * Day), "");
                if (kind == Purchased)
                {
                    block.SetPropertyNumber(e, 0, random.Next(10_000) / 100.0);
                }
                else
                {
                    var texts = kind == Visited ? pages : values;
                    block.TrySetProperty(e, 0, texts[random.Next(texts.Length)]);
                }
            }
        }

        return block.Build();
    }
}
