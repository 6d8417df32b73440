namespace ScoringDsl.Runtime.Data;

/// <summary>Leads as growing arrays, one for each thing kept of a lead.</summary>
/// <param name="texts">How many classes of texts a lead has.</param>
/// <param name="numbers">How many numbers.</param>
/// <param name="instants">How many instants.</param>
/// <param name="kept">How many kept texts.</param>
internal sealed class LeadRows(int texts, int numbers, int instants, int kept)
{
    private const int FirstCapacity = 4;

    private string[] _keys = [];
    private int[] _textClasses = [];
    private double[] _numbers = [];
    private long[] _instants = [];
    private string?[] _kept = [];

    public int Count { get; private set; }

    public int Capacity => _keys.Length;

    public string[] Keys => _keys;

    public Span<int> TextClassesOf(int row) => _textClasses.AsSpan(row * texts, texts);

    public Span<double> NumbersOf(int row) => _numbers.AsSpan(row * numbers, numbers);

    public Span<long> InstantsOf(int row) => _instants.AsSpan(row * instants, instants);

    public Span<string?> KeptOf(int row) => _kept.AsSpan(row * kept, kept);

    /// <summary>Adds a lead with all its values missing, and gives its row.</summary>
    public int Add(string key)
    {
        if (Count == _keys.Length)
        {
            Reserve(Math.Max(FirstCapacity, Count * 2));
        }

        var row = Count++;
        _keys[row] = key;
        TextClassesOf(row).Clear();
        NumbersOf(row).Fill(double.NaN);
        InstantsOf(row).Fill(long.MinValue);
        KeptOf(row).Clear();
        return row;
    }

    /// <summary>Shows the leads to the readers of a block.</summary>
    public void PutInto(LeadBlock block)
    {
        block.Count = Count;
        block.Keys = _keys;
        block.TextClasses = _textClasses;
        block.Numbers = _numbers;
        block.Instants = _instants;
        block.KeptTexts = _kept;
    }

    /// <summary>Forgets the leads and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_keys);
        Array.Clear(_kept);
        Count = 0;
    }

    private void Reserve(int capacity)
    {
        Array.Resize(ref _keys, capacity);
        Array.Resize(ref _textClasses, checked(capacity * texts));
        Array.Resize(ref _numbers, checked(capacity * numbers));
        Array.Resize(ref _instants, checked(capacity * instants));
        Array.Resize(ref _kept, checked(capacity * kept));
    }
}
