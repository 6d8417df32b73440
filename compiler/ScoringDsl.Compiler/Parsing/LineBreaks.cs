using System.Runtime.InteropServices;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// The third token filter, and the one place that decides where a line break ends a statement. It puts <c>END</c> after every
/// statement, and where the braces of a file do not balance it closes every block before an unindented declaration, so that one
/// forgotten brace is one error. The parser then sees balanced braces only.
/// </summary>
internal sealed class LineBreaks
{
    private readonly TokenList _list;
    private readonly SyntaxErrors _errors;
    private readonly List<ScoreToken> _result;
    private readonly List<OpenBlock> _blocks = [];
    private readonly bool _closesAtDeclarations;
    private int _strayClosers;
    private int _parentheses;
    private int _lineStart;

    /// <summary>A block whose closing brace stood further left than its header: probably the one that was forgotten.</summary>
    private ScoreToken? _suspect;

    private LineBreaks(TokenList list, SyntaxErrors errors)
    {
        _list = list;
        _errors = errors;
        _result = new List<ScoreToken>(list.Tokens.Count * 5 / 4);
        (_closesAtDeclarations, _strayClosers) = CountBraces(list.Tokens);
    }

    public static void Apply(TokenList list, SyntaxErrors errors)
    {
        var filter = new LineBreaks(list, errors);
        for (var i = 0; i < list.Tokens.Count; i++)
        {
            filter.Add(list.Tokens[i], i + 1 < list.Tokens.Count ? list.Tokens[i + 1].Type : ScoringLexer.Eof);
        }

        list.Tokens = filter._result;
    }

    private void Add(ScoreToken token, int next)
    {
        var startsLine = token.LineBreakBefore || _result.Count == 0;
        if (startsLine)
        {
            _lineStart = token.StartIndex;
        }

        // In a block, or after an operator, an unindented 'score x' can only be a declaration after something unfinished.
        var declares = startsLine && IsDeclarationWord(token.Type) && IsWordOrText(next) && IndentOf(token.StartIndex) == 0;
        if (token.Type == ScoringLexer.Eof || (declares && _closesAtDeclarations))
        {
            CloseBlocks();
        }

        if (EndsBefore(token) && BeginsBlock(token) is { } header)
        {
            OpenBlockOf(header);
        }
        else if (EndsBefore(token) || (declares && _blocks.Count == 0 && _result.Count > 0 && _result[^1].Type != ScoringLexer.END))
        {
            AddEnd();
        }

        switch (token.Type)
        {
            case ScoringLexer.SEMICOLON:
                token.Type = ScoringLexer.END;
                _parentheses = 0;
                break;
            case ScoringLexer.OPEN_PAREN when token.HasPartner:
                _parentheses++;
                break;
            case ScoringLexer.CLOSE_PAREN when token.HasPartner:
                _parentheses--;
                break;
            case ScoringLexer.OPEN_BRACE:
                _blocks.Add(new OpenBlock(token, IndentOf(_lineStart)));
                break;
            case ScoringLexer.CLOSE_BRACE when _blocks.Count == 0:
                token.Type = ScoringLexer.STRAY_BRACE;
                break;
            case ScoringLexer.CLOSE_BRACE:
                if (startsLine && _suspect is null && IndentOf(token.StartIndex) < _blocks[^1].Indent)
                {
                    _suspect = _blocks[^1].Brace;
                }

                _blocks.RemoveAt(_blocks.Count - 1);
                _suspect = _blocks.Count == 0 ? null : _suspect;
                break;
        }

        _result.Add(token);
    }

    private bool EndsBefore(ScoreToken token)
    {
        if (_result.Count == 0)
        {
            return false;
        }

        var previous = _result[^1].Type;
        return previous switch
        {
            ScoringLexer.END or ScoringLexer.OPEN_BRACE => false,
            ScoringLexer.CLOSE_BRACE or ScoringLexer.STRAY_BRACE => token.Type != ScoringLexer.SEMICOLON,
            _ when token.Type is ScoringLexer.CLOSE_BRACE or ScoringLexer.Eof => true,
            _ => token.LineBreakBefore && _parentheses == 0 && !GoesOnAfter(previous, token.Type) && !GoesOnWith(token.Type),
        };
    }

    /// <summary>What cannot end a statement.</summary>
    private static bool GoesOnAfter(int type, int next) => type switch
    {
        // After '=>' points come: what begins like a rule is the next one, and the points are missing.
        ScoringLexer.ARROW => next is ScoringLexer.PLUS or ScoringLexer.MINUS or ScoringLexer.NUMBER or ScoringLexer.OPEN_PAREN,
        ScoringLexer.COMPARE or ScoringLexer.EQUALS or ScoringLexer.PLUS or ScoringLexer.MINUS or ScoringLexer.STAR
            or ScoringLexer.SLASH or ScoringLexer.DOT or ScoringLexer.DOT_DOT or ScoringLexer.COMMA or ScoringLexer.COLON => true,
        ScoringLexer.AND or ScoringLexer.OR or ScoringLexer.NOT or ScoringLexer.IS or ScoringLexer.OF or ScoringLexer.CONTAINS or ScoringLexer.LIKE or ScoringLexer.UNDER
            or ScoringLexer.WITHIN or ScoringLexer.BETWEEN or ScoringLexer.SINCE or ScoringLexer.WHERE or ScoringLexer.WITHOUT or ScoringLexer.EACH or ScoringLexer.EVERY
            or ScoringLexer.DISTINCT or ScoringLexer.MOST or ScoringLexer.PER or ScoringLexer.WHEN or ScoringLexer.BECAUSE => true,
        ScoringLexer.UP_TO or ScoringLexer.DOWN_TO or ScoringLexer.AT_MOST or ScoringLexer.AT_LEAST or ScoringLexer.MORE_THAN or ScoringLexer.LESS_THAN
            or ScoringLexer.FEWER_THAN or ScoringLexer.OLDER_THAN or ScoringLexer.STARTS_WITH or ScoringLexer.ENDS_WITH or ScoringLexer.HAS_WORD or ScoringLexer.ANY_OF
            or ScoringLexer.COUNT_OF or ScoringLexer.SUM_OF or ScoringLexer.AVERAGE_OF or ScoringLexer.MIN_OF or ScoringLexer.MAX_OF or ScoringLexer.HIGHEST_OF
            or ScoringLexer.NAME_OF_HIGHEST or ScoringLexer.DAYS_SINCE_LAST or ScoringLexer.DAYS_SINCE_FIRST or ScoringLexer.DAYS_SINCE or ScoringLexer.LINEAR_OVER
            or ScoringLexer.HALF_LIFE or ScoringLexer.WITHIN_NEXT => true,
        // 'logged in' may end a statement; before values in parentheses 'in' goes on.
        ScoringLexer.IN => next == ScoringLexer.OPEN_PAREN,
        _ => false,
    };

