using System.Globalization;
using System.Text;

namespace ScoringDsl.Benchmarks.Editor;

/// <summary>
/// A model such as a large company's: eight scores, most of which fade, with rules of every kind in groups, on fields, lists, texts and
/// windows; bands, stages, hand-offs and tests. Without errors, and the same every time.
/// </summary>
internal static class LargeModel
{
    /// <summary>The scores among which rules are spread.</summary>
    private static readonly string[] Scores = ["fit", "engagement", "web", "mail", "social", "events", "product", "risk"];

    private static readonly string[] Pages = ["pricing", "blog", "careers", "docs", "demo", "security", "partners", "customers"];

    private static readonly string[] Industries = ["software", "finance", "healthcare", "manufacturing", "retail", "education"];

    /// <summary>The text of a model with so many rules.</summary>
    public static string Write(int rules)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < 12; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"list accounts_{i} = {string.Join(", ", Enumerable.Range(0, 25).Select(n => $"\"company{(i * 25) + n}.example\""))}\n");
        }

        for (var i = 0; i < 24; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"define persona_{i} = title has word any of (\"Persona{i}\", \"Role{i}\") or title starts with \"Head of {i}\"\n");
        }

        for (var s = 0; s < Scores.Length; s++)
        {
            WriteScore(text, s, (rules / Scores.Length) + (s < rules % Scores.Length ? 1 : 0));
        }

        text.Append(Results);
        for (var i = 0; i < 40; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                test "example {{i}}" {
                  as of 2025-06-01
                  lead { email "ann{{i}}@company{{i}}.example"; title "Persona{{i % 24}}"; employees {{i * 50}} }
                  event visited {{Pages[i % Pages.Length]}} {{i + 1}} days ago times {{(i % 4) + 1}}
                  expect fit >= 0
                  expect not excluded
                }

                """);
        }

        return text.ToString();
    }

    private static void WriteScore(StringBuilder text, int score, int rules)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n/// What a lead's {Scores[score]} says.\nscore {Scores[score]} \"{Scores[score]}\" range 0..100 {{\n");
        if (score > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  decay half-life {20 + (score * 5)} days\n");
        }

        const int inGroup = 10;
        for (var i = 0; i < rules; i++)
        {
            var isGrouped = i % 25 < inGroup;
            if (isGrouped && i % 25 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  group \"{Scores[score]} part {i / 25}\" up to {30 + (i % 7)} {{ // they come together\n");
            }

            text.Append(isGrouped ? "    " : "  ").Append(Rule(score, i)).Append('\n');
            if (isGrouped && (i % 25 == inGroup - 1 || i == rules - 1))
            {
                text.Append("  }\n");
            }
        }

        text.Append("}\n");
    }

    private static string Rule(int score, int i)
    {
        var n = (score * 1_000) + i;
        return (i % 12) switch
        {
            0 => Invariant($"\"Size {i}\": employees in {n * 3}..{(n * 3) + 2} and industry is {Industries[i / 12 % 6]} => +{(i % 9) + 1}"),
            1 => Invariant($"visited \"/{Pages[i % 8]}/{n}*\" >= {(i % 4) + 2} within {(i % 80) + 7} days => +{(i % 5) + 1}"),
            2 => Invariant($"\"Persona {i}\": persona_{i / 12 % 24} and country is \"country {n}\" => +{(i % 7) + 1}"),
            3 => Invariant($"each opened email newsletter where (campaign is \"campaign {n}\") => +0.5 at most 2 per day up to {(i % 6) + 4}"),
            4 => Invariant($"email domain in accounts_{i / 12 % 12} and employees > {n} => +{(i % 4) + 1}"),
            5 => Invariant($"\"Bought {n}\": each purchased \"product {n}\" => +0.1 * amount up to {(i % 30) + 10} decay linear over {(i % 90) + 30} days"),
            6 => Invariant($"\"Tier {n}\": match count of visited \"/tier/{n}\" within {(i % 50) + 10} days {{ > 20 => +12; 5..20 => +5; otherwise => 0 }}"),
            7 => Invariant($"title has word any of (\"Chief {n}\", \"VP {n}\") and not visited \"/left/{n}\" within 30 days => +{(i % 8) + 1}"),
            8 => Invariant($"(requested \"form {n}\" within 90 days or requested \"call {n}\" within 30 days) and budget_approved => +{(i % 10) + 1}"),
            9 => Invariant($"\"Video {n}\": each watched \"video {n}\" where (percent >= {(i % 60) + 20}) => +2 up to 8"),
            10 => Invariant($"count of clicked email where (campaign is \"campaign {n}\") / count of received email where (campaign is \"campaign {n}\") >= {(i % 50) + 10}% => +{(i % 3) + 1}"),
            _ => Invariant($"country is \"region {n}\" and days since created >= {(i % 300) + 30} => -{(i % 6) + 1}"),
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private const string Head =
        """
        /// The model of a large company.
        model "Large" version 7

        lead {
          lead_id         text key
          email           email
          title           text missing "n/a", "-"
          industry        one of software, finance, healthcare, manufacturing, retail, education, other
          employees       number
          country         text
          phone           text
          created         date
          budget_approved bool
          decision_by     date // when they say they will decide
        }

        event visited { page url subject; seconds number }
        event received email { kind one of newsletter, promotion subject; campaign text }
        event opened email { kind one of newsletter, promotion subject; campaign text }
        event clicked email { kind one of newsletter, promotion subject; campaign text }
        event unsubscribed
        event watched { video text subject; percent number }
        event requested { form text subject }
        event purchased { plan text subject; amount number }

        list served = germany, france, netherlands, "united kingdom", "united states", canada
        define deciding_soon = decision_by within next 90 days

        """;

    private const string Results =
        """

        score total "Total" range 0..100 rounded = 0.4 * fit + 0.3 * engagement + 0.3 * highest of (web, mail, social, events, product) {
          "Deciding soon, in a country we serve": deciding_soon and country in served => +10
          unsubscribed => -5
        }

        bands fit_grade of fit { A >= 60; B >= 40; C >= 20; D otherwise }
        bands activity of engagement { 1 >= 50; 2 >= 25; 3 >= 10; 4 otherwise }
        rating priority = fit_grade activity

        stages lifecycle {
          customer   when purchased
          sql        when requested within 90 days and fit_grade at least C
          mql        when priority in (A1, A2, B1, B2)
          identified when email is valid
          visitor    otherwise
        }

        exclude risky when risk >= 90
        exclude job_seeker when visited careers >= 2 and not visited pricing
        segment cold when not engagement raised within 60 days
        segment called when phone is known
        handoff sales when total >= 50 and lifecycle in (mql, sql) because top 3 reasons of engagement, fit

        """;
}
