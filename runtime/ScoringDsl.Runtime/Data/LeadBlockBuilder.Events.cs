using System.Globalization;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <content>Events and their properties.</content>
public sealed partial class LeadBlockBuilder
{
    /// <summary>Adds an event and gives its number, by which its properties are set until <see cref="Build"/>.</summary>
    /// <param name="row">The lead's row.</param>
    /// <param name="kind">The kind of event.</param>
    /// <param name="at">Its instant, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="id">Its id, compared exactly; empty for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or kind, or the instant is not in the years 1 to 9999.</exception>
    public int AddEvent(int row, int kind, long at, ReadOnlySpan<char> id)
    {
        CheckRow(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)kind, (uint)_kinds.Length, nameof(kind));
        ValueReader.CheckInstant(at, allowMissing: false);
        var e = _events.Add(row, kind, at);
        if (!id.IsEmpty)
        {
            _ids.Add(e, id);
        }

        return e;
    }

    /// <summary>Sets a property of an event from text as a data file holds it.</summary>
    /// <returns>False where the text is no value of the property's type; it is then missing.</returns>
    public bool TrySetProperty(int e, int property, ReadOnlySpan<char> text)
    {
        CheckEvent(e);
        var kind = _kinds[_events.Kinds[e]];
        var column = kind.Properties[property];
        if (_ids.HasId(e))
        {
            _ids.SetContent(e, property, text);
        }

        bool isValue;
        switch (column.Kind)
        {
            case FieldKind.Number or FieldKind.Bool:
                isValue = column.TryReadNumber(text, out var number);
                Put(_events.NumbersOf(e), column.NumberSlot, number);
                return isValue;
            case FieldKind.Date:
                isValue = column.TryReadInstant(text, out var instant);
                Put(_events.InstantsOf(e), column.Definition.InstantSlot, instant);
                return isValue;
            default:
                if (column.Texts is not null)
                {
                    PutPropertyText(e, column, column.Texts.Read(text));
                }

                return true;
        }
    }

    /// <summary>Sets a number property; NaN and infinities are missing.</summary>
    /// <exception cref="FieldValueException">The property is no number.</exception>
    public void SetPropertyNumber(int e, int property, double value)
    {
        var column = PropertyOf(e, property, FieldKind.Number);
        value = Points.PointsMath.Finite(value);
        SetContent(e, property, value);
        Put(_events.NumbersOf(e), column.Definition.NumberSlot, value);
    }

    /// <summary>Sets a bool property.</summary>
    /// <exception cref="FieldValueException">The property is no bool.</exception>
    public void SetPropertyBool(int e, int property, bool value)
    {
        var column = PropertyOf(e, property, FieldKind.Bool);
        SetContent(e, property, value ? 1 : 0);
        Put(_events.NumbersOf(e), column.Definition.NumberSlot, value ? 1 : 0);
    }

    /// <summary>Sets a date property, in microseconds since 1970-01-01 UTC; <see cref="long.MinValue"/> is missing.</summary>
    /// <exception cref="FieldValueException">The property is no date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not in the years 1 to 9999.</exception>
    public void SetPropertyInstant(int e, int property, long value)
    {
        var column = PropertyOf(e, property, FieldKind.Date);
        ValueReader.CheckInstant(value, allowMissing: true);
        SetContent(e, property, value);
        Put(_events.InstantsOf(e), column.Definition.InstantSlot, value);
    }

    /// <summary>Sets a list-of-text property; blank items do not count, and a list without items is missing.</summary>
    /// <exception cref="FieldValueException">The property is no list.</exception>
    public void SetPropertyTexts(int e, int property, IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var column = PropertyOf(e, property, FieldKind.TextList);
        if (_ids.HasId(e))
        {
            // As a data file would hold it; what parts items is told from the same sign within one.
            _ids.SetContent(e, property, string.Join(';', items.Select(item => item.Replace("\\", "\\\\").Replace(";", "\\;"))));
        }

        if (column.Texts is not null)
        {
            PutPropertyText(e, column, column.Texts.Read(items));
        }
    }

    /// <summary>The reader of an event's property.</summary>
    internal FieldColumn PropertyOf(int e, int property)
    {
        CheckEvent(e);
        return _kinds[_events.Kinds[e]].Properties[property];
    }

    private void PutPropertyText(int e, FieldColumn column, TextValue value)
    {
        column.OutsideCount += value.IsOutside ? 1 : 0;
        Put(_events.TextClassesOf(e), column.TextPlace, value.Class);
        Put(_events.NumbersOf(e), column.LengthSlot, value.Length);
        Put(_events.KeptOf(e), column.KeptSlot, value.KeptNumber);
    }

    private FieldColumn PropertyOf(int e, int property, FieldKind kind)
    {
        var column = PropertyOf(e, property);
        column.Require(kind);
        return column;
    }

    /// <summary>Keeps a typed value as text, for comparing copies of one event.</summary>
    private void SetContent<T>(int e, int property, T value)
        where T : ISpanFormattable
    {
        if (_ids.HasId(e))
        {
            Span<char> text = stackalloc char[32];
            value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
            _ids.SetContent(e, property, text[..length]);
        }
    }

    private void CheckEvent(int e) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)e, (uint)_events.Count, nameof(e));
}
