using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Generation;

/// <content>Rules and groups.</content>
internal sealed partial class ModelMaker
{
    private Many Members(int count, int depth, string indent)
    {
        var members = Enumerable.Range(0, count).Select(_ => Member(depth, indent)).Concat(_dice.Chance(15) ? Scorecard() : []);
        return new([.. members.Select(m => Piece.Of(indent, m))], "\n", 0, IsUnordered: true);
    }

    /// <summary>Several rules of constant points about one field, which the compiler adds up in a table.</summary>
    private IEnumerable<Piece> Scorecard()
    {
        var isNumber = _dice.Chance(50);
        var (name, field) = AnyField(null, f => isNumber ? f.Type == FieldType.Number : f.IsTextual);
        return Enumerable.Range(0, _dice.Next(4, 9)).Select(_ => Piece.Of(
            isNumber ? NumberTest(name) : TextCondition(name, field, null), $" => {_dice.Pick("+", "-")}{Literal(ModelWords.Points)}", Clauses(decays: false)));
    }

    private Piece Member(int depth, string indent) => _dice.Make(
        (depth > 0 ? 2 : 0, () => Group(depth, indent)),
        (9, () => Labelled(ConditionRule())),
        (_isAccount ? 0 : 9, () => Labelled(EachRule())),
        (_isAccount ? 0 : 2, () => Labelled(EveryRule())),
        (3, () => Labelled(MatchRule(indent))));

    private Piece Labelled(Piece rule) => _dice.Chance(50) ? Piece.Of(Piece.Maybe($"\"{NewName("rule ")}{(_variable is not null ? $" {{{_variable}}}" : "")}\": "), rule) : rule;

    private Piece Group(int depth, string indent)
    {
        var header = new List<Piece>();
        if (_dice.Chance(40))
        {
            header.Add(Piece.Maybe($" weight {_dice.Pick("50%", "33.3%", "150%", "0%", "0.5", "0.0005", "100%", "12.3456%")}"));
        }

        if (_dice.Chance(40))
        {
            header.Add(Piece.Maybe(Piece.Of(" when ", Condition(null, 1))));
        }

        header.AddRange(Caps());
        var members = Members(_dice.Next(1, 3), depth - 1, indent + "  ");
        return Piece.Or(
            Piece.Of($"group \"{NewName("group ")}\"", Piece.Of(_dice.Shuffle(header)), " {\n", DecayStatement(25, indent + "  "), members, $"\n{indent}}}"),
            members.Items.ToArray());
    }

    private List<Piece> Caps()
    {
        var caps = new List<Piece>();
        if (_dice.Chance(25))
        {
            caps.Add(Piece.Maybe($" up to {Limit()}"));
        }

        if (_dice.Chance(12))
        {
            caps.Add(Piece.Maybe($" down to -{Limit()}"));
        }

        return caps;
    }

    private Piece DecayStatement(int percent, string indent) => !_isAccount && _dice.Chance(percent) ? Piece.Maybe(Piece.Of(indent, Decay(), "\n")) : "";

    private Piece Decay() => _dice.Make<Piece>(
        (5, () => Piece.Or($"decay half-life {Duration()}", "decay half-life 1 day")),
        (3, () => Piece.Or($"decay linear over {Duration()}", "decay linear over 1 day")),
        (3, () => Piece.Or($"decay {_dice.Pick("25%", "10%", "0.1%", "100%", "33.3%", "0.5", "1%")} every {Duration()}", "decay 50% every 1 day")),
        (1, () => "decay none"));

    private Piece Clauses(bool decays, string? limit = null)
    {
        var clauses = Caps();
        if (decays && !_isAccount && _dice.Chance(30))
        {
            clauses.Add(Piece.Maybe(Piece.Of(" ", Decay())));
        }

        if (limit is not null)
        {
            clauses.Add(Piece.Maybe(limit));
        }

        return Piece.Of(_dice.Shuffle(clauses));
    }

    private Piece ConditionRule() => Piece.Of(Condition(null, 2), " => ", Points(null), Clauses(decays: true));

    private Piece EachRule()
    {
        var isDistinct = _dice.Chance(25);
        var e = isDistinct ? EventWith(CanBeDistinct) : AnyEvent();
        Piece distinct = isDistinct ? Piece.Maybe($"distinct {Property(e, CanBeDistinct)} of ") : "";
        var limit = _allowed.Periods && _dice.Chance(25) ? $" at most {_dice.Next(1, 3)} per {_dice.Pick("hour", "day", "day", "week")}" : null;
        return Piece.Of("each ", distinct, Phrase(e, 1), " => ", Points(e), Clauses(decays: true, limit));
    }

