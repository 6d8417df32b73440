namespace ScoringDsl.Runtime.Data;

/// <summary>
/// The ids of events and, of events that have one, the texts of their properties: what it takes to drop copies of one event. Of one
/// row, kind and id the earliest instant stays, then the ordinally smallest content (the properties' raw texts, in order of declaration).
/// Keeps its memory.
/// </summary>
internal sealed class EventIds
{
    private char[] _chars = [];
    private int _used;

    /// <summary>By event; those past <see cref="_limit"/> have no id.</summary>
    private Id[] _ids = [];
    private int _limit;

    private Content[] _contents = [];
    private int _contentCount;

    /// <summary>The event that stays of each id, + 1, by hash; 0 for a free place.</summary>
    private int[] _stays = [];
    private int _idCount;

    /// <summary>How many events were dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>How many of them differed from the one that stayed in more than the instant.</summary>
    public long Differing { get; private set; }

    /// <summary>Whether an event has an id.</summary>
    public bool HasId(int e) => e < _limit && _ids[e].Length > 0;

    /// <summary>Gives the event added last its id.</summary>
    public void Add(int e, ReadOnlySpan<char> id)
    {
        if (e >= _ids.Length)
        {
            Array.Resize(ref _ids, Math.Max(16, Math.Max(e + 1, _ids.Length * 2)));
        }

        _ids.AsSpan(_limit, e - _limit).Clear();
        _limit = e + 1;
        _ids[e] = new Id { Start = Keep(id), Length = id.Length, Content = -1 };
        _idCount++;
    }

    /// <summary>Notes the text of a property of an event with an id.</summary>
    public void SetContent(int e, int property, ReadOnlySpan<char> text)
    {
        if (_contentCount == _contents.Length)
        {
            Array.Resize(ref _contents, Math.Max(16, _contentCount * 2));
        }

        _contents[_contentCount] = new Content { Property = property, Start = Keep(text), Length = text.Length, Next = _ids[e].Content };
        _ids[e].Content = _contentCount++;
    }

    /// <summary>Takes the copies out of events that are in order of row and instant.</summary>
    /// <param name="order">The events; those that stay are moved to the front.</param>
    /// <param name="events">Their rows and kinds.</param>
    /// <param name="properties">How many properties each kind of event has.</param>
    /// <returns>How many stay.</returns>
    public int DropCopies(Span<int> order, EventColumns events, ReadOnlySpan<int> properties)
    {
        Dropped = 0;
        Differing = 0;
        if (_idCount == 0)
        {
            return order.Length;
        }

        FindThoseThatStay(order, events, properties);
        var kept = 0;
        foreach (var e in order)
        {
            var stays = HasId(e) ? _stays[_ids[e].Place] - 1 : e;
            if (stays == e)
            {
                order[kept++] = e;
                continue;
            }

            Dropped++;
            Differing += CompareContents(e, stays, properties[events.Kinds[e]]) == 0 ? 0 : 1;
        }

        return kept;
    }

    /// <summary>Forgets everything and keeps the memory.</summary>
    public void Clear()
    {
        _used = 0;
        _limit = 0;
        _contentCount = 0;
        _idCount = 0;
        Dropped = 0;
        Differing = 0;
    }

    private void FindThoseThatStay(ReadOnlySpan<int> order, EventColumns events, ReadOnlySpan<int> properties)
    {
        var places = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_idCount * 2);
        if (_stays.Length < places)
        {
            _stays = new int[places];
        }
        else
        {
            Array.Clear(_stays);
        }

        foreach (var e in order)
        {
            if (!HasId(e))
            {
                continue;
            }

            var place = PlaceOf(e, events);
            _ids[e].Place = place;
            var stays = _stays[place] - 1;
            if (stays < 0
                || (events.At[e] == events.At[stays] && CompareContents(e, stays, properties[events.Kinds[e]]) < 0))
            {
                _stays[place] = e + 1;
            }
        }
    }

    private int PlaceOf(int e, EventColumns events)
    {
        var row = events.Rows[e];
        var kind = events.Kinds[e];
        var id = Chars(_ids[e].Start, _ids[e].Length);
        var mask = _stays.Length - 1;

        // The library's hash differs from process to process, which keeps made-up ids from colliding; the outcome does not hang on it.
        var place = HashCode.Combine(string.GetHashCode(id), row, kind) & mask;
        while (_stays[place] - 1 is >= 0 and var other
            && (events.Rows[other] != row || events.Kinds[other] != kind || !id.SequenceEqual(Chars(_ids[other].Start, _ids[other].Length))))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private int CompareContents(int left, int right, int properties)
    {
        for (var property = 0; property < properties; property++)
        {
            var order = ContentOf(left, property).SequenceCompareTo(ContentOf(right, property));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>The text that a property was set to last; empty where it was not.</summary>
    private ReadOnlySpan<char> ContentOf(int e, int property)
    {
        for (var i = _ids[e].Content; i >= 0; i = _contents[i].Next)
        {
            if (_contents[i].Property == property)
            {
                return Chars(_contents[i].Start, _contents[i].Length);
            }
        }

        return default;
    }

    private ReadOnlySpan<char> Chars(int start, int length) => _chars.AsSpan(start, length);

    private int Keep(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - _used)
        {
            Array.Resize(ref _chars, (int)Math.Min(Array.MaxLength, Math.Max(256, Math.Max((long)_chars.Length * 2, (long)_used + text.Length))));
        }

        text.CopyTo(_chars.AsSpan(_used));
        var start = _used;
        _used += text.Length;
        return start;
    }

    private struct Id
    {
        public int Start;
        public int Length;
        public int Content;
        public int Place;
    }

    private struct Content
    {
        public int Property;
        public int Start;
        public int Length;
        public int Next;
    }
}
