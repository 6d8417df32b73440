using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// What is wrong with a text, as the phases of parsing find it. One statement gives one error: whoever reports one covers the
/// statement, and what the parser then stumbles over in it stays silent.
/// </summary>
internal sealed class SyntaxErrors
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly SortedSet<int> _covered = [];

    public int Count => _diagnostics.Count;

    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <summary>Takes back what was reported since there were <paramref name="count"/>.</summary>
    public void BackTo(int count) => _diagnostics.RemoveRange(count, _diagnostics.Count - count);

    /// <summary>Says that the statement which holds the token has had its error.</summary>
    public void CoverStatementOf(ScoreToken token) => _covered.Add(token.StartIndex);

    /// <summary>Whether something was reported already in a statement that spans these offsets, both ends included.</summary>
    public bool IsCovered(int start, int end) => start <= end && _covered.GetViewBetween(start, end).Count > 0;

    /// <summary>All of them in the order of the text.</summary>
    public IEnumerable<Diagnostic> InOrder() => _diagnostics.OrderBy(d => d.Span.Start);
}
