namespace ScoringDsl.Compiler.Diagnostics;

/// <summary>Gathers what one analysis finds.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public int Count => _items.Count;

    /// <summary>Forgets what was added after there were <paramref name="count"/> findings.</summary>
    public void Truncate(int count) => _items.RemoveRange(count, _items.Count - count);

    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);
}
