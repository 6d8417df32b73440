using System.Collections.Immutable;
using Antlr4.Runtime;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Headers of declarations: names of several words, and what stands for a range, a list or a rating.</content>
internal sealed partial class SyntaxProblem
{
    private Diagnostic? InHeaders() => Version() ?? HandOff() ?? NameOfOneWord() ?? ScoreHeader() ?? ListHeader() ?? ResultHeader();

    /// <summary><c>model "x" v2</c></summary>
    private Diagnostic? Version() =>
        IsIn(RULE_modelDeclaration) && Token.Type == WORD && Token.Text is ['v' or 'V', .. var number] && number.All(char.IsAsciiDigit) && number.Length > 0
            ? At(Token).WrittenAs($"version {number}")
            : null;

    /// <summary><c>hand off sales when …</c> and <c>hand-off sales when …</c></summary>
    private Diagnostic? HandOff()
    {
        var off = _tokens[_first + 1].Type == MINUS ? _first + 2 : _first + 1;
        return off < _last && Is(_tokens[_first], ["hand"]) && Is(_tokens[off], ["off"]) && Inside(RULE_topLevel) && Inside(RULE_member)
            ? From(_tokens[_first], _tokens[off]).WrittenAs("handoff")
            : null;
    }

    /// <summary>A declaration's or field's name in several words.</summary>
    private Diagnostic? NameOfOneWord()
    {
        int first;
        if (IsIn(RULE_listDeclaration) || IsIn(RULE_defineDeclaration) || IsIn(RULE_ratingDeclaration) || IsIn(RULE_resultDeclaration)
            || IsIn(RULE_scoreHeader) || IsIn(RULE_scoreDeclaration) || Inside(RULE_bandsHeader, RULE_stagesHeader, RULE_bandsDeclaration, RULE_stagesDeclaration) && !Inside(RULE_band, RULE_stage))
        {
            first = _first + (_tokens[_first].Type == ACCOUNT ? 2 : 1);
        }
        else if (Inside(RULE_fieldDeclaration, RULE_eventMember) && Token.Type == MINUS)
        {
            first = _first;
        }
        else
        {
            return null;
        }

        var last = first;
        while (last + 1 < _last && (_tokens[last + 1].Type is WORD or MINUS or ID or UNIT or AT || Is(_tokens[last + 1], ["score"])) && !_tokens[last + 1].LineBreakBefore
            && !Is(_tokens[last + 1], ["as", "for", "if", "max", "min", "maximum", "from", "to"]) && (_tokens[last + 1].Type != MINUS || _tokens[last + 1].StartIndex == _tokens[last].EndIndex))
        {
            last++;
        }

        // In a field, the last word is the type where it does not touch.
        if (first == _first && last > first && _tokens[last].StartIndex > _tokens[last - 1].EndIndex)
        {
            last--;
        }

        var isFlag = IsIn(RULE_resultDeclaration);
        if (isFlag && !HasWhen() && Token.Type is not (OPEN_BRACE or COLON or EQUALS or ARROW) && !Is(Token, ["if", "where", "for"]))
        {
            return From(_tokens[_first], Previous).ResultForm(_tokens[_first].Text);
        }

        if (last == first || _at <= first || _at > last || _tokens[first].Type is not (WORD or RANGE or TOP or WEIGHT or VERSION))
        {
            return null;
        }

        var next = _tokens[last + 1];
        var isName = _tokens[_first].Type switch
        {
            LIST or DEFINE or RATING => next.Type is EQUALS or FROM or COLON || Is(next, ["as"]),
            BANDS => next.Type == OF,
            SCORE => !IsNearly(_tokens[last].Characters, "range") && !IsNearly(_tokens[last].Characters, "rounded"),
            _ => true,
        };
        if (!isName)
        {
            return null;
        }

        var name = string.Join('_', TextOf(_tokens[first], _tokens[last]).Split([' ', '-', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return From(_tokens[first], _tokens[last]).NameOfOneWord(name);
    }

    private bool HasWhen()
    {
        for (var i = _first; i < _last; i++)
        {
            if (_tokens[i].Type == WHEN)
            {
                return true;
            }
        }

        return false;
    }

    private Diagnostic? ScoreHeader()
    {
        if (!IsIn(RULE_scoreHeader) && !IsIn(RULE_scoreDeclaration) && !Inside(RULE_scoreRange))
        {
            return null;
        }

        if (Token.Type == COLON)
        {
            return At(Token).NotNeeded(":", Removal(_at));
        }

        // 'range 0 ..': 'range' was read as the name.
        if (Token.Type == NUMBER && Previous.Type == RANGE && _tokens[_at - 2].Type == SCORE)
        {
            return new DiagnosticBuilder(_source, new TextSpan(_tokens[_at - 2].EndIndex, 0)).MissingName(_tokens[_at - 2].Text);
        }

        if (Token.Type == NUMBER && _tokens[_at + 1].Type is DOT_DOT)
        {
            return After.Missing("range", null, Previous.EndIndex, " range");
        }

        var numbers = new List<ScoreToken>();
        var end = _at;
        for (var i = _at; i < _last && i < _at + 4; i++)
        {
            if (_tokens[i].Type == NUMBER)
            {
                numbers.Add(_tokens[i]);
                end = i;
            }
        }

        return Is(Token, ["max", "maximum", "from", "min", "minimum", "up", "between"]) || Token.Type == UP_TO
            ? numbers switch
            {
                [var only] when !Is(Token, ["min", "minimum", "from"]) => From(Token, _tokens[end]).WrittenAs($"range 0..{only.Text}"),
                [var only] => From(Token, _tokens[end]).WrittenAs($"range {only.Text}.."),
                [var low, var high] => From(Token, _tokens[end]).WrittenAs($"range {low.Text}..{high.Text}"),
                _ => null,
            }
            : null;
    }

    private Diagnostic? ListHeader()
    {
        if (!IsIn(RULE_listDeclaration) && !(IsIn(RULE_label) && _tokens[_first].Type == LIST))
        {
            return null;
        }

        if (Token.Type is OPEN_PAREN or OPEN_BRACKET && Previous.Type == EQUALS)
        {
            var close = _last - 1;
            var isClosed = _tokens[close].Type is CLOSE_PAREN or CLOSE_BRACKET;
            ImmutableArray<TextEdit> edits = isClosed ? [new(Token.Span, ""), new(_tokens[close].Span, "")] : [new(Token.Span, "")];
            return At(Token).NotNeeded(Token.Text, edits);
        }

        var hasCommas = false;
        for (var i = _first; i < _last; i++)
        {
            hasCommas |= _tokens[i].Type == COMMA;
        }

        if (!IsValue(Token.Type) || !IsValue(Previous.Type) || StartOf(EQUALS).Type != EQUALS)
        {
            return Token.Type is DOT or MINUS or SLASH && Token.StartIndex == Previous.EndIndex ? QuotesInList() : null;
        }

        if (hasCommas && Token.Type != STRING && Previous.Type != STRING)
        {
            return Quotes(_at - 1);
        }

        var commas = ImmutableArray.CreateBuilder<TextEdit>();
        for (var i = _at; i < _last; i++)
        {
            if (IsValue(_tokens[i].Type) && IsValue(_tokens[i - 1].Type))
            {
                commas.Add(new TextEdit(new TextSpan(_tokens[i - 1].EndIndex, 0), ","));
            }
        }

        return After.Missing(",", "Between values stand commas.", Previous.EndIndex, ",", commas.DrainToImmutable());
    }

    /// <summary>Every value of a list with dots, hyphens or slashes is put in quotes at once.</summary>
    private Diagnostic QuotesInList()
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var (start, end) = (_at - 1, _at - 1);
        for (var i = _first; i < _last; i++)
        {
            var last = i;
            while (last + 1 < _last && _tokens[last + 1].StartIndex == _tokens[last].EndIndex && _tokens[last + 1].Type is not COMMA)
            {
                last++;
            }

            if (last > i && IsValue(_tokens[i].Type) && _tokens[i].Type != STRING)
            {
                edits.Add(new TextEdit(new TextSpan(_tokens[i].StartIndex, 0), "\""));
                edits.Add(new TextEdit(new TextSpan(_tokens[last].EndIndex, 0), "\""));
                (start, end) = i <= _at && last >= _at ? (i, last) : (start, end);
            }

            i = last;
        }

        return From(_tokens[start], _tokens[end]).NeedsQuotes(TextOf(_tokens[start], _tokens[end]), edits.DrainToImmutable());
    }

    private Diagnostic? ResultHeader()
    {
        if (IsIn(RULE_ratingDeclaration) && Token.Type is COMMA or PLUS or AND or SLASH or MINUS)
        {
            return At(Token).NotNeeded(Token.Text, Removal(_at));
        }

        if (Inside(RULE_because) || Previous.Type == BECAUSE)
        {
            return Token.Type == AND && Expects(COMMA)
                ? At(Token).MeantWord(Token.Text, ",", [new TextEdit(TextSpan.FromBounds(Previous.EndIndex, Token.EndIndex), ",")])
                : From(StartOf(BECAUSE), Ends ? Previous : Token).ReasonsForm();
        }

        if (IsIn(RULE_bandsHeader) && Expects(OF))
        {
            return Ends || Token.Type == OPEN_BRACE ? From(_tokens[_first], Previous).BandsOfWhich(Previous.Text)
                : Token.Type is COLON or EQUALS or COMMA || Is(Token, ["for", "from", "on", "by"]) ? At(Token).MeantWord(Token.Text, "of") : null;
        }

        if (!IsIn(RULE_resultDeclaration) || !Expects(WHEN) || Token.Type != OPEN_BRACE)
        {
            return null;
        }

        var close = _at + 1;
        while (_tokens[close].Type is not (CLOSE_BRACE or TokenConstants.EOF))
        {
            close++;
        }

        ImmutableArray<TextEdit> edits = [new(Token.Span, "when"), new(TextSpan.FromBounds(_tokens[close - 1].EndIndex, _tokens[close].EndIndex), "")];
        return At(Token).ConditionInBraces(edits);
    }
}
