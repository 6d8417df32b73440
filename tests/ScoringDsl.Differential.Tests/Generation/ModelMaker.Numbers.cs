using System.Globalization;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Generation;

/// <content>Numbers, and conditions on them.</content>
internal sealed partial class ModelMaker
{
    /// <summary>Some number compared.</summary>
    private Piece NumberCondition(EventSpec? where, int depth)
    {
        var number = Number(where, depth);
        return _dice.Make<Piece>(
            (6, () => Piece.Of(number, $" {_dice.Pick(Signs)} ", SmallNumber())),
            (1, () => Piece.Of(number, $" {_dice.Pick(Signs)} ", Number(where, depth - 1))),
            (2, () => Piece.Of(number, $" {_dice.Pick("in", "not in")} {Range()}")),
            (1, () => Piece.Of(number, $" {_dice.Pick("in", "not in")} ({SmallNumber()}, {SmallNumber()})")),
            (1, () => Piece.Of(number, " is not ", SmallNumber())),
            (1, () => Piece.Of(number, _dice.Pick(" is known", " is missing"))));
    }

    /// <summary>A number field compared.</summary>
    private Piece NumberTest(string name) => _dice.Make<Piece>(
        (6, () => $"{name} {_dice.Pick(Signs)} {Literal(ModelWords.Numbers)}"),
        (1, () => $"{name} is not {Literal(ModelWords.Numbers)}"),
        (3, () => $"{name} {_dice.Pick("in", "in", "not in")} {Range()}"),
        (1, () => $"{name} {_dice.Pick("in", "not in")} ({Literal(ModelWords.Numbers)}, {SmallNumber()})"),
        (_numbers.Count > 0 ? 1 : 0, () => $"{name} {_dice.Pick(Signs)} {_dice.PickFrom(_numbers)}"),
        (1, () => $"{name} {_dice.Pick("is known", "is missing")}"));

    private string Range()
    {
        var ends = new[] { Literal(ModelWords.Numbers), Literal(ModelWords.Numbers) }.OrderBy(ModelWords.NumberOf).ToList();
        return $"{ends[0]}..{ends[1]}";
    }

    private string SmallNumber()
    {
        var text = _dice.Pick("0", "1", "2", "3", "5", "0.5", "20", "-1", "30", "99.5", "0.0005", "40%");
        if (text != "-1")
        {
            _mentioned.Numbers.Add(ModelWords.NumberOf(text));
        }

        return text;
    }

    /// <summary>A number of the lead, or inside <c>where</c> of an event.</summary>
    private Piece Number(EventSpec? where, int depth)
    {
        var complex = depth > 0 ? 1 : 0;
        var events = where is null && !_isAccount && _reads.HasFlag(Reads.Events) ? 1 : 0;
        return _dice.Make<Piece>(
            (complex * 6, () => Calculation(where, depth)),
            (complex, () => Piece.Of("(-", Leaf(where), ")")),
            (6, () => Piece.Or(AnyField(where, f => f.Type == FieldType.Number).Name, "1")),
            (2, () => Piece.Or($"{AnyField(where, f => f.IsTextual).Name} length", "1")),
            (1, () => Piece.Or($"{AnyField(where, f => f.Type == FieldType.TextList).Name} size", "1")),
            (3, () => Piece.Or($"days since {AnyField(where, f => f.Type == FieldType.Date).Name}", "1")),
            (_isAccount ? 20 : 0, () => Piece.Or(LeadsNumber(), "1")),
            (events * 5, () => Piece.Or(Piece.Of("count of ", Phrase(AnyEvent(), depth)), "1")),
            (events * 3, () => Piece.Or(DistinctCount(depth), "1")),
            (events * 3, () => Piece.Or(MostPer(depth), "1")),
            (events * 9, () => Piece.Or(Aggregate(depth), "1")),
            (events * 4, () => Piece.Or(Piece.Of($"days since {_dice.Pick("last", "first")} ", Phrase(AnyEvent(), depth)), "1")),
            (where is null && _reads.HasFlag(Reads.Results) && _made.Scores.Count > 0 ? 3 : 0, () => Piece.Or(_dice.PickFrom(_made.Scores), "1")),
            (where is null && _reads.HasFlag(Reads.Results) && _made.Scores.Count > 0 ? 2 : 0, () => Piece.Or($"highest of {Highest().Operand}", "1")),
            (_numbers.Count > 0 ? 1 : 0, () => Piece.Or(_dice.PickFrom(_numbers), "1")));
    }

    /// <summary>Numbers added, multiplied, divided. Constants are never divided by: a constant 0 would be an error.</summary>
    private Piece Calculation(EventSpec? where, int depth)
    {
        var left = Number(where, depth - 1);
        var right = Number(where, depth - 1);
        var calculation = _dice.Make(
            (4, () => Piece.Of("(", left, _dice.Pick(" + ", " - "), right, ")")),
            (2, () => Piece.Of("(", left, _dice.Pick(" + ", " - "), Leaf(where), _dice.Pick(" + ", " - "), right, ")")),
            (3, () => Piece.Of("(", left, " * ", right, ")")),
            (3, () => Piece.Of("(", left, " / ", AnyField(where, f => f.Type == FieldType.Number).Name, ")")),
            (2, () => Piece.Of("(", left, " / ", Literal("2", "3", "7", "0.5", "40%"), _dice.Chance(30) ? " * 3" : "", ")")));
        return Piece.Or(calculation, left, right);
    }