    /// <summary>What cannot begin a statement.</summary>
    private static bool GoesOnWith(int type) => type is
        ScoringLexer.ARROW or ScoringLexer.OPEN_BRACE or ScoringLexer.AND or ScoringLexer.OR or ScoringLexer.WITHIN or ScoringLexer.WITHIN_NEXT
        or ScoringLexer.WHERE or ScoringLexer.WHEN or ScoringLexer.BETWEEN or ScoringLexer.SINCE or ScoringLexer.OLDER_THAN or ScoringLexer.UP_TO or ScoringLexer.DOWN_TO
        or ScoringLexer.AT_MOST or ScoringLexer.BECAUSE;

    private void AddEnd()
    {
        _parentheses = 0;
        _result.Add(_result[^1].VirtualAfter(ScoringLexer.END));
    }

    private void CloseBlocks()
    {
        if (_blocks.Count == 0)
        {
            return;
        }

        var last = _result[^1];
        if (last.Type != ScoringLexer.UNCLOSED_COMMENT)
        {
            _errors.Add(new DiagnosticBuilder(_list.Source, (_suspect ?? _blocks[^1].Brace).Span).MissingClosingBrace(last.EndIndex));
        }

        if (last.Type is not (ScoringLexer.END or ScoringLexer.OPEN_BRACE))
        {
            AddEnd();
        }

        foreach (var _ in _blocks)
        {
            _result.Add(last.VirtualAfter(ScoringLexer.CLOSE_BRACE));
            AddEnd();
        }

        _blocks.Clear();
        _suspect = null;
    }

    /// <summary>
    /// The first token of a header whose opening brace was forgotten: in a file with a brace too many, a line that a block belongs to,
    /// above one that stands further right.
    /// </summary>
    private ScoreToken? BeginsBlock(ScoreToken token)
    {
        if (_strayClosers == 0 || !token.LineBreakBefore)
        {
            return null;
        }

        var first = _result.Count - 1;
        while (first > 0 && _result[first - 1].Type is not (ScoringLexer.END or ScoringLexer.OPEN_BRACE or ScoringLexer.CLOSE_BRACE))
        {
            first--;
        }

        var header = _result[first];
        if (!header.LineBreakBefore && first > 0 || header.Type is ScoringLexer.END or ScoringLexer.CLOSE_BRACE || IndentOf(token.StartIndex) <= IndentOf(header.StartIndex))
        {
            return null;
        }

        var word = header.Type == ScoringLexer.STRING && first + 2 < _result.Count && _result[first + 1].Type == ScoringLexer.COLON ? _result[first + 2] : header;
        return word.Type is ScoringLexer.LEAD or ScoringLexer.ACCOUNT or ScoringLexer.EVENT or ScoringLexer.SCORE or ScoringLexer.BANDS or ScoringLexer.STAGES
            or ScoringLexer.TEST or ScoringLexer.GROUP or ScoringLexer.MATCH
            ? word
            : null;
    }

    private void OpenBlockOf(ScoreToken header)
    {
        var last = _result[^1];
        _strayClosers--;
        _parentheses = 0;
        _errors.Add(new DiagnosticBuilder(_list.Source, header.Span.Cover(last.Span)).MissingOpeningBrace(header.Text, last.EndIndex));
        var brace = last.VirtualAfter(ScoringLexer.OPEN_BRACE);
        _blocks.Add(new OpenBlock(brace, IndentOf(header.StartIndex)));
        _result.Add(brace);
    }

    /// <summary>Whether blocks stay open, and how many braces close nothing.</summary>
    private static (bool LacksBraces, int StrayClosers) CountBraces(List<ScoreToken> tokens)
    {
        var (depth, stray) = (0, 0);
        foreach (var token in CollectionsMarshal.AsSpan(tokens))
        {
            stray += token.Type == ScoringLexer.CLOSE_BRACE && depth == 0 ? 1 : 0;
            depth += token.Type switch { ScoringLexer.OPEN_BRACE => 1, ScoringLexer.CLOSE_BRACE when depth > 0 => -1, _ => 0 };
        }

        return (depth > 0, stray);
    }

    private static bool IsDeclarationWord(int type) => type is >= ScoringLexer.MODEL and <= ScoringLexer.TEST or ScoringLexer.TESTS_FOR;

    private static bool IsWordOrText(int type) => type is >= ScoringLexer.MODEL and <= ScoringLexer.STRING or ScoringLexer.OPEN_BRACE;

    private int IndentOf(int offset) => _list.Source.GetPosition(offset).Column;

    private readonly record struct OpenBlock(ScoreToken Brace, int Indent);
}
