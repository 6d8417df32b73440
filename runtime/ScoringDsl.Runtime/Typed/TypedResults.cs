using System.Collections;

namespace ScoringDsl.Runtime.Typed;

/// <summary>The results of a batch, in the order in which leads or accounts were added. A result is made when it is asked for.</summary>
/// <typeparam name="T">What the application sees of a row.</typeparam>
public sealed class TypedResults<T> : IReadOnlyList<T>
{
    private readonly TypedPart _part;
    private readonly ScoreTable _table;
    private readonly AccountTable? _accounts;
    private readonly Func<TypedRow, T> _make;

    internal TypedResults(TypedPart part, ScoreTable table, AccountTable? accounts, Func<TypedRow, T> make)
    {
        _part = part;
        _table = table;
        _accounts = accounts;
        _make = make;
    }

    /// <inheritdoc/>
    public int Count => _table.Count;

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _make(new TypedRow(_part, _table, index, _accounts?.GetKey(index) ?? ""));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
