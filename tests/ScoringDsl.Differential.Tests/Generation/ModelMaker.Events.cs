using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Generation;

/// <content>Events and how they are narrowed.</content>
internal sealed partial class ModelMaker
{
    /// <summary>Events that nothing sees: matching ones, and those that come in bursts.</summary>
    private void AddIgnores()
    {
        for (var i = _dice.Chance(40) ? _dice.Next(1, 3) : 0; i > 0; i--)
        {
            var e = AnyEvent();
            if (_dice.Chance(50))
            {
                var condition = _dice.Chance(60) ? Piece.Maybe(Piece.Of(" where (", Condition(e, 1), ")")) : "";
                _declarations.Add(Piece.Of($"ignore {e.Name}", Subject(e), condition, Piece.Maybe(" " + Window())));
            }
            else
            {
                var where = _dice.Chance(30) ? Piece.Maybe(Piece.Of(" where (", Condition(e, 0), ")")) : "";
                _declarations.Add(Piece.Of($"ignore {e.Name}", _dice.Chance(30) ? Subject(e) : "", where, $" more than {_dice.Next(1, 3)} within {Duration()}"));
            }
        }
    }

    private Piece EventCondition(int depth)
    {
        var e = AnyEvent();
        return _dice.Make(
            (6, () => Phrase(e, depth)),
            (6, () => Phrase(e, depth, $" {_dice.Pick(Signs)} {_dice.Next(0, 4)}")),
            (1, () => Phrase(e, depth, $" {_dice.Pick(">=", "<")} 1.5")),
            (2, () => Phrase(e, depth, $" {_dice.Pick("in", "not in")} {_dice.Next(0, 2)}..{_dice.Next(2, 4)}")),
            (1, () => Phrase(e, depth, $" {_dice.Pick("in", "not in")} (1, 3)")),
            (1, () => Phrase(e, depth, " is not 2")),
            (2, () => Piece.Of(Phrase(e, depth), $" {_dice.Pick(Signs)} ", Number(null, 0))));
    }

    /// <summary>An event with its clauses in any order.</summary>
    private Piece Phrase(EventSpec e, int depth, string? count = null)
    {
        var clauses = new List<Piece>();
        if (_dice.Chance(25))
        {
            clauses.Add(Piece.Maybe(Piece.Of(" where (", Condition(e, Math.Min(depth, 1)), ")")));
        }

        if (_dice.Chance(50))
        {
            clauses.Add(Piece.Maybe(" " + Window()));
        }

        if (count is not null)
        {
            clauses.Add(count);
        }

        return Piece.Of(e.Name, Subject(e), Piece.Of(_dice.Shuffle(clauses)));
    }

    private Piece Subject(EventSpec e)
    {
        if (e.Subject is not { } subject || _dice.Chance(55))
        {
            return "";
        }

        var values = subject.Type switch
        {
            FieldType.Url => ModelWords.Pages,
            FieldType.Email => [.. ModelWords.Emails],
            FieldType.OneOf => [.. subject.Values],
            _ => ModelWords.Texts,
        };
        return Piece.Maybe(" " + TextValue(values));
    }
}
