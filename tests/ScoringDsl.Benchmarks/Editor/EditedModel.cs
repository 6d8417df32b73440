namespace ScoringDsl.Benchmarks.Editor;

/// <summary>A model's text as an editor has it, with places to type at. The same number is the same place.</summary>
internal sealed class EditedModel
{
    private readonly string[] _lines;
    private readonly int[] _rules;

    /// <summary>Finds the places.</summary>
    public EditedModel(string text)
    {
        Text = text;
        _lines = text.Split('\n');
        _rules = [.. Enumerable.Range(0, _lines.Length).Where(i => _lines[i].StartsWith("  ", StringComparison.Ordinal) && _lines[i].Contains("=> +", StringComparison.Ordinal))];
    }

    /// <summary>The text at first.</summary>
    public string Text { get; }

    public int LineCount => _lines.Length;

    public int Length => Text.Length;

    /// <summary>A line that is a rule; all over the model.</summary>
    public int LineOf(int place) => _rules[(int)((long)place * 7919 % _rules.Length)];

    /// <summary>A place in such a line after a blank, where proposals are asked for.</summary>
    public int ColumnOf(int place) => _lines[LineOf(place)].IndexOf("=>", StringComparison.Ordinal) + 3;

    /// <summary>A name in such a line, for what it means.</summary>
    public int NameOf(int place)
    {
        var line = _lines[LineOf(place)];
        var name = line.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? colon + 2 : line.Length - line.TrimStart().Length;
        return name + 1;
    }

    /// <summary>Another number of points in a rule: a change of one digit after which the model has no errors, as before.</summary>
    public (int Line, int From, int To, string Text) TypeDigit(int place)
    {
        var line = LineOf(place);
        var digit = _lines[line].IndexOf("=> +", StringComparison.Ordinal) + 4;
        var next = (char)('1' + ((_lines[line][digit] - '0' + place) % 9));
        _lines[line] = $"{_lines[line][..digit]}{next}{_lines[line][(digit + 1)..]}";
        return (line, digit, digit + 1, next.ToString());
    }
}
