namespace ScoringDsl.Runtime.Data;

/// <summary>Events as growing arrays, one for each thing kept of an event. Past the last event all values are missing already.</summary>
/// <param name="texts">How many classes of texts an event has.</param>
/// <param name="numbers">How many numbers.</param>
/// <param name="instants">How many instants.</param>
/// <param name="kept">How many kept texts.</param>
internal sealed class EventColumns(int texts, int numbers, int instants, int kept)
{
    private const int FirstCapacity = 16;

    private int[] _rows = [];
    private int[] _kinds = [];
    private long[] _at = [];
    private int[] _textClasses = [];
    private double[] _numbers = [];
    private long[] _instants = [];
    private int[] _kept = [];

    public int Count { get; private set; }

    public int[] Rows => _rows;

    public int[] Kinds => _kinds;

    public long[] At => _at;

    public double[] Numbers => _numbers;

    public long[] Instants => _instants;

    public int[] Kept => _kept;

    public Span<int> TextClassesOf(int e) => _textClasses.AsSpan(e * texts, texts);

    public Span<double> NumbersOf(int e) => _numbers.AsSpan(e * numbers, numbers);

    public Span<long> InstantsOf(int e) => _instants.AsSpan(e * instants, instants);

    public Span<int> KeptOf(int e) => _kept.AsSpan(e * kept, kept);

    /// <summary>Adds an event with all its values missing, and gives its number.</summary>
    public int Add(int row, int kind, long at)
    {
        if (Count == _at.Length)
        {
            Reserve(Math.Max(FirstCapacity, Count * 2));
        }

        var e = Count++;
        _rows[e] = row;
        _kinds[e] = kind;
        _at[e] = at;
        return e;
    }

    /// <summary>Takes another's events in an order; their rows, kinds and classes of texts stay behind, and so does their count.</summary>
    public void Gather(EventColumns from, ReadOnlySpan<int> order)
    {
        if (order.Length > _at.Length)
        {
            Reserve(from._at.Length);
        }

        for (var i = 0; i < order.Length; i++)
        {
            _at[i] = from._at[order[i]];
        }

        GatherRows(from._numbers, _numbers, numbers, order);
        GatherRows(from._instants, _instants, instants, order);
        GatherRows(from._kept, _kept, kept, order);
    }

    /// <summary>Forgets the events and keeps the memory.</summary>
    public void Clear()
    {
        SetMissing(0, Count);
        Count = 0;
    }

    private void Reserve(int capacity)
    {
        Array.Resize(ref _rows, capacity);
        Array.Resize(ref _kinds, capacity);
        Array.Resize(ref _at, capacity);
        Array.Resize(ref _textClasses, checked(capacity * texts));
        Array.Resize(ref _numbers, checked(capacity * numbers));
        Array.Resize(ref _instants, checked(capacity * instants));
        Array.Resize(ref _kept, checked(capacity * kept));
        SetMissing(Count, capacity);
    }

    private void SetMissing(int start, int end)
    {
        _textClasses.AsSpan((start * texts)..(end * texts)).Clear();
        _numbers.AsSpan((start * numbers)..(end * numbers)).Fill(double.NaN);
        _instants.AsSpan((start * instants)..(end * instants)).Fill(long.MinValue);
        _kept.AsSpan((start * kept)..(end * kept)).Clear();
    }

    private static void GatherRows<T>(T[] from, T[] to, int width, ReadOnlySpan<int> order)
    {
        if (width == 0)
        {
            return;
        }

        for (var i = 0; i < order.Length; i++)
        {
            from.AsSpan(order[i] * width, width).CopyTo(to.AsSpan(i * width));
        }
    }
}
