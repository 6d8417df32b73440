using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Tests.Data;

/// <summary>
/// A model as the compiler would make it, with nothing but its data side:
/// lead { lead_id key; email; title; industry one of; employees; opted_in; created; tags; website },
/// event visited { page url subject; seconds number; session text }, event opened email { kind one of; campaign text; sent date }.
/// </summary>
internal sealed class FakeModel : CompiledModel
{
    public const int Key = 0, Email = 1, Title = 2, Industry = 3, Employees = 4, OptedIn = 5, Created = 6, Tags = 7, Website = 8;
    public const int Visited = 0, Opened = 1;
    public const int Page = 0, Seconds = 1, Session = 2;
    public const int Kind = 0, Campaign = 1, Sent = 2;

    /// <summary>How often the runtime asked which filters an event passes.</summary>
    public int Asked { get; private set; }

    public override int Abi => CurrentAbi;

    public static ModelDefinition Definition { get; } = new()
    {
        Title = "Fake",
        KeyColumn = "lead_id",
        LeadFields =
        [
            new() { Name = "lead_id", Column = "Prospect ID", Kind = FieldKind.Text, IsKey = true },
            new() { Name = "email", Column = "email", Kind = FieldKind.Email, TextSlot = 0, KeptTexts = [new(0, TextFacet.EmailDomain)] },
            new() { Name = "title", Column = "title", Kind = FieldKind.Text, TextSlot = 1, LengthSlot = 1, MissingTexts = ["Select", "n/a"] },
            new() { Name = "industry", Column = "industry", Kind = FieldKind.OneOf, Values = ["software", "Health Care"], TextSlot = 2 },
            new() { Name = "employees", Column = "employees", Kind = FieldKind.Number, NumberSlot = 0, MissingTexts = ["unknown"] },
            new() { Name = "opted_in", Column = "opted_in", Kind = FieldKind.Bool, NumberSlot = 2 },
            new() { Name = "created", Column = "created", Kind = FieldKind.Date, InstantSlot = 0 },
            new() { Name = "tags", Column = "tags", Kind = FieldKind.TextList, TextSlot = 3, LengthSlot = 3, MissingTexts = ["none"] },
            new() { Name = "website", Column = "website", Kind = FieldKind.Url },
        ],
        Events =
        [
            new()
            {
                Name = "visited",
                LeadColumn = "lead_id",
                FiltersSeeTextsOnly = true,
                Properties =
                [
                    new() { Name = "page", Column = "page", Kind = FieldKind.Url, IsSubject = true, TextSlot = 0, KeptTexts = [new(0)] },
                    new() { Name = "seconds", Column = "seconds", Kind = FieldKind.Number, NumberSlot = 0 },
                    new() { Name = "session", Column = "session", Kind = FieldKind.Text },
                ],
            },
            new()
            {
                Name = "opened email",
                LeadColumn = "lead_id",
                Properties =
                [
                    new() { Name = "kind", Column = "kind", Kind = FieldKind.OneOf, Values = ["newsletter", "promotion"], IsSubject = true, TextSlot = 1 },
                    new() { Name = "campaign", Column = "campaign", Kind = FieldKind.Text, TextSlot = 2, LengthSlot = 1 },
                    new() { Name = "sent", Column = "sent", Kind = FieldKind.Date, InstantSlot = 0 },
                ],
            },
        ],
        LeadTexts =
        [
            Slot(new(TextFacet.EmailDomain, TextOperator.DomainIs, ["GMAIL"]), new(TextFacet.None, TextOperator.EmailValid, [])),
            new()
            {
                Predicates = [new(TextFacet.None, TextOperator.HasWord, ["VP", "CEO"]), new(TextFacet.None, TextOperator.Contains, ["SALES"])],
                Folds = [new() { Predicates = [0, 1], Points = [10_000, 5_000] }, new() { Predicates = [1], Points = [-1_000] }],
            },
            Slot(new TextPredicate(TextFacet.None, TextOperator.Is, ["SOFTWARE"])),
            Slot(new(TextFacet.None, TextOperator.Contains, ["HOT"]), new(TextFacet.None, TextOperator.Contains, ["COLD"], IsNegated: true)),
        ],
        EventTexts =
        [
            Slot(new(TextFacet.None, TextOperator.PathSegment, ["PRICING"]), new(TextFacet.None, TextOperator.PathSegment, ["DOCS"])),
            Slot(new TextPredicate(TextFacet.None, TextOperator.Is, ["NEWSLETTER"])),
            Slot(new TextPredicate(TextFacet.None, TextOperator.StartsWith, ["SPRING"])),
        ],
        LeadNumbers = 4,
        LeadInstants = 1,
        LeadKeptTexts = 1,
        EventNumbers = 2,
        EventInstants = 1,
        EventKeptTexts = 1,
        // any visit, pricing, docs; any opened, newsletter, of a spring campaign sent since 1970
        Filters = [new() { Event = 0 }, new() { Event = 0 }, new() { Event = 0 }, new() { Event = 1 }, new() { Event = 1 }, new() { Event = 1 }],
        Windows = [new(WindowKind.Always)],
        Curves = [],
        Scores = [],
        Labels = [],
        Flags = [],
    };

    public static LeadBlockBuilder NewBlock() => new(new FakeModel(), Definition);

    public override ModelDefinition Describe() => Definition;

    public override void MatchEvent(int eventIndex, EventSignature e)
    {
        Asked++;
        e.Pass(eventIndex * 3);
        if (eventIndex == Visited)
        {
            PassIf(e, 1, e.Text(0, 0));
            PassIf(e, 2, e.Text(0, 1));
        }
        else
        {
            PassIf(e, 4, e.Text(1, 0));
            PassIf(e, 5, e.Text(2, 0) && e.Instant(0) >= 0);
        }
    }

    public override void ScoreRow(Evaluation x) => throw new NotSupportedException();

    public override long Contribution(Evaluation x, int rule) => throw new NotSupportedException();

    public override bool GroupHolds(Evaluation x, int group) => throw new NotSupportedException();

    public override long Formula(Evaluation x, int score) => throw new NotSupportedException();

    private static TextSlotDefinition Slot(params TextPredicate[] predicates) => new() { Predicates = predicates };

    private static void PassIf(EventSignature e, int filter, bool condition)
    {
        if (condition)
        {
            e.Pass(filter);
        }
    }
}
