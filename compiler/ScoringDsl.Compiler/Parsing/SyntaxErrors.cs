using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// What is wrong with a text, as the phases of parsing find it. One statement gives one error: whoever reports one covers the
/// statement, and what is stumbled over in it later stays silent.
/// </summary>
internal sealed class SyntaxErrors
{
    private readonly List<(Diagnostic Diagnostic, int? Covers)> _reported = [];
    private readonly SortedSet<int> _covered = [];

    public int Count => _reported.Count;

    /// <summary>Reports what is wrong with no statement in particular.</summary>
    public void Add(Diagnostic diagnostic) => _reported.Add((diagnostic, null));

    /// <summary>Reports what is wrong with the statement that holds a token.</summary>
    public void Add(Diagnostic diagnostic, ScoreToken token)
    {
        _reported.Add((diagnostic, token.StartIndex));
        _covered.Add(token.StartIndex);
    }

    /// <summary>Says that the statement which holds the token has had its error.</summary>
    public void CoverStatementOf(ScoreToken token) => _covered.Add(token.StartIndex);

    /// <summary>The places, in order, that something was reported at or that were covered: each stands for its statement.</summary>
    public IEnumerable<int> Covered => _covered;

    /// <summary>Every place that something was reported at or that was covered, in no order.</summary>
    public IEnumerable<int> Places => _covered.Concat(_reported.Select(r => r.Diagnostic.Span.Start));

    /// <summary>Whether something was reported already in a statement that spans these offsets, both ends included.</summary>
    public bool IsCovered(int start, int end) => start <= end && _covered.GetViewBetween(start, end).Count > 0;

    /// <summary>Takes back what was reported since there were <paramref name="count"/>.</summary>
    public void BackTo(int count)
    {
        for (var i = count; i < _reported.Count; i++)
        {
            if (_reported[i].Covers is { } offset)
            {
                _covered.Remove(offset);
            }
        }

        _reported.RemoveRange(count, _reported.Count - count);
    }

    /// <summary>All of them in the order of the text.</summary>
    public IEnumerable<Diagnostic> InOrder() => _reported.Select(r => r.Diagnostic).OrderBy(d => d.Span.Start);
}
