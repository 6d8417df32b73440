using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Cli.Data;

/// <summary>
/// Reads one field or property from rows. The value is read and checked first, so that a row with a bad value leaves nothing behind,
/// and is set once the whole row has proved good.
/// </summary>
internal sealed class FieldReader
{
    private readonly FieldDefinition _field;
    private readonly int _index;
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private bool _isKnown;
    private double _number;
    private bool _flag;
    private long _instant;

    /// <summary>A reader of one field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="index">Its index among the fields of the lead or the event.</param>
    /// <param name="rows">The file; is asked for the field's column.</param>
    public FieldReader(FieldDefinition field, int index, RowReader rows)
    {
        _field = field;
        _index = index;
        Column = rows.Want(field.Column);
        foreach (var text in field.MissingTexts)
        {
            _missing.Add(TextFold.Fold(text));
        }
    }

    /// <summary>The number of its column in the file.</summary>
    public int Column { get; }

    /// <summary>The field's name in the model.</summary>
    public string Name => _field.Name;

    private bool IsText => _field.Kind is not (FieldKind.Number or FieldKind.Bool or FieldKind.Date);

    /// <summary>Reads the value of the current row.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Read(RowReader rows)
    {
        if (rows.Items(Column) is not null)
        {
            _isKnown = true;
            return _field.Kind == FieldKind.TextList ? null : $"'{_field.Column}' is a list, not a single value.";
        }

        var text = rows[Column];
        _isKnown = !IsMissing(text);
        if (!_isKnown || IsText)
        {
            return null;
        }

        return _field.Kind switch
        {
            FieldKind.Number when !ValueReader.TryReadNumber(text, out _number) => $"'{_field.Column}' is not a number: {Quote(text)}.",
            FieldKind.Bool when !ValueReader.TryReadBool(text, out _flag) => $"'{_field.Column}' is neither yes nor no: {Quote(text)}.",
            FieldKind.Date when !ValueReader.TryReadInstant(text, out _instant) => $"'{_field.Column}' is not a date: {Quote(text)}.",
            _ => null,
        };
    }

    /// <summary>Sets the value read on a lead.</summary>
    public void SetField(LeadBlockBuilder block, int row, RowReader rows)
    {
        if (!_isKnown)
        {
            return;
        }

        switch (_field.Kind)
        {
            case FieldKind.Number:
                block.SetNumber(row, _index, _number);
                break;
            case FieldKind.Bool:
                block.SetBool(row, _index, _flag);
                break;
            case FieldKind.Date:
                block.SetInstant(row, _index, _instant);
                break;
            default:
                if (rows.Items(Column) is { } items)
                {
                    block.SetTexts(row, _index, items);
                }
                else
                {
                    block.TrySetField(row, _index, rows[Column]);
                }

                break;
        }
    }

    /// <summary>Sets the value read on an account.</summary>
    public void SetField(AccountBlockBuilder accounts, int account, RowReader rows)
    {
        if (!_isKnown)
        {
            return;
        }

        switch (_field.Kind)
        {
            case FieldKind.Number:
                accounts.SetNumber(account, _index, _number);
                break;
            case FieldKind.Bool:
                accounts.SetBool(account, _index, _flag);
                break;
            case FieldKind.Date:
                accounts.SetInstant(account, _index, _instant);
                break;
            default:
                if (rows.Items(Column) is { } items)
                {
                    accounts.SetTexts(account, _index, items);
                }
                else
                {
                    accounts.TrySetField(account, _index, rows[Column]);
                }

                break;
        }
    }

    /// <summary>Sets the value read on an event.</summary>
    public void SetProperty(LeadBlockBuilder block, int e, RowReader rows)
    {
        if (!_isKnown)
        {
            return;
        }

        switch (_field.Kind)
        {
            case FieldKind.Number:
                block.SetPropertyNumber(e, _index, _number);
                break;
            case FieldKind.Bool:
                block.SetPropertyBool(e, _index, _flag);
                break;
            case FieldKind.Date:
                block.SetPropertyInstant(e, _index, _instant);
                break;
            default:
                if (rows.Items(Column) is { } items)
                {
                    block.SetPropertyTexts(e, _index, items);
                }
                else
                {
                    block.TrySetProperty(e, _index, rows[Column]);
                }

                break;
        }
    }

    /// <summary>A value as messages show it: in quotes, cut where it is long.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        const int Longest = 40;
        var shown = text.Trim();
        return shown.Length <= Longest ? $"\"{shown}\"" : $"\"{shown[..Longest]}…\"";
    }

    private bool IsMissing(ReadOnlySpan<char> text) => text.IsWhiteSpace() || (_missing.Count > 0 && _missing.Contains(TextFold.Fold(text)));
}
