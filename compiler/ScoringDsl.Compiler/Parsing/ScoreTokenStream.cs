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

    /// <param name="list">The tokens.</param>
    /// <param name="known">What need not be read again, or null.</param>
    public ScoreTokenStream(TokenList list, ParseReuse? known = null)
    {
        _source = list.Source;
        for (var i = 0; i < list.Tokens.Count; i++)
        {
            list.Tokens[i].Place = i;
        }

        _tokens = known is null ? [.. list.Tokens] : Shortened(list, known.Members);
        for (var i = 0; i < _tokens.Length; i++)
        {
            _tokens[i].TokenIndex = i;
        }
    }

    public int Index { get; private set; }

    public int Size => _tokens.Length;

    public string SourceName => _source.Path;

    public ITokenSource? TokenSource => null;

    /// <summary>A token; past the last one stands the end of the file, so that whoever looks ahead need not ask how far.</summary>
    public ScoreToken this[int index] => _tokens[Math.Min(index, _tokens.Length - 1)];

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

    /// <summary>Goes to the token with a place among all tokens.</summary>
    public void SeekPlace(int place)
    {
        while (this[Index].Place < place)
        {
            Consume();
        }
    }

    public string GetText(Interval interval) =>
        interval.Length == 0 ? "" : _source.ToString(TextSpan.FromBounds(_tokens[interval.a].StartIndex, _tokens[interval.b].EndIndex));

    public string GetText() => _source.Text;

    public string GetText(RuleContext ctx) => GetText(ctx.SourceInterval);

    public string GetText(IToken start, IToken stop) => GetText(new Interval(start.TokenIndex, stop.TokenIndex));

    /// <summary>In the place of a line that is known stands the shortest line that there is, <c>decay none</c>, over the same stretch.</summary>
    private static ScoreToken[] Shortened(TokenList list, IReadOnlyList<ParseReuse.Reused> known)
    {
        var result = new List<ScoreToken>();
        var next = 0;
        foreach (var statement in known)
        {
            result.AddRange(list.Tokens.Slice(next, statement.First - next));
            var (first, last) = (list.Tokens[statement.First], list.Tokens[statement.End - 2]);
            result.Add(new ScoreToken(list.Source, ScoringParser.DECAY, first.StartIndex, last.StopIndex) { Place = statement.First, StandsFor = statement });
            result.Add(new ScoreToken(list.Source, ScoringParser.NONE, last.EndIndex, last.StopIndex) { Place = statement.First });
            next = statement.End - 1;
        }

        result.AddRange(list.Tokens.Slice(next, list.Tokens.Count - next));
        return [.. result];
    }
}
