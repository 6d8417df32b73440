using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Planning;

/// <summary>
/// Gives out the places where values lie: a field gets a slot the first time a rule needs it so. Slots of events are numbered per
/// kind of event, since kinds share the block's columns; text slots are not shared, because each has tests of its own.
/// </summary>
internal sealed class SlotLayout
{
    private readonly Dictionary<FieldSymbol, Slots> _slots = new(ReferenceEqualityComparer.Instance);
    private readonly List<TextSlot> _leadTexts = [];
    private readonly List<TextSlot> _eventTexts = [];
    private readonly Dictionary<EventSymbol, Counters> _events = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FieldSymbol, EventSymbol> _eventOf = new(ReferenceEqualityComparer.Instance);
    private readonly Counters _lead = new();

    public SlotLayout(IEnumerable<EventSymbol> events)
    {
        foreach (var e in events)
        {
            _events[e] = new Counters();
            foreach (var property in e.Properties)
            {
                _eventOf[property] = e;
            }
        }
    }

    public int LeadNumbers => _lead.Numbers;

    public int LeadInstants => _lead.Instants;

    public int LeadKeptTexts => _lead.KeptTexts;

    public int EventNumbers => _events.Values.Select(c => c.Numbers).DefaultIfEmpty().Max();

    public int EventInstants => _events.Values.Select(c => c.Instants).DefaultIfEmpty().Max();

    public int EventKeptTexts => _events.Values.Select(c => c.KeptTexts).DefaultIfEmpty().Max();

    /// <summary>The slot of a number or bool.</summary>
    public int Number(FieldSymbol field) => SlotsOf(field).Number is { } slot ? slot : (SlotsOf(field).Number = CountersOf(field).Numbers++).Value;

    /// <summary>The number slot of a text's length or a list's size.</summary>
    public int Length(FieldSymbol field) => SlotsOf(field).Length is { } slot ? slot : (SlotsOf(field).Length = CountersOf(field).Numbers++).Value;

    /// <summary>The slot of a date.</summary>
    public int Instant(FieldSymbol field) => SlotsOf(field).Instant is { } slot ? slot : (SlotsOf(field).Instant = CountersOf(field).Instants++).Value;

    /// <summary>The slot of a kept text. A field keeps one facet; the binder lets texts of two different facets of one field be compared nowhere.</summary>
    public int KeptText(FieldSymbol field, TextFacet facet)
    {
        var slots = SlotsOf(field);
        if (slots.Kept is not { } slot)
        {
            slots.Kept = slot = CountersOf(field).KeptTexts++;
            slots.KeptFacet = facet;
        }
        else if (slots.KeptFacet != facet)
        {
            throw new NotSupportedException($"The field '{field.Name}' is compared by two facets; compare one.");
        }

        return slot;
    }

    /// <summary>The slot and number of a test of a text.</summary>
    public (int Slot, int Predicate) Test(FieldSymbol field, TextPredicate predicate)
    {
        var slots = SlotsOf(field);
        var all = field.Owner == FieldOwner.Event ? _eventTexts : _leadTexts;
        if (slots.Text is not { } slot)
        {
            slots.Text = slot = all.Count;
            all.Add(new TextSlot());
        }

        return (slot, all[slot].Add(predicate));
    }

    /// <summary>Adds a sum of points over tests of a lead's text.</summary>
    public int Fold(int slot, int[] predicates, long[] points)
    {
        _leadTexts[slot].Folds.Add(new TextFoldDefinition { Predicates = predicates, Points = points });
        return _leadTexts[slot].Folds.Count - 1;
    }

    public TextSlotDefinition[] LeadTexts() => [.. _leadTexts.Select(t => t.ToDefinition())];

    public TextSlotDefinition[] EventTexts() => [.. _eventTexts.Select(t => t.ToDefinition())];

    /// <summary>The field as the runtime takes it. Only once everything is planned.</summary>
    /// <param name="field">The field.</param>
    /// <param name="owner">What stands before its name.</param>
    public FieldDefinition Describe(FieldSymbol field, string owner = "")
    {
        var slots = SlotsOf(field);
        return new FieldDefinition
        {
            Name = owner + field.Name,
            Kind = (FieldKind)field.Type,
            Column = field.Column,
            IsKey = field.IsKey,
            IsAccountLink = field.IsAccountLink,
            Values = [.. field.Values],
            MissingTexts = [.. field.MissingTexts],
            TextSlot = slots.Text ?? -1,
            KeptTextSlot = slots.Kept ?? -1,
            KeptFacet = slots.KeptFacet,
            NumberSlot = slots.Number ?? -1,
            LengthSlot = slots.Length ?? -1,
            InstantSlot = slots.Instant ?? -1,
            IsSubject = field.IsSubject,
        };
    }

    private Slots SlotsOf(FieldSymbol field)
    {
        if (!_slots.TryGetValue(field, out var slots))
        {
            _slots[field] = slots = new Slots();
        }

        return slots;
    }

    private Counters CountersOf(FieldSymbol field) => _eventOf.TryGetValue(field, out var e) ? _events[e] : _lead;

    private sealed class Slots
    {
        public int? Text { get; set; }

        public int? Kept { get; set; }

        public TextFacet KeptFacet { get; set; }

        public int? Number { get; set; }

        public int? Length { get; set; }

        public int? Instant { get; set; }
    }

    private sealed class Counters
    {
        public int Numbers { get; set; }

        public int Instants { get; set; }

        public int KeptTexts { get; set; }
    }

    private sealed class TextSlot
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<TextPredicate> _predicates = [];

        public List<TextFoldDefinition> Folds { get; } = [];

        public int Add(TextPredicate predicate)
        {
            var key = $"{predicate.Facet} {predicate.Operator} {predicate.IsNegated} {string.Join('\0', predicate.Values)}";
            if (!_numbers.TryGetValue(key, out var number))
            {
                _numbers[key] = number = _predicates.Count;
                _predicates.Add(predicate);
            }

            return number;
        }

        public TextSlotDefinition ToDefinition() => new() { Predicates = [.. _predicates], Folds = [.. Folds] };
    }
}
