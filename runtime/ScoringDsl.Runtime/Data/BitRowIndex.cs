using System.Numerics;

namespace ScoringDsl.Runtime.Data;

/// <summary>Rows of bits, each different one kept once and numbered as it first came. Number 0 is the row without a bit.</summary>
internal sealed class BitRowIndex
{
    private const int FirstCapacity = 16;

    /// <summary>Row numbers by hash, 0 for a free place. The empty row has no place here.</summary>
    private int[] _places = new int[2 * FirstCapacity];

    /// <param name="words">64-bit words in a row, 1 or more.</param>
    public BitRowIndex(int words)
    {
        Words = words;
        Bits = new ulong[FirstCapacity * words];
    }

    public int Words { get; }

    /// <summary>How many rows, at least 1.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The rows: number × Words + word.</summary>
    public ulong[] Bits { get; private set; }

    /// <summary>The number of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isNew">Whether it had not come before.</param>
    public int Add(ReadOnlySpan<ulong> row, out bool isNew)
    {
        isNew = false;
        if (!row.ContainsAnyExcept(0UL))
        {
            return 0;
        }

        var place = FreeOrEqual(row);
        if (_places[place] != 0)
        {
            return _places[place];
        }

        if ((Count + 1) * 2 > _places.Length)
        {
            Grow();
            place = FreeOrEqual(row);
        }

        isNew = true;
        _places[place] = Count;
        row.CopyTo(Bits.AsSpan(Count * Words));
        return Count++;
    }

    /// <summary>Forgets all rows but the empty one.</summary>
    public void Clear()
    {
        Array.Clear(_places);
        Count = 1;
    }

    private int FreeOrEqual(ReadOnlySpan<ulong> row)
    {
        var mask = _places.Length - 1;
        var place = (int)Hash(row) & mask;
        while (_places[place] != 0 && !Row(_places[place]).SequenceEqual(row))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var bits = Bits;
        Array.Resize(ref bits, bits.Length * 2);
        Bits = bits;
        _places = new int[_places.Length * 2];
        for (var number = 1; number < Count; number++)
        {
            _places[FreeOrEqual(Row(number))] = number;
        }
    }

    private ReadOnlySpan<ulong> Row(int number) => Bits.AsSpan(number * Words, Words);

    private static uint Hash(ReadOnlySpan<ulong> row)
    {
        var hash = 0UL;
        foreach (var word in row)
        {
            hash = BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15UL, 31);
        }

        // A product's low bits know nothing of the high ones that went in: folded and multiplied once more, every bit counts.
        return (uint)(((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL) >> 32);
    }
}
