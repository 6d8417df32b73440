using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Runtime.Data;

/// <summary>Reads the texts of one field or property: finds each one's class, and remembers it by the raw text.</summary>
internal sealed class TextColumn
{
    /// <summary>Past this many classes a builder that is cleared forgets them.</summary>
    private const int MostClasses = 1 << 16;

    private readonly FieldDefinition _field;
    private readonly TextSlotDefinition _slot;
    private readonly TextTester _tester;
    private readonly BitRowIndex _classes;
    private readonly KeptTexts? _kept;
    private readonly TextCache _cache = new();
    private readonly HashSet<string> _missing;
    private readonly HashSet<string> _values;
    private readonly ulong[] _bits;
    private char[] _folded = new char[256];

    /// <param name="field">The field.</param>
    /// <param name="slot">The tests made of it; null for none.</param>
    /// <param name="kept">Numbers the texts that are kept; null keeps them as they are.</param>
    public TextColumn(FieldDefinition field, TextSlotDefinition? slot, KeptTexts? kept)
    {
        _field = field;
        _kept = kept;
        _slot = slot ?? new TextSlotDefinition { Predicates = [] };
        _tester = new TextTester(_slot, field.Kind == FieldKind.TextList);
        _classes = new BitRowIndex(_tester.Words);
        _bits = new ulong[_tester.Words];
        _missing = FoldAll(field.MissingTexts);
        _values = FoldAll(field.Values);
        Classes.Words = _tester.Words;
        Classes.FoldCount = _slot.Folds.Length;
        Classes.Bits = _classes.Bits;
        Classes.Folds = new long[_slot.Folds.Length];
    }

    /// <summary>The classes met so far.</summary>
    public TextClassTable Classes { get; } = new();

    /// <summary>Reads a text as a data file holds it. A list's items are parted by <c>;</c> or <c>|</c>.</summary>
    public TextValue Read(ReadOnlySpan<char> text)
    {
        if (!_cache.TryGet(text, out var value, out var hash))
        {
            value = _field.Kind == FieldKind.TextList ? FindList(text) : Find(text);
            _cache.Add(text, value, hash);
        }

        return value;
    }

    /// <summary>Reads the items of a list.</summary>
    public TextValue Read(IReadOnlyList<string> items)
    {
        Array.Clear(_bits);
        var known = 0;
        for (var i = 0; i < items.Count; i++)
        {
            known += AddItem(items[i]) ? 1 : 0;
        }

        return EndList(known);
    }

    /// <summary>Whether a text counts as missing.</summary>
    public bool IsMissing(ReadOnlySpan<char> text) => Fold(text) is var folded && IsMissingFolded(folded);

    /// <summary>Called between blocks: forgets the classes if they have become too many.</summary>
    /// <returns>Whether it did, so that its class numbers mean something else from now on.</returns>
    public bool Trim()
    {
        if (_classes.Count <= MostClasses)
        {
            return false;
        }

        _classes.Clear();
        _cache.Clear();
        Classes.Count = 1;
        return true;
    }

    /// <summary>Forgets what was found of texts, because the numbers of kept texts mean others now.</summary>
    public void ForgetTexts() => _cache.Clear();

    private TextValue Find(ReadOnlySpan<char> text)
    {
        var folded = Fold(text);
        if (IsMissingFolded(folded))
        {
            return TextValue.Missing;
        }

        Array.Clear(_bits);
        _tester.Test(folded, _bits);
        return new TextValue(
            ClassOfBits(),
            _field.LengthSlot >= 0 ? CountCodePoints(folded) : double.NaN,
            _field.Kind == FieldKind.OneOf && !_values.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded),
            _kept is null ? Keep(folded) : null,
            _kept is null ? null : KeepNumbers(folded, _kept));
    }

    /// <summary>What a lead keeps of a text; null where it keeps nothing.</summary>
    private string?[]? Keep(ReadOnlySpan<char> folded)
    {
        var kept = _field.KeptTexts.Length == 0 ? null : new string?[_field.KeptTexts.Length];
        for (var i = 0; i < kept?.Length; i++)
        {
            kept[i] = TextFacets.TryGet(_field.KeptTexts[i].Facet, folded, out var part) ? part.ToString() : null;
        }

        return kept;
    }

    /// <summary>What an event keeps of a text; null where it keeps nothing.</summary>
    private int[]? KeepNumbers(ReadOnlySpan<char> folded, KeptTexts texts)
    {
        var kept = _field.KeptTexts.Length == 0 ? null : new int[_field.KeptTexts.Length];
        for (var i = 0; i < kept?.Length; i++)
        {
            kept[i] = TextFacets.TryGet(_field.KeptTexts[i].Facet, folded, out var part) ? texts.NumberOf(part) : 0;
        }

        return kept;
    }

    private TextValue FindList(ReadOnlySpan<char> text)
    {
        Array.Clear(_bits);
        var known = 0;
        foreach (var range in text.SplitAny(';', '|'))
        {
            known += AddItem(text[range]) ? 1 : 0;
        }

        return EndList(known);
    }

    private bool AddItem(ReadOnlySpan<char> item)
    {
        var folded = Fold(item);
        if (IsMissingFolded(folded))
        {
            return false;
        }

        _tester.AddItem(folded, _bits);
        return true;
    }

    private TextValue EndList(int known)
    {
        if (known == 0)
        {
            return TextValue.Missing;
        }

        _tester.EndItems(_bits);
        return new TextValue(ClassOfBits(), known, false);
    }

    private int ClassOfBits()
    {
        var number = _classes.Add(_bits, out var isNew);
        if (isNew)
        {
            Classes.Bits = _classes.Bits;
            Classes.Count = _classes.Count;
            AddFolds(number);
        }

        return number;
    }

    private void AddFolds(int number)
    {
        var count = _slot.Folds.Length;
        if (Classes.Folds.Length < (number + 1) * count)
        {
            var folds = Classes.Folds;
            Array.Resize(ref folds, Math.Max(folds.Length * 2, (number + 1) * count));
            Classes.Folds = folds;
        }

        for (var i = 0; i < count; i++)
        {
            Classes.Folds[(number * count) + i] = TextClassTable.Sum(_slot.Folds[i], _bits);
        }
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > _folded.Length)
        {
            _folded = new char[Math.Max(_folded.Length * 2, text.Length)];
        }

        return _folded.AsSpan(0, TextFold.Fold(text, _folded));
    }

    private bool IsMissingFolded(ReadOnlySpan<char> folded) =>
        folded.IsEmpty || (_missing.Count > 0 && _missing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded));

    private static int CountCodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static HashSet<string> FoldAll(string[] texts)
    {
        var folded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            folded.Add(TextFold.Fold(text));
        }

        return folded;
    }
}
