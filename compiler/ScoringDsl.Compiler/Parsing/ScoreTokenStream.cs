using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>The filtered tokens as the parser reads them.</summary>
internal sealed class ScoreTokenStream : ITokenStream
{
    private readonly SourceText _source;
    private readonly ScoreToken[] _tokens;

    public ScoreTokenStream(TokenList list)
    {
        _source = list.Source;
        _tokens = [.. list.Tokens];
        for (var i = 0; i < _tokens.Length; i++)
        {
            _tokens[i].TokenIndex = i;
        }
    }

    public int Index { get; private set; }

    public int Size => _tokens.Length;

    public string SourceName => _source.Path;

    public ITokenSource? TokenSource => null;

    public ScoreToken this[int index] => _tokens[index];

    /// <summary>Whether statements end before or with such a token.</summary>
    public static bool EndsStatement(int type) => type is ScoringParser.END or ScoringParser.OPEN_BRACE or ScoringParser.CLOSE_BRACE or ScoringParser.Eof;

    /// <summary>The first and the last token of the statement (of its header, where it has a block) that holds a token.</summary>
    public (int First, int Last) StatementAround(int index)
    {
        var first = index;
        while (first > 0 && !EndsStatement(_tokens[first - 1].Type))
        {
            first--;
        }

        var last = index;
        while (last < _tokens.Length - 1 && !EndsStatement(_tokens[last].Type))
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>The spans of the statements (of their headers, where they have blocks) that hold certain offsets.</summary>
    public ImmutableArray<TextSpan> StatementsAt(IEnumerable<int> offsets)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var offset in offsets)
        {
            if (spans.Count > 0 && offset < spans[^1].End)
            {
                continue;
            }

            // The last token that begins at the offset or before: tokens without text begin where the one before them ends.
            var (low, high) = (0, _tokens.Length - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = _tokens[middle].StartIndex <= offset ? (middle, high) : (low, middle - 1);
            }

            while (low > 0 && _tokens[low].EndIndex <= _tokens[low].StartIndex)
            {
                low--;
            }

            var (first, last) = StatementAround(low);
            spans.Add(TextSpan.FromBounds(_tokens[first].StartIndex, Math.Max(_tokens[first].StartIndex, _tokens[last].StartIndex)));
        }

        return spans.DrainToImmutable();
    }

    public void Consume()
    {
        if (Index < _tokens.Length - 1)
        {
            Index++;
        }
    }

    public int LA(int i) => LT(i)?.Type ?? 0;

    public IToken? LT(int k)
    {
        var at = k > 0 ? Index + k - 1 : Index + k;
        return k == 0 || at < 0 ? null : _tokens[Math.Min(at, _tokens.Length - 1)];
    }

    public IToken Get(int i) => _tokens[i];

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = Math.Min(index, _tokens.Length - 1);

    public string GetText(Interval interval) =>
        interval.Length == 0 ? "" : _source.ToString(TextSpan.FromBounds(_tokens[interval.a].StartIndex, _tokens[interval.b].EndIndex));

    public string GetText() => _source.Text;

    public string GetText(RuleContext ctx) => GetText(ctx.SourceInterval);

    public string GetText(IToken start, IToken stop) => GetText(new Interval(start.TokenIndex, stop.TokenIndex));
}
