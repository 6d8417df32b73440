namespace ScoringDsl.Compiler.Text;

/// <summary>A stretch of a source text, in UTF-16 code units from its start.</summary>
/// <param name="Start">The offset of the first character.</param>
/// <param name="Length">How many characters; 0 marks a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset just past the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, without, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether <paramref name="offset"/> lies in the span, its end included.</summary>
    public bool Touches(int offset) => offset >= Start && offset <= End;

    /// <summary>The smallest span that holds both.</summary>
    public TextSpan Cover(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
