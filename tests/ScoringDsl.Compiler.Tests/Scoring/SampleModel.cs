using System.Globalization;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Scoring;

/// <summary>The model of samples/b2b-saas, and random leads for it.</summary>
internal static class SampleModel
{
    /// <summary>2025-06-01</summary>
    public const long AsOf = 20_240 * Day;

    private const long Day = 86_400_000_000;

    // Values that the model asks about, some that it does not, and some that are missing.
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["email"] = ["a@gmail.com", "b@yahoo.co.uk", "c@acme.example", "d@planrival.example", "e@x.edu", "broken", ""],
        ["title"] = ["VP Sales", "Head of IT", "Marketing Manager", "Student", "Clerk", "n/a", ""],
        ["industry"] = ["software", "finance", "healthcare", "retail", "space", ""],
        ["employees"] = ["5", "50", "499", "499.5", "500", "6000", ""],
        ["country"] = ["Germany", "france", "UNITED STATES", "brazil", ""],
        ["phone"] = ["+1-555-0100", ""],
        ["created"] = ["2024-01-01", "2025-05-30", "2025-07-01", ""],
        ["budget_approved"] = ["yes", "no", ""],
        ["decision_by"] = ["2025-06-01", "2025-07-01", "2026-01-01", ""],
        ["page"] = ["/pricing", "/en/pricing", "/product/a", "/product/b", "/blog", "/careers", "/"],
        ["seconds"] = ["10", ""],
        ["kind"] = ["newsletter", "promotion", "other"],
        ["asset"] = ["guide", "Guide", "paper", "case", ""],
        ["video"] = ["intro"],
        ["percent"] = ["10", "74.9", "75", "100", ""],
        ["what"] = ["webinar", "trade show", "party"],
        ["form"] = ["demo", "quote"],
        ["minutes"] = ["1.5", "12", "600", "-3", ""],
        ["network"] = ["x"],
        ["plan"] = ["pro"],
        ["amount"] = ["100"],
    };

    /// <summary>Compiles the model.</summary>
    public static ScoringModel Load(string? name = null)
    {
        var folder = Path.Combine(Snapshot.DirectoryOf(), "..", "..", "..", "samples", "b2b-saas");
        var analysis = ModelAnalysis.Analyze("model.score", new DiskFileReader(folder));
        Assert.False(analysis.HasErrors);
        if (name is null)
        {
            return ModelCompiler.CompileAndLoad(analysis);
        }

        // Under a name of its own, by which its assembly can be found.
        var files = new MemoryFileReader().Add(name + ".score", analysis.Trees[0].Source.Text).Add("competitors.csv", File.ReadAllText(Path.Combine(folder, "competitors.csv")));
        return ModelCompiler.CompileAndLoad(ModelAnalysis.Analyze(name + ".score", files));
    }

    /// <summary>Random leads with up to 140 events each; the same ones for each call.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">How many.</param>
    /// <param name="turned">Whether in reverse order.</param>
    public static LeadBlock Leads(ScoringModel model, int count, bool turned = false)
    {
        var builder = model.NewBlock();
        for (var i = 0; i < count; i++)
        {
            AddLead(builder, model.Definition, turned ? count - 1 - i : i);
        }

        return builder.Build();
    }

    private static void AddLead(LeadBlockBuilder builder, ModelDefinition definition, int number)
    {
        var random = new Random(number);
        var row = builder.AddLead(number.ToString(CultureInfo.InvariantCulture));
        for (var field = 0; field < definition.LeadFields.Length; field++)
        {
            if (!definition.LeadFields[field].IsKey)
            {
                builder.TrySetField(row, field, Value(random, definition.LeadFields[field]));
            }
        }

        for (var events = random.Next(10) == 0 ? 60 + random.Next(80) : random.Next(31); events > 0; events--)
        {
            var kind = random.Next(definition.Events.Length);

            // Whole hours, so that instants meet each other and the ends of windows and periods.
            var at = AsOf - (random.Next(-48, 24 * 120) * (Day / 24));
            var e = builder.AddEvent(row, kind, at, random.Next(4) == 0 ? $"e{random.Next(5)}" : "");
            for (var property = 0; property < definition.Events[kind].Properties.Length; property++)
            {
                builder.TrySetProperty(e, property, Value(random, definition.Events[kind].Properties[property]));
            }
        }
    }

    private static string Value(Random random, FieldDefinition field)
    {
        var values = Values[field.Name];
        return values[random.Next(values.Length)];
    }
}
