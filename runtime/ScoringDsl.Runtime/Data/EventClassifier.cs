using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Finds an event's class: the set of the model's filters that it passes. Where the filters of a kind look at texts alone, the model
/// is asked once for each combination of classes of texts.
/// </summary>
internal sealed class EventClassifier
{
    /// <summary>Past this many combinations a builder that is cleared forgets them.</summary>
    private const int MostRemembered = 1 << 16;

    private readonly CompiledModel _model;
    private readonly EventKind[] _kinds;
    private readonly Memory[] _memories;
    private readonly BitRowIndex _classes;
    private readonly int[] _textStarts;
    private readonly ulong[] _textBits;
    private readonly ulong[] _filters;

    public EventClassifier(CompiledModel model, ModelDefinition definition, EventKind[] kinds)
    {
        _model = model;
        _kinds = kinds;
        _memories = new Memory[kinds.Length];
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            _memories[kind] = new Memory(kinds[kind].Texts.Length);
        }

        Classes = new EventClassTable(definition.Filters.Length);
        _classes = new BitRowIndex(Classes.Words);
        _filters = new ulong[Classes.Words];
        Classes.Bits = _classes.Bits;
        _textStarts = new int[definition.EventTexts.Length];
        var words = 0;
        for (var slot = 0; slot < _textStarts.Length; slot++)
        {
            _textStarts[slot] = words;
            words += Math.Max(1, (definition.EventTexts[slot].Predicates.Length + 63) / 64);
        }

        _textBits = new ulong[words];
    }

    /// <summary>The classes met so far.</summary>
    public EventClassTable Classes { get; }

    /// <summary>Finds the class of an event.</summary>
    /// <param name="events">The events.</param>
    /// <param name="e">Which of them.</param>
    public int Classify(EventColumns events, int e)
    {
        var kind = events.Kinds[e];
        if (!_kinds[kind].SeesTextsOnly)
        {
            return Ask(kind, events, e);
        }

        ref var known = ref _memories[kind].ClassOf(events.TextClassesOf(e));
        if (known < 0)
        {
            known = Ask(kind, events, e);
        }

        return known;
    }

    /// <summary>Called between blocks, after the text columns: forgets classes if there have come too many, or theirs were forgotten.</summary>
    /// <param name="textsWereForgotten">Whether a text column has begun anew, so that its class numbers mean something else.</param>
    public void Trim(bool textsWereForgotten)
    {
        var isOver = _classes.Count > MostRemembered || textsWereForgotten;
        foreach (var memory in _memories)
        {
            isOver |= memory.Count > MostRemembered;
        }

        if (!isOver)
        {
            return;
        }

        foreach (var memory in _memories)
        {
            memory.Clear();
        }

        _classes.Clear();
        Classes.Count = 1;
        Classes.Generation++;
    }

    private int Ask(int kind, EventColumns events, int e)
    {
        var texts = _kinds[kind].Texts;
        var textClasses = events.TextClassesOf(e);
        for (var i = 0; i < texts.Length; i++)
        {
            var table = TableOf(texts[i]);
            table.Bits.AsSpan(textClasses[i] * table.Words, table.Words).CopyTo(TextBitsOf(texts[i], table));
        }

        Array.Clear(_filters);
        _model.MatchEvent(kind, new EventSignature(_textBits, _textStarts, events.NumbersOf(e), events.InstantsOf(e), _filters));
        foreach (var text in texts)
        {
            TextBitsOf(text, TableOf(text)).Clear();
        }

        var number = _classes.Add(_filters, out var isNew);
        if (isNew)
        {
            AddFilters(number);
        }

        return number;
    }

    private Span<ulong> TextBitsOf(FieldColumn text, TextClassTable table) => _textBits.AsSpan(_textStarts[text.Definition.TextSlot], table.Words);

    private static TextClassTable TableOf(FieldColumn text) =>
        text.Texts?.Classes ?? throw new InvalidOperationException($"'{text.QualifiedName}' has a text slot but no texts.");

    private void AddFilters(int number)
    {
        Classes.Bits = _classes.Bits;
        Classes.Count = _classes.Count;
        var starts = Classes.FilterStarts;
        if (starts.Length < number + 2)
        {
            Array.Resize(ref starts, starts.Length * 2);
            Classes.FilterStarts = starts;
        }

        var end = starts[number];
        for (var word = 0; word < _filters.Length; word++)
        {
            for (var bits = _filters[word]; bits != 0; bits &= bits - 1)
            {
                if (end == Classes.Filters.Length)
                {
                    var filters = Classes.Filters;
                    Array.Resize(ref filters, Math.Max(16, filters.Length * 2));
                    Classes.Filters = filters;
                }

                Classes.Filters[end++] = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
            }
        }

        starts[number + 1] = end;
    }

    /// <summary>Event classes by the classes of the texts of one kind of event.</summary>
    private sealed class Memory
    {
        private readonly int _texts;

        /// <summary>One step for each text after the first: the combination so far and the next text's class give a combination.</summary>
        private readonly Dictionary<long, int>[] _steps;

        /// <summary>The event class by combination, -1 where it is not known.</summary>
        private int[] _classes = [];

        public Memory(int texts)
        {
            _texts = texts;
            _steps = new Dictionary<long, int>[Math.Max(0, texts - 1)];
            for (var i = 0; i < _steps.Length; i++)
            {
                _steps[i] = [];
            }
        }

        public int Count => _classes.Length;

        /// <summary>The class by those of the texts of an event; of more than the kind has, the first ones count.</summary>
        public ref int ClassOf(ReadOnlySpan<int> textClasses)
        {
            var combination = _texts == 0 ? 0 : textClasses[0];
            for (var i = 0; i < _steps.Length; i++)
            {
                var key = ((long)combination << 32) | (uint)textClasses[i + 1];
                ref var next = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_steps[i], key, out var exists);
                if (!exists)
                {
                    next = _steps[i].Count - 1;
                }

                combination = next;
            }

            if (combination >= _classes.Length)
            {
                var before = _classes.Length;
                Array.Resize(ref _classes, Math.Max(combination + 1, Math.Max(16, before * 2)));
                _classes.AsSpan(before).Fill(-1);
            }

            return ref _classes[combination];
        }

        public void Clear()
        {
            _classes.AsSpan().Fill(-1);
            foreach (var step in _steps)
            {
                step.Clear();
            }
        }
    }
}
