namespace ScoringDsl.Cli.Explaining;

/// <summary>Draws steps between totals on one scale.</summary>
/// <param name="low">The lowest total, 0 or less, in thousandths of a point.</param>
/// <param name="high">The highest total, 0 or more.</param>
/// <param name="cells">How many columns there are; 0 draws nothing.</param>
internal sealed class Waterfall(long low, long high, int cells)
{
    /// <summary>How a step up is filled.</summary>
    public const char Up = '█';

    /// <summary>How a step down is filled; told from a step up without colour too.</summary>
    public const char Down = '▒';

    /// <summary>How a cap, weight or rounding is filled.</summary>
    public const char Adjustment = '░';

    /// <summary>How a final total is filled.</summary>
    public const char Total = '▄';

    /// <summary>How many columns there are.</summary>
    public int Cells { get; } = cells;

    /// <summary>Draws a step. It takes a column at least, however small; where there are totals below 0, a line stands at 0.</summary>
    /// <param name="from">The total before.</param>
    /// <param name="to">The total after.</param>
    /// <param name="fill">How it is filled.</param>
    public string Draw(long from, long to, char fill)
    {
        if (Cells == 0)
        {
            return "";
        }

        var columns = new char[Cells];
        Array.Fill(columns, ' ');
        if (low < 0)
        {
            columns[Math.Min(Column(0), Cells - 1)] = '│';
        }

        if (from != to)
        {
            var start = Math.Min(Column(Math.Min(from, to)), Cells - 1);
            var end = Math.Max(Column(Math.Max(from, to)), start + 1);
            columns.AsSpan(start..end).Fill(fill);
        }

        return new string(columns);
    }

    /// <summary>The column, from 0 to <see cref="Cells"/>, nearest to a total.</summary>
    private int Column(long total) => high == low ? 0 : (int)Math.Round((double)(total - low) / (high - low) * Cells, MidpointRounding.AwayFromZero);
}
