using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Arms, decays, limits and caps.</content>
internal sealed partial class SyntaxProblem
{
    /// <summary>An arm of <c>match</c>, and the pattern that is meant.</summary>
    private Diagnostic Arm()
    {
        var arrow = _first;
        while (arrow < _last && _tokens[arrow].Type != ARROW)
        {
            arrow++;
        }

        if (arrow == _last || arrow == _first)
        {
            return At(Ends ? Previous : Token).ArmForm(null);
        }

        var pattern = (ReadOnlySpan<ScoreToken>)[.. Enumerable.Range(_first, arrow - _first).Select(i => _tokens[i])];
        var correct = pattern switch
        {
            [{ Type: NUMBER } low, { Type: MINUS or WORD }, { Type: NUMBER } high] => $"{low.Text}..{high.Text}",
            [{ Type: NUMBER } low, { Type: PLUS }] => $">= {low.Text}",
            [{ Type: WORD }, .., { Type: COMPARE or EQUALS } sign, { Type: NUMBER } bound] => $"{sign.Text} {bound.Text}",
            _ => null,
        };
        return From(_tokens[_first], _tokens[arrow - 1]).ArmForm(correct);
    }

    /// <summary>A decay, and the form that is meant.</summary>
    private Diagnostic Decay()
    {
        var start = StartOf(DECAY);
        var end = Ends ? Previous : Token;
        string? correct = null;
        for (var i = start.TokenIndex; i < _last; i++)
        {
            if (_tokens[i].Type == NUMBER && _tokens[i + 1].Type == UNIT)
            {
                end = _tokens[i + 1];
                var isLinear = Is(_tokens[start.TokenIndex + 1], ["linear", "linearly", "linear over"]) || _tokens[start.TokenIndex + 1].Type == LINEAR_OVER;
                correct = $"decay {(isLinear ? "linear over" : "half-life")} {TextOf(_tokens[i], end)}";
            }
            else if (_tokens[i].Type == PERCENT && i + 1 < _last)
            {
                var unit = Math.Min(i + 2, _last - 1);
                var word = TimeUnits.Contains(_tokens[unit].Characters) ? _tokens[unit].Text
                    : Is(_tokens[i + 1], ["daily"]) ? "day" : Is(_tokens[i + 1], ["weekly"]) ? "week" : null;
                end = word is null ? end : TimeUnits.Contains(_tokens[unit].Characters) ? _tokens[unit] : _tokens[i + 1];
                correct = word is null ? null : $"decay {_tokens[i].Text} every {TimeUnits.One(word)}";
                break;
            }
        }

        return From(start, end).DecayForm(correct);
    }

    private Diagnostic PerPeriod()
    {
        var start = StartOf(AT_MOST);
        var number = _tokens[Math.Min(start.TokenIndex + 1, _last)];
        var period = _tokens[Math.Min(start.TokenIndex + 3, _last)];
        var isPeriod = number.Type == NUMBER && Is(period, ["hour", "day", "week"]);
        return isPeriod
            ? From(start, period).PerPeriodForm($"at most {number.Text} per {period.Text}")
            : From(start, Ends ? Previous : Token).PerPeriodForm(null);
    }

    /// <summary><c>each purchased up to 40 =&gt; +1</c></summary>
    private Diagnostic? UpToBeforePoints()
    {
        if (Token.Type is not (UP_TO or DOWN_TO) || !Inside(RULE_member) || LastArrow() >= 0)
        {
            return null;
        }

        var arrow = _at;
        while (arrow < _last && _tokens[arrow].Type != ARROW)
        {
            arrow++;
        }

        if (arrow == _last)
        {
            return null;
        }

        var cap = TextOf(Token, _tokens[arrow - 1]);
        ImmutableArray<TextEdit> edits =
        [
            new(TextSpan.FromBounds(Previous.EndIndex, _tokens[arrow - 1].EndIndex), ""),
            new(new TextSpan(_tokens[_last - 1].EndIndex, 0), $" {cap}"),
        ];
        return From(Token, _tokens[arrow - 1]).CapBeforePoints(cap, edits);
    }
}