    private string Leaf(EventSpec? where) => _dice.Chance(50) ? Literal(ModelWords.Numbers) : AnyField(where, f => f.Type == FieldType.Number).Name;

    private EventSpec AnyEvent() => _dice.PickFrom(_schema.Events);

    private EventSpec EventWith(Func<FieldSpec, bool> fits) => _dice.PickFrom(_schema.Events.Where(e => e.Properties.Any(fits)).ToList());

    private string Property(EventSpec e, Func<FieldSpec, bool> fits) => _dice.PickFrom(e.Properties.Where(fits).ToList()).Name;

    private static bool IsNumber(FieldSpec field) => field.Type == FieldType.Number;

    private Piece DistinctCount(int depth)
    {
        var e = EventWith(CanBeDistinct);
        return Piece.Of($"count of distinct {Property(e, CanBeDistinct)} of ", Phrase(e, depth));
    }

    private static bool CanBeDistinct(FieldSpec field) => field.IsTextual || field.Type is FieldType.Number or FieldType.Bool or FieldType.Date;

    /// <summary>A number of an account's leads.</summary>
    private Piece LeadsNumber() => _dice.Make(
        (4, () => Piece.Of("count of leads", LeadsWhere())),
        (6, () => Piece.Of($"{_dice.Pick("sum", "average", "min", "max")} of {LeadsValue()} of leads", LeadsWhere())),
        (3, () => Piece.Of($"sum of top {_dice.Next(1, 3)} {LeadsValue()} of leads", LeadsWhere())));

    private string LeadsValue() => _dice.Chance(70) ? _dice.PickFrom(_ofLeads.Scores) : _dice.Pick("lead.employees", "lead.umsatz_größe", "account.revenue");

    /// <summary>A condition about each lead, in which everything of leads can be read.</summary>
    private Piece LeadsWhere()
    {
        if (_dice.Chance(50))
        {
            return "";
        }

        var (made, reads) = (_made, _reads);
        (_isAccount, _made, _reads) = (false, _ofLeads, Reads.Events | Reads.Results);
        var condition = Condition(null, 1);
        (_isAccount, _made, _reads) = (true, made, reads);
        return Piece.Maybe(Piece.Of(" where (", condition, ")"));
    }

    private Piece MostPer(int depth)
    {
        var e = EventWith(CanBeDistinct);
        return Piece.Of("most ", Phrase(e, depth), $" per {Property(e, CanBeDistinct)}");
    }

    private Piece Aggregate(int depth)
    {
        var e = EventWith(IsNumber);
        return Piece.Of($"{_dice.Pick("sum", "average", "min", "max")} of {Property(e, IsNumber)} of ", Phrase(e, depth));
    }

    /// <summary>What stands after the arrow: sign and constant, or a calculation with fields and the event's properties.</summary>
    private Piece Points(EventSpec? each)
    {
        var sign = _dice.Pick("+", "+", "+", "-");
        return _dice.Make<Piece>(
            (14, () => Piece.Or($"{sign}{Literal(ModelWords.Points)}", "+1")),
            (5, () => Piece.Or(Piece.Of($"{sign}{Literal(ModelWords.Points)} * ", AnyField(each, IsNumber).Name), "+1")),
            (2, () => Piece.Or(Piece.Of(sign, AnyField(each, IsNumber).Name, " / ", _dice.Pick("3", "7", "0.5")), "+1")),
            (2, () => Piece.Or(Piece.Of($"{sign}(", PointsNumber(each), _dice.Pick(" + ", " - ", " * "), PointsNumber(each), ")"), "+1")),
            (_numbers.Count > 0 ? 1 : 0, () => Piece.Or(sign + _dice.PickFrom(_numbers), "+1")),
            (_isAccount ? 8 : 0, () => Piece.Or(Piece.Of($"{sign}{Literal(ModelWords.Points)} * ", LeadsNumber()), "+1")),
            (1, () => "0"));
    }

    private string PointsNumber(EventSpec? each) => _dice.Make(
        (2, () => Literal(ModelWords.Points)),
        (3, () => AnyField(each, IsNumber).Name),
        (1, () => $"{AnyField(each, f => f.IsTextual).Name} length"),
        (1, () => $"days since {AnyField(each, f => f.Type == FieldType.Date).Name}"));

    /// <summary>An end of a cap or range in points.</summary>
    private string Limit() => _dice.Make(
        (3, () => _dice.Pick("10", "1", "0.5", "25", "0", "40", "12.345", "100")),
        (1, () => _dice.Next(1, 60).ToString(CultureInfo.InvariantCulture)));
}