    private Piece EveryRule()
    {
        var e = AnyEvent();
        var where = _dice.Chance(20) ? Piece.Maybe(Piece.Of(" where (", Condition(e, 0), ")")) : "";
        var since = _dice.Chance(60) ? Piece.Maybe($" since {_dice.PickFrom(_schema.Fields.Where(f => f.Type == FieldType.Date).ToList()).Name}") : "";
        return Piece.Of($"every {Mention(_mentioned.Durations, _dice.Pick(ModelWords.Durations))} without {e.Name}", Subject(e), where, since, " => ", Points(null), Clauses(decays: false));
    }

    private Piece MatchRule(string indent)
    {
        var (subject, arms) = _dice.Make(
            (5, MatchNumber),
            (4, MatchText),
            (1, MatchBool),
            (1, MatchDate),
            (1, MatchList),
            (_made.Scores.Count > 0 && _reads.HasFlag(Reads.Results) ? 1 : 0, MatchHighestName),
            (_made.Labels.Count > 0 && _reads.HasFlag(Reads.Results) ? 3 : 0, MatchLabel));
        var isLabel = _made.Labels.Any(l => l.Name == subject.ToString());
        var all = arms.Concat(!isLabel && _dice.Chance(15) ? ["missing"] : []).Select(arm => Piece.Of($"{indent}  ", arm, " => ", Points(null))).ToList();
        if (_dice.Chance(60))
        {
            all.Add(Piece.Of($"{indent}  otherwise => ", Points(null)));
        }

        return Piece.Of("match ", subject, Clauses(decays: true), " {\n", new Many([.. all], "\n", 1), $"\n{indent}}}");
    }

    private (Piece Subject, IEnumerable<Piece> Arms) MatchNumber()
    {
        var number = Number(null, 1);
        return (number, Repeat(() => _dice.Make<Piece>(
            (3, () => $"{_dice.Pick(Signs)} {SmallNumber()}"),
            (3, () => Range()),
            (2, () => $"{SmallNumber()}, {SmallNumber()}"),
            (1, () => _dice.Pick("in", "not in") + " " + Range()),
            (1, () => _dice.Pick("known", "missing")))));
    }

    private (Piece Subject, IEnumerable<Piece> Arms) MatchText()
    {
        var (name, field) = AnyField(null, f => f.IsTextual);
        var (operand, values, isDomain) = Facet(name, field);
        return (operand, Repeat(() => _dice.Make<Piece>(
            (5, () => Values(values)),
            (2, () => TextTest(values, isDomain)),
            (1, () => $"{_dice.Pick("in", "not in")} {_dice.PickFrom(_lists)}"),
            (1, () => _dice.Pick("known", "missing")))));
    }

    private (Piece Subject, IEnumerable<Piece> Arms) MatchBool() =>
        (AnyField(null, f => f.Type == FieldType.Bool).Name, _dice.Shuffle(["yes", "no", "missing"]).Take(_dice.Next(1, 3)).Select(a => (Piece)a));

    private (Piece Subject, IEnumerable<Piece> Arms) MatchDate() =>
        (AnyField(null, f => f.Type == FieldType.Date).Name, Repeat(() => _allowed.Dates ? $"{_dice.Pick(Signs)} {Date()}" : _dice.Pick("known", "missing")));

    private (Piece Subject, IEnumerable<Piece> Arms) MatchList() =>
        (AnyField(null, f => f.Type == FieldType.TextList).Name, Repeat(() => _dice.Chance(50) ? Values(ModelWords.Texts) : $"contains {TextValue(ModelWords.Texts)}"));

    private (Piece Subject, IEnumerable<Piece> Arms) MatchHighestName()
    {
        var (text, names) = Highest();
        return ($"name of highest {text}", Repeat(() => _dice.Chance(70) ? _dice.PickFrom(names) : _dice.Pick("known", "missing")));
    }

    private (Piece Subject, IEnumerable<Piece> Arms) MatchLabel()
    {
        var label = _dice.PickFrom(_made.Labels);
        return (label.Name, Repeat(() => new Many([.. _dice.Shuffle(label.Labels).Take(_dice.Next(1, 2)).Select(l => (Piece)l)], ", ", 1)));
    }

    private ImmutableArray<Piece> Repeat(Func<Piece> arm) => [.. Enumerable.Range(0, _dice.Chance(3) ? 70 : _dice.Next(1, 3)).Select(_ => arm())];
}
