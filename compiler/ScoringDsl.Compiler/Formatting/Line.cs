namespace ScoringDsl.Compiler.Formatting;

/// <summary>A line of the result, before it is aligned with its neighbours.</summary>
/// <param name="Indent">How many blanks it begins with.</param>
/// <param name="Text">What stands in it, a comment at its end left out. A comment over several lines may make it several.</param>
internal sealed record Line(int Indent, string Text)
{
    /// <summary>Whether an empty line stands before it.</summary>
    public bool BlankBefore { get; init; }

    /// <summary>The comment at its end, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The block whose neighbouring lines it is aligned with; null for a line that stands alone.</summary>
    public Block? Run { get; init; }

    /// <summary>Where in <see cref="Text"/> the arrow begins, or what follows a field's or stage's name: it is aligned; 0 where nothing is.</summary>
    public int Column { get; init; }

    /// <summary>How wide what stands before the column may be for the line to be aligned.</summary>
    public int WidestHead { get; init; }
}
