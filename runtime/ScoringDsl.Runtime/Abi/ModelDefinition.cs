namespace ScoringDsl.Runtime.Abi;

/// <summary>
/// What a compiled model reads and gives, as plain data: its schema, where each value goes in a <see cref="Data.LeadBlock"/>,
/// the tests of text, the windows and decay curves that its rules share, its scores with their groups and rules, its results.
/// All indexes are positions in these arrays.
/// </summary>
public sealed class ModelDefinition
{
    /// <summary>The model's title.</summary>
    public required string Title { get; init; }

    /// <summary>The model's version, or null.</summary>
    public int? Version { get; init; }

    /// <summary>The column of the lead's key in data files.</summary>
    public required string KeyColumn { get; init; }

    /// <summary>The lead's fields, the key included.</summary>
    public required FieldDefinition[] LeadFields { get; init; }

    /// <summary>
    /// The account's fields as the rules of leads see them, each named with <c>account.</c> before it: their slots are a lead's. In the
    /// order of the fields of the account's own definition.
    /// </summary>
    public FieldDefinition[] AccountFields { get; init; } = [];

    /// <summary>How many conditions the rules of accounts ask of each lead, that it counts at all among them; 0 without accounts.</summary>
    public int AccountConditions { get; init; }

    /// <summary>How many numbers the rules of accounts ask of each lead.</summary>
    public int AccountNumbers { get; init; }

    /// <summary>The kinds of events.</summary>
    public required EventDefinition[] Events { get; init; }

    /// <summary>The tests of the lead's text fields, one slot for each field that rules test.</summary>
    public required TextSlotDefinition[] LeadTexts { get; init; }

    /// <summary>The tests of events' text properties, one slot for each property that rules test.</summary>
    public required TextSlotDefinition[] EventTexts { get; init; }

    /// <summary>How many number slots a lead has.</summary>
    public required int LeadNumbers { get; init; }

    /// <summary>How many instant slots a lead has.</summary>
    public required int LeadInstants { get; init; }

    /// <summary>How many of a lead's texts are kept as texts, because they are compared with other data.</summary>
    public required int LeadKeptTexts { get; init; }

    /// <summary>How many number slots an event has; kinds of events share them.</summary>
    public required int EventNumbers { get; init; }

    /// <summary>How many instant slots an event has.</summary>
    public required int EventInstants { get; init; }

    /// <summary>How many of an event's texts are kept.</summary>
    public required int EventKeptTexts { get; init; }

    /// <summary>The filters of events. Index i is bit i of an event's signature.</summary>
    public required FilterDefinition[] Filters { get; init; }

    /// <summary>Whether the model ignores events, so that <see cref="CompiledModel.IgnoreEvents"/> is asked for each row.</summary>
    public bool IgnoresEvents { get; init; }

    /// <summary>The windows; the first is always all time up to asOf.</summary>
    public required WindowDefinition[] Windows { get; init; }

    /// <summary>The decay curves.</summary>
    public required CurveDefinition[] Curves { get; init; }

    /// <summary>The scores in order of declaration.</summary>
    public required ScoreDefinition[] Scores { get; init; }

    /// <summary>Bands, ratings and stages.</summary>
    public required LabelDefinition[] Labels { get; init; }

    /// <summary>Exclusions, segments, hand-offs and outcomes.</summary>
    public required FlagDefinition[] Flags { get; init; }
}

/// <summary>The types of fields.</summary>
public enum FieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no; held as the number 1 or 0.</summary>
    Bool,

    /// <summary>An instant, UTC.</summary>
    Date,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A URL.</summary>
    Url,

    /// <summary>A text out of a declared set.</summary>
    OneOf,

    /// <summary>Several texts.</summary>
    TextList,
}

/// <summary>A field of the lead or a property of an event, and where its value goes. Slots are -1 where no rule needs the value so.</summary>
public sealed class FieldDefinition
{
    /// <summary>The name in the model.</summary>
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>The column's name in data files.</summary>
    public required string Column { get; init; }

    /// <summary>Whether it is the key.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether it holds the key of the lead's account.</summary>
    public bool IsAccountLink { get; init; }

    /// <summary>The values of a <see cref="FieldKind.OneOf"/>.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>Texts that count as missing.</summary>
    public string[] MissingTexts { get; init; } = [];

    /// <summary>The slot of the text's class.</summary>
    public int TextSlot { get; init; } = -1;

    /// <summary>The slot of the kept text.</summary>
    public int KeptTextSlot { get; init; } = -1;

    /// <summary>The facet whose text is kept.</summary>
    public TextFacet KeptFacet { get; init; }

    /// <summary>The slot of a number or bool.</summary>
    public int NumberSlot { get; init; } = -1;

    /// <summary>The number slot of a text's length in Unicode code points (NaN where missing), or of a list's size.</summary>
    public int LengthSlot { get; init; } = -1;

    /// <summary>The slot of a date.</summary>
    public int InstantSlot { get; init; } = -1;

    /// <summary>Whether it is its event's subject.</summary>
    public bool IsSubject { get; init; }
}

/// <summary>A kind of event.</summary>
public sealed class EventDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The column of the instant.</summary>
    public string AtColumn { get; init; } = "at";

    /// <summary>The column of the lead's key.</summary>
    public required string LeadColumn { get; init; }

    /// <summary>The column of the id.</summary>
    public string IdColumn { get; init; } = "id";

    /// <summary>The properties.</summary>
    public required FieldDefinition[] Properties { get; init; }

    /// <summary>Whether its filters look at texts alone, so that a signature may be remembered by the classes of its texts.</summary>
    public bool FiltersSeeTextsOnly { get; init; }
}

