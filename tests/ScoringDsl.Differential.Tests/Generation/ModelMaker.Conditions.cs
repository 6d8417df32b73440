using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Generation;

/// <content>Conditions.</content>
internal sealed partial class ModelMaker
{
    private static readonly string[] Signs = ["=", ">", ">=", "<", "<="];

    private Reads _reads = Reads.Fields;

    /// <summary>A condition: of the lead, or inside an event's <c>where</c>.</summary>
    private Piece Condition(EventSpec? where, int depth)
    {
        var complex = depth > 0 ? 1 : 0;
        return _dice.Make<Piece>(
            (complex * 14, () => Logical(where, depth)),
            (complex * 5, () => Not(where, depth)),
            (22, () => Piece.Or(FieldCondition(where), "always")),
            (where is null && !_isAccount && _reads.HasFlag(Reads.Events) ? 32 : 0, () => Piece.Or(EventCondition(depth), "always")),
            (10, () => Piece.Or(NumberCondition(where, depth), "always")),
            (where is null && _reads.HasFlag(Reads.Results) && HasResults ? 16 : 0, () => Piece.Or(ResultCondition(), "always")),
            (_isAccount ? 0 : 2, () => Named(where)),
            (1, () => "always"));
    }

    private Piece Named(EventSpec? where)
    {
        var names = where is null && _reads != Reads.Fields ? _conditions : _fieldConditions;
        return names.Count == 0 ? "always" : Piece.Or(_dice.PickFrom(names), "always");
    }

    private Piece Logical(EventSpec? where, int depth)
    {
        ImmutableArray<Piece> operands = [.. _dice.Chance(1)
            ? Enumerable.Range(0, 30).Select(_ => FieldCondition(where))
            : Enumerable.Range(0, _dice.Next(2, 3)).Select(_ => Condition(where, depth - 1))];
        return Piece.Or(Piece.Of("(", new Many(operands, _dice.Chance(50) ? " and " : " or ", 2), ")"), [.. operands]);
    }

    private Piece Not(EventSpec? where, int depth)
    {
        var operand = Condition(where, depth - 1);
        return Piece.Or(Piece.Of(_dice.Chance(20) ? "not not (" : "not (", operand, ")"), operand);
    }

    private Piece FieldCondition(EventSpec? where)
    {
        var (name, field) = AnyField(where, _ => true);
        return field.Type switch
        {
            FieldType.Number => NumberTest(name),
            FieldType.Bool => _dice.Pick(name, $"{name} is yes", $"{name} is no", $"{name} is not true", $"{name} is not no", $"{name} yes", $"{name} is known", $"{name} is missing"),
            FieldType.Date => DateCondition(name, where),
            FieldType.TextList => ListCondition(name),
            _ => TextCondition(name, field, where),
        };
    }

    /// <summary>A field in sight that fits, as it is named there: an event's properties come first, <c>lead.x</c> is always the lead's.</summary>
    private (string Name, FieldSpec Field) AnyField(EventSpec? where, Func<FieldSpec, bool> fits)
    {
        if (where is not null && _dice.Chance(70) && where.Properties.Where(fits).ToList() is { Count: > 0 } properties)
        {
            var property = _dice.PickFrom(properties);
            return (property.Name, property);
        }

        if (!_schema.AccountFields.IsEmpty && (_isAccount || _dice.Chance(15)))
        {
            var ofAccount = _dice.PickFrom(_schema.AccountFields.Where(fits).ToList());
            return (_isAccount && _dice.Chance(80) ? ofAccount.Name : $"account.{ofAccount.Name}", ofAccount);
        }

        var field = _dice.PickFrom(_schema.Fields.Where(fits).ToList());
        var isHidden = where?.Properties.Any(p => p.Name == field.Name) ?? false;
        return (isHidden || _dice.Chance(where is null ? 3 : 20) ? $"lead.{field.Name}" : field.Name, field);
    }

    private Piece DateCondition(string name, EventSpec? where) => _dice.Make<Piece>(
        (6, () => $"{name} {Window()}"),
        (4, () => $"{name} within next {Duration()}"),
        (_allowed.Dates ? 3 : 0, () => $"{name} {_dice.Pick(Signs)} {Date()}"),
        (_allowed.Dates ? 1 : 0, () => $"{name} {_dice.Pick("is", "is not")} {Date()}"),
        (2, () => $"{name} {_dice.Pick([.. Signs, "is not"])} {AnyField(where, f => f.Type == FieldType.Date).Name}"),
        (1, () => $"{name} {_dice.Pick("is known", "is missing")}"));

