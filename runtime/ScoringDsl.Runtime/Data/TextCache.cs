using System.Numerics;
using System.Runtime.InteropServices;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Remembers what was found of raw texts. A text that comes again costs a hash and a comparison and allocates nothing. Bounded: past
/// a number of texts or of characters it forgets all and begins anew, keeping its memory.
/// </summary>
internal sealed class TextCache
{
    private const int FirstPlaces = 64;
    private const int MostTexts = 1 << 14;
    private const int MostChars = 1 << 20;
    private const int LongestText = 1 << 10;

    /// <summary>How far a text may lie from the place of its hash. Texts chosen to collide are not kept, so they cannot slow others down.</summary>
    private const int MostSteps = 16;

    private Entry[] _places = new Entry[FirstPlaces];
    private char[] _chars = new char[1024];
    private int _used;
    private int _count;

    /// <summary>Finds a text.</summary>
    public bool TryGet(ReadOnlySpan<char> text, out TextValue value)
    {
        var mask = _places.Length - 1;
        var hash = Hash(text);
        for (var step = 0; step < MostSteps; step++)
        {
            ref var entry = ref _places[(int)(hash + step) & mask];
            if (!entry.IsTaken)
            {
                break;
            }

            if (entry.Hash == hash && text.SequenceEqual(_chars.AsSpan(entry.Start, entry.Length)))
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Takes in a text that was not found.</summary>
    public void Add(ReadOnlySpan<char> text, TextValue value)
    {
        if (text.Length > LongestText)
        {
            return;
        }

        if (_count == MostTexts || _used + text.Length > MostChars)
        {
            Clear();
        }
        else if ((_count + 1) * 2 > _places.Length)
        {
            Grow();
        }

        if (_used + text.Length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Min(MostChars, Math.Max(_chars.Length * 2, _used + text.Length)));
        }

        var entry = new Entry { IsTaken = true, Hash = Hash(text), Start = _used, Length = text.Length, Value = value };
        if (TryPlace(_places, entry))
        {
            text.CopyTo(_chars.AsSpan(_used));
            _used += text.Length;
            _count++;
        }
    }

    /// <summary>Forgets all texts and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_places);
        _used = 0;
        _count = 0;
    }

    private void Grow()
    {
        var places = new Entry[_places.Length * 2];
        foreach (var entry in _places)
        {
            if (entry.IsTaken)
            {
                TryPlace(places, entry);
            }
        }

        _places = places;
    }

    private static bool TryPlace(Entry[] places, in Entry entry)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            ref var place = ref places[(int)(entry.Hash + step) & (places.Length - 1)];
            if (!place.IsTaken)
            {
                place = entry;
                return true;
            }
        }

        return false;
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        var hash = (ulong)bytes.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            hash = Mix(hash, word);
        }

        // The last eight bytes again, in part: cheaper than the odd rest one by one.
        if (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]));
        }
        else
        {
            foreach (var c in text)
            {
                hash = Mix(hash, c);
            }
        }

        // A product's low bits know nothing of the high ones that went in: folded and multiplied once more, every bit counts.
        return (uint)(((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL) >> 32);
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15UL, 31);

    private struct Entry
    {
        public bool IsTaken;
        public uint Hash;
        public int Start;
        public int Length;
        public TextValue Value;
    }
}
