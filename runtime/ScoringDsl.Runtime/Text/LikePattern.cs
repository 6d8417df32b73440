namespace ScoringDsl.Runtime.Text;

/// <summary>A pattern over a whole value, in which <c>*</c> stands for any run of characters, none included. There is no escape.</summary>
internal sealed class LikePattern(string pattern)
{
    private readonly string[] _pieces = pattern.Split('*');

    /// <summary>
    /// Whether a value fits. The pieces between the stars are looked for from left to right, each at its first place after the last:
    /// a later place could only leave less room, so nothing is ever tried twice.
    /// </summary>
    /// <param name="value">The value, folded as the pattern is.</param>
    public bool Matches(ReadOnlySpan<char> value)
    {
        var first = _pieces[0];
        if (_pieces.Length == 1)
        {
            return value.SequenceEqual(first);
        }

        var last = _pieces[^1];
        if (value.Length < first.Length + last.Length || !value.StartsWith(first) || !value.EndsWith(last))
        {
            return false;
        }

        value = value[first.Length..^last.Length];
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            var at = value.IndexOf(piece);
            if (at < 0)
            {
                return false;
            }

            value = value[(at + piece.Length)..];
        }

        return true;
    }
}
