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

    /// <summary>A full cache in which fewer look-ups than this found their text does not pay: texts are all different, as addresses are.</summary>
    private const int FewHits = MostTexts / 4;

    /// <summary>For how many look-ups texts that are all different are not kept.</summary>
    private const int Pause = 8 * MostTexts;

    private const long NotKept = -1;

    private Place[] _places = new Place[FirstPlaces];
    private Entry[] _entries = new Entry[FirstPlaces / 2];
    private char[] _chars = new char[1024];
    private int _used;
    private int _count;
    private int _hits;
    private int _pause;

    /// <summary>Finds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">What was found of it.</param>
    /// <param name="hash">What <see cref="Add"/> wants of a text that was not found.</param>
    public bool TryGet(ReadOnlySpan<char> text, out TextValue value, out long hash)
    {
        if (_pause > 0)
        {
            _pause--;
            value = default;
            hash = NotKept;
            return false;
        }

        var places = _places;
        var wanted = Hash(text);
        hash = wanted;
        for (var step = 0u; step < MostSteps; step++)
        {
            var place = places[(int)(wanted + step) & (places.Length - 1)];
            if (place.Number == 0)
            {
                break;
            }

            if (place.Hash == wanted)
            {
                ref var entry = ref _entries[place.Number - 1];
                if (text.SequenceEqual(_chars.AsSpan(entry.Start, entry.Length)))
                {
                    _hits++;
                    value = entry.Value;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    /// <summary>Takes in a text that was just not found.</summary>
    public void Add(ReadOnlySpan<char> text, TextValue value, long hash)
    {
        if (hash == NotKept || text.Length > LongestText)
        {
            return;
        }

        if (_count == MostTexts || _used + text.Length > MostChars)
        {
            _pause = _hits < FewHits ? Pause : 0;
            Clear();
        }
        else if (_count == _entries.Length)
        {
            Grow();
        }

        if (!TryPlace(_places, new Place((uint)hash, _count + 1)))
        {
            return;
        }

        if (_used + text.Length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Min(MostChars, Math.Max(_chars.Length * 2, _used + text.Length)));
        }

        text.CopyTo(_chars.AsSpan(_used));
        _entries[_count++] = new Entry(_used, text.Length, value);
        _used += text.Length;
    }

    /// <summary>Forgets all texts and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_places);

        // The values may hold texts.
        Array.Clear(_entries, 0, _count);
        _used = 0;
        _count = 0;
        _hits = 0;
    }

    private void Grow()
    {
        var places = new Place[_places.Length * 2];
        foreach (var place in _places)
        {
            if (place.Number != 0)
            {
                TryPlace(places, place);
            }
        }

        _places = places;
        Array.Resize(ref _entries, places.Length / 2);
    }

    private static bool TryPlace(Place[] places, Place taken)
    {
        for (var step = 0u; step < MostSteps; step++)
        {
            ref var place = ref places[(int)(taken.Hash + step) & (places.Length - 1)];
            if (place.Number == 0)
            {
                place = taken;
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

    /// <summary>A hash and the number of its entry, from 1; 0 is free. Apart from the entries, so that a search stays within few lines of memory.</summary>
    private readonly record struct Place(uint Hash, int Number);

    private readonly record struct Entry(int Start, int Length, TextValue Value);
}