/// <summary>
/// The tests that a model makes of one field or property. A value's class is the set of tests it passes; class 0 is the empty set.
/// </summary>
public sealed class TextSlotDefinition
{
    /// <summary>The tests. Index i is bit i.</summary>
    public required TextPredicate[] Predicates { get; init; }

    /// <summary>Sums of constant points by test: fold f gives the sum of Points[p] over the tests p that the value passes.</summary>
    public TextFoldDefinition[] Folds { get; init; } = [];
}

/// <summary>Points of rules that each hang on one test of one text, added up once for each class of values.</summary>
public sealed class TextFoldDefinition
{
    /// <summary>The tests.</summary>
    public required int[] Predicates { get; init; }

    /// <summary>The points of each, in thousandths.</summary>
    public required long[] Points { get; init; }
}

/// <summary>Something events are counted by: a kind of event with the conditions on the event itself.</summary>
public sealed class FilterDefinition
{
    /// <summary>The kind of event.</summary>
    public required int Event { get; init; }
}

/// <summary>How a window is bounded.</summary>
public enum WindowKind
{
    /// <summary>All time up to and with asOf.</summary>
    Always,

    /// <summary>(asOf − First, asOf]</summary>
    Within,

    /// <summary>(asOf − Second, asOf − First]</summary>
    BetweenAgo,

    /// <summary>Up to and with asOf − First.</summary>
    OlderThan,

    /// <summary>From the instant First on, up to and with asOf.</summary>
    Since,

    /// <summary>Before the instant First, not included.</summary>
    Before,
}

/// <summary>A window: durations or an instant in microseconds.</summary>
public sealed record WindowDefinition(WindowKind Kind, long First = 0, long Second = 0);

/// <summary>How points fade.</summary>
public enum CurveKind
{
    /// <summary>2^(−age/D)</summary>
    HalfLife,

    /// <summary>max(0, 1 − age/D)</summary>
    Linear,

    /// <summary>(1 − P)^⌊age/D⌋</summary>
    PercentEvery,
}

/// <summary>A decay curve.</summary>
/// <param name="Kind">Its shape.</param>
/// <param name="Duration">D in microseconds, above 0.</param>
/// <param name="PercentMillionths">P in whole millionths (10% is 100,000), from 1,000 to 1,000,000; 0 for other shapes.</param>
public sealed record CurveDefinition(CurveKind Kind, long Duration, long PercentMillionths = 0);

/// <summary>A score.</summary>
public sealed class ScoreDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The lower end in thousandths; <see cref="long.MinValue"/> without one.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>The upper end in thousandths; <see cref="long.MaxValue"/> without one.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Whether it is rounded to whole points.</summary>
    public bool IsRounded { get; init; }

    /// <summary>Whether it has a formula.</summary>
    public bool HasFormula { get; init; }

    /// <summary>Its rules and groups.</summary>
    public required GroupDefinition Body { get; init; }
}

/// <summary>A member of a score: a rule or a group.</summary>
public abstract class MemberDefinition
{
    /// <summary>Its index among the model's rules, or among its groups.</summary>
    public required int Index { get; init; }

    /// <summary>A rule's label, a group's title.</summary>
    public required string Label { get; init; }

    /// <summary><c>down to</c> in thousandths; <see cref="long.MinValue"/> without one.</summary>
    public long CapDown { get; init; } = long.MinValue;

    /// <summary><c>up to</c> in thousandths; <see cref="long.MaxValue"/> without one.</summary>
    public long CapUp { get; init; } = long.MaxValue;
}

/// <summary>A rule and where it stands.</summary>
public sealed class RuleDefinition : MemberDefinition
{
    /// <summary>The .score file.</summary>
    public string File { get; init; } = "";

    /// <summary>The line, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>A group, or the body of a score.</summary>
public sealed class GroupDefinition : MemberDefinition
{
    /// <summary>The weight in millionths; 1,000,000 is 100%.</summary>
    public long Weight { get; init; } = 1_000_000;

    /// <summary>The members in order of declaration.</summary>
    public required MemberDefinition[] Members { get; init; }
}

/// <summary>The kinds of results that are one label out of several.</summary>
public enum LabelKind
{
    /// <summary>Bands of a score.</summary>
    Bands,

    /// <summary>Bands joined.</summary>
    Rating,

    /// <summary>Stages of the lifecycle.</summary>
    Stages,
}

/// <summary>Bands, a rating or stages.</summary>
public sealed record LabelDefinition(string Name, LabelKind Kind, string[] Labels);

/// <summary>The kinds of results that hold or do not.</summary>
public enum FlagKind
{
    /// <summary>Keeps a lead out of hand-offs.</summary>
    Exclusion,

    /// <summary>A segment.</summary>
    Segment,

    /// <summary>A hand-off to sales.</summary>
    Handoff,

    /// <summary>What became of the lead.</summary>
    Outcome,
}

/// <summary>An exclusion, segment, hand-off or outcome.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="ReasonCount">For a hand-off: how many reasons it gives at most; 0 for none.</param>
/// <param name="ReasonScores">The scores whose contributions are the reasons.</param>
public sealed record FlagDefinition(string Name, FlagKind Kind, int ReasonCount, int[] ReasonScores);
