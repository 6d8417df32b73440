using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.HandwrittenModel;

/// <summary>What the model reads and gives.</summary>
internal static class Description
{
    private const long Day = 86_400_000_000;

    public static ModelDefinition Make() => new()
    {
        Title = "Written by hand",
        Version = 1,
        KeyColumn = "lead_id",
        LeadFields =
        [
            new() { Name = "lead_id", Column = "lead_id", Kind = FieldKind.Text, IsKey = true },
            new() { Name = "email", Column = "email", Kind = FieldKind.Email, TextSlot = 0 },
            new() { Name = "title", Column = "title", Kind = FieldKind.Text, TextSlot = 1 },
            new() { Name = "employees", Column = "employees", Kind = FieldKind.Number, NumberSlot = 0 },
            new() { Name = "created", Column = "created", Kind = FieldKind.Date, InstantSlot = 0 },
        ],
        Events =
        [
            Event("visited", new() { Name = "page", Column = "page", Kind = FieldKind.Url, IsSubject = true, TextSlot = 0 }),
            Event("opened email", new() { Name = "kind", Column = "kind", Kind = FieldKind.Text, IsSubject = true, TextSlot = 1 }),
            Event("requested", new() { Name = "form", Column = "form", Kind = FieldKind.Text, IsSubject = true, TextSlot = 2 }),
            Event("downloaded", new() { Name = "asset", Column = "asset", Kind = FieldKind.Text, IsSubject = true, KeptTextSlot = 0 }),
            Event("purchased", new() { Name = "amount", Column = "amount", Kind = FieldKind.Number, NumberSlot = 0 }),
        ],
        LeadTexts =
        [
            Slot(new(TextFacet.EmailDomain, TextOperator.DomainIs, ["GMAIL"]), new(TextFacet.None, TextOperator.EmailValid, [])),
            new()
            {
                Predicates = [new(TextFacet.None, TextOperator.HasWord, ["VP"])],
                Folds = [new() { Predicates = [0], Points = [20_000] }],
            },
        ],
        EventTexts =
        [
            Slot(new(TextFacet.None, TextOperator.PathSegment, ["PRICING"]), new(TextFacet.None, TextOperator.PathSegment, ["CAREERS"])),
            Slot(new TextPredicate(TextFacet.None, TextOperator.Is, ["NEWSLETTER"])),
            Slot(new TextPredicate(TextFacet.None, TextOperator.Is, ["DEMO"])),
        ],
        LeadNumbers = 1,
        LeadInstants = 1,
        LeadKeptTexts = 0,
        EventNumbers = 1,
        EventInstants = 0,
        EventKeptTexts = 1,
        Filters =
        [
            new() { Event = 0 },
            new() { Event = 0 },
            new() { Event = 0 },
            new() { Event = 1 },
            new() { Event = 2 },
            new() { Event = 3 },
            new() { Event = 4 },
        ],
        Windows = [new(WindowKind.Always), new(WindowKind.Within, 30 * Day), new(WindowKind.Within, 90 * Day)],
        Curves = [new(CurveKind.HalfLife, 30 * Day)],
        Scores =
        [
            new()
            {
                Name = "fit", Title = "Fit", Minimum = 0, Maximum = 100_000,
                Body = Group(0, "", Rule(0, "Company size"), Rule(1, "VP"), Rule(2, "Free mail")),
            },
            new()
            {
                Name = "engagement", Title = "Engagement", Minimum = 0, Maximum = 100_000,
                Body = Group(
                    1,
                    "",
                    Rule(3, "Pricing intent"),
                    Rule(4, "Demo"),
                    Rule(5, "Newsletters", up: 10_000),
                    Rule(6, "Downloads", up: 25_000),
                    Rule(7, "Purchases", up: 40_000),
                    new GroupDefinition { Index = 3, Label = "Visits", Weight = 500_000, CapUp = 15_000, Members = [Rule(8, "Visit")] },
                    Group(4, "Known companies", Rule(9, "New")),
                    Rule(10, "Careers", down: -20_000)),
            },
            new() { Name = "total", Title = "Total", Minimum = 0, Maximum = 100_000, IsRounded = true, HasFormula = true, Body = Group(2, "") },
        ],
        Labels =
        [
            new("grade", LabelKind.Bands, ["A", "B", "C"]),
            new("lifecycle", LabelKind.Stages, ["customer", "lead", "visitor"]),
        ],
        Flags =
        [
            new("job_seeker", FlagKind.Exclusion, 0, []),
            new("cold", FlagKind.Segment, 0, []),
            new("sales", FlagKind.Handoff, 3, [1, 0]),
        ],
    };

    private static EventDefinition Event(string name, FieldDefinition property) =>
        new() { Name = name, LeadColumn = "lead_id", FiltersSeeTextsOnly = true, Properties = [property] };

    private static TextSlotDefinition Slot(params TextPredicate[] predicates) => new() { Predicates = predicates };

    private static GroupDefinition Group(int index, string label, params MemberDefinition[] members) =>
        new() { Index = index, Label = label, Members = members };

    private static RuleDefinition Rule(int index, string label, long down = long.MinValue, long up = long.MaxValue) =>
        new() { Index = index, Label = label, CapDown = down, CapUp = up };
}