    private string Window() => _dice.Make(
        (6, () => $"within {Duration()}"),
        (3, () => $"older than {Duration()}"),
        (3, BetweenAgo),
        (_allowed.Dates ? 2 : 0, () => $"since {Date()}"),
        (_allowed.Dates ? 2 : 0, () => $"before {Date()}"));

    private string BetweenAgo()
    {
        var ends = new[] { _dice.Pick(ModelWords.Durations), _dice.Pick(ModelWords.Durations) }.OrderBy(d => d.Microseconds).ToList();
        if (ends[0].Microseconds == ends[1].Microseconds)
        {
            ends = [("2 days", 2 * ModelWords.Day), ("6 days", 6 * ModelWords.Day)];
        }

        foreach (var end in ends)
        {
            _mentioned.Durations.Add(end.Microseconds);
        }

        var isShort = ends[0].Text.EndsWith(" days", StringComparison.Ordinal) && ends[1].Text.EndsWith(" days", StringComparison.Ordinal) && _dice.Chance(50);
        return $"between {(isShort ? ends[0].Text[..^5] : ends[0].Text)} and {ends[1].Text} ago";
    }

    private Piece ListCondition(string name) => _dice.Make<Piece>(
        (6, () => $"{name} {_dice.Pick("contains", "contains", "not contains")} {TextValue(ModelWords.Texts)}"),
        (2, () => Piece.Of($"{name} contains any of (", Values(ModelWords.Texts), ")")),
        (2, () => $"{name} {_dice.Pick("contains", "contains any of", "not contains")} {_dice.PickFrom(_lists)}"),
        (1, () => $"{name} size {_dice.Pick(Signs)} {_dice.Next(0, 3)}"),
        (1, () => $"{name} {_dice.Pick("is known", "is missing")}"));

    /// <summary>A score, label or flag made earlier is looked at.</summary>
    private Piece ResultCondition() => _dice.Make<Piece>(
        (_made.Labels.Count > 0 ? 4 : 0, () => LabelCondition(_dice.PickFrom(_made.Labels))),
        (_made.Segments.Count > 0 ? 2 : 0, () => $"segment {_dice.PickFrom(_made.Segments)}"),
        (_made.Exclusions.Count > 0 ? 1 : 0, () => $"excluded {_dice.PickFrom(_made.Exclusions)}"),
        (_made.AllExclusionsMade ? 1 : 0, () => "excluded"),
        (_made.Scores.Count > 0 ? 2 : 0, HighestNameCondition),
        (_made.Scores.Count > 0 ? 3 : 0, () => $"{_dice.PickFrom(_made.Scores)} {_dice.Pick(Signs)} {_dice.Pick("0", "1", "5", "20", "12.345", "50", "-1")}"),
        (!_isAccount && _made.Scores.Count > 0 ? 2 : 0, () => $"{_dice.PickFrom(_made.Scores)} raised within {Duration()}"));

    private Piece HighestNameCondition()
    {
        var (text, names) = Highest();
        return _dice.Make<Piece>(
            (3, () => $"name of highest {text} {_dice.Pick("is", "is not")} {_dice.PickFrom(names)}"),
            (2, () => $"name of highest {text} {_dice.Pick("in", "not in")} ({string.Join(", ", _dice.Shuffle(names).Take(2))})"),
            (1, () => $"name of highest {text} {_dice.Pick("is known", "is missing")}"));
    }

    /// <summary>A family or some scores whose highest is asked for, with the names that it may have.</summary>
    private (string Operand, IReadOnlyList<string> Names) Highest()
    {
        if (_made.Families.Count > 0 && _dice.Chance(60))
        {
            var (family, values) = _dice.PickFrom(_made.Families);
            return (family, values);
        }

        var scores = _dice.Shuffle(_made.Scores).Take(_dice.Next(1, 3)).ToList();
        var names = scores.Where(s => !s.Contains('[', StringComparison.Ordinal)).ToList();
        return names.Count == 0 ? Highest() : ($"({string.Join(", ", scores)})", names);
    }

    private Piece LabelCondition(LabelSpec label) => _dice.Make<Piece>(
        (3, () => $"{label.Name} {_dice.Pick("is", "is not")} {_dice.PickFrom(label.Labels)}"),
        (2, () => Piece.Of($"{label.Name} {_dice.Pick("in", "not in")} (", new Many([.. _dice.Shuffle(label.Labels).Take(2).Select(l => (Piece)l)], ", ", 1), ")")),
        (label.HasOrder ? 2 : 0, () => $"{label.Name} at least {_dice.PickFrom(label.Labels)}"));
}
