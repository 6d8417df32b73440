namespace ScoringDsl.Runtime.Data;

/// <summary>Puts events in order of row and instant; those of one instant stay as they came. Keeps its memory.</summary>
internal sealed class EventOrder
{
    private int[] _order = [];
    private int[] _ends = [];
    private long[] _keys = [];

    /// <summary>The first numbers of what <see cref="Sort"/> gave last, with what was dropped from it since.</summary>
    public ReadOnlySpan<int> Last(int count) => _order.AsSpan(0, count);

    /// <summary>The events' numbers in order.</summary>
    /// <param name="rows">Each event's row.</param>
    /// <param name="at">Each event's instant.</param>
    /// <param name="rowCount">How many rows there are.</param>
    /// <param name="isAsAdded">Whether the events came in order already.</param>
    public Span<int> Sort(ReadOnlySpan<int> rows, ReadOnlySpan<long> at, int rowCount, out bool isAsAdded)
    {
        var count = rows.Length;
        if (_order.Length < count)
        {
            _order = new int[Math.Max(count, _order.Length * 2)];
        }

        var order = _order.AsSpan(0, count);
        isAsAdded = IsInOrder(rows, at, out var rowsAreInOrder);
        if (rowsAreInOrder)
        {
            for (var e = 0; e < count; e++)
            {
                order[e] = e;
            }
        }
        else
        {
            SortByRow(rows, rowCount, order);
        }

        if (!isAsAdded)
        {
            SortEachRow(rows, at, order);
        }

        return order;
    }

    private static bool IsInOrder(ReadOnlySpan<int> rows, ReadOnlySpan<long> at, out bool rowsAreInOrder)
    {
        var instantsAreInOrder = true;
        for (var e = 1; e < rows.Length; e++)
        {
            if (rows[e] < rows[e - 1])
            {
                rowsAreInOrder = false;
                return false;
            }

            instantsAreInOrder &= rows[e] != rows[e - 1] || at[e] >= at[e - 1];
        }

        rowsAreInOrder = true;
        return instantsAreInOrder;
    }

    /// <summary>Counts the events of each row and deals them out: linear, and stable.</summary>
    private void SortByRow(ReadOnlySpan<int> rows, int rowCount, Span<int> order)
    {
        if (_ends.Length < rowCount + 1)
        {
            _ends = new int[Math.Max(rowCount + 1, _ends.Length * 2)];
        }

        var next = _ends.AsSpan(0, rowCount + 1);
        next.Clear();
        foreach (var row in rows)
        {
            next[row + 1]++;
        }

        for (var row = 0; row < rowCount; row++)
        {
            next[row + 1] += next[row];
        }

        for (var e = 0; e < rows.Length; e++)
        {
            order[next[rows[e]]++] = e;
        }
    }

    private void SortEachRow(ReadOnlySpan<int> rows, ReadOnlySpan<long> at, Span<int> order)
    {
        if (_keys.Length < order.Length)
        {
            _keys = new long[Math.Max(order.Length, _keys.Length * 2)];
        }

        for (var start = 0; start < order.Length;)
        {
            var end = start;
            var isSorted = true;
            do
            {
                _keys[end] = at[order[end]];
                isSorted &= end == start || _keys[end] >= _keys[end - 1];
                end++;
            }
            while (end < order.Length && rows[order[end]] == rows[order[start]]);

            if (!isSorted)
            {
                SortRow(_keys.AsSpan(start, end - start), order[start..end]);
            }

            start = end;
        }
    }

    private static void SortRow(Span<long> keys, Span<int> order)
    {
        keys.Sort(order);

        // The library's sort is not stable. Within one instant, events came in order of their numbers.
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            order[start..end].Sort();
            start = end;
        }
    }
}
