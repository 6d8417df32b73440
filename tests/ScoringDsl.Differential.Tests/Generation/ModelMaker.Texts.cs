using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Differential.Generation;

/// <content>Conditions on texts.</content>
internal sealed partial class ModelMaker
{
    private Piece TextCondition(string name, FieldSpec field, EventSpec? where)
    {
        var (operand, values, isDomain) = Facet(name, field);
        return _dice.Make<Piece>(
            (5, () => $"{operand} {_dice.Pick("is", "is", "is not")} {TextValue(values)}"),
            (4, () => Piece.Of($"{operand} {_dice.Pick("in", "in", "not in")} (", Values(values), ")")),
            (2, () => $"{operand} {_dice.Pick("in", "not in")} {_dice.PickFrom(_lists)}"),
            (name == field.Name ? 3 : 0, () => $"{operand} {TextValue(values)}"),
            (4, () => $"{operand} {_dice.Pick("", "", "not ")}{TextTest(values, isDomain)}"),
            (operand == name ? 1 : 3, () => $"{operand} {_dice.Pick("is known", "is missing")}"),
            (field.Type == FieldType.Email && operand == name ? 20 : 0, () => $"{operand} {_dice.Pick("is", "is not")} {_dice.Pick("valid", "malformed")}"),
            (2, () => TextComparison(operand)),
            (1, () => $"{operand} {_dice.Pick("is", "is not")} gibberish"),
            (field.IsTextual ? 1 : 0, () => $"{name} length {_dice.Pick(Signs)} {Literal("1", "2", "5", "8")}"));
    }

    /// <summary>A text field, perhaps a part of it, with the values that it might be compared with.</summary>
    private (string Operand, string[] Values, bool IsDomain) Facet(string name, FieldSpec field) => field.Type switch
    {
        FieldType.Email => _dice.Make(
            (5, () => (name, ModelWords.Emails.Where(e => e.Length > 0).ToArray(), false)),
            (6, () => ($"{name} domain", ModelWords.Domains, true)),
            (2, () => ($"{name} name", ModelWords.Mailboxes, false))),
        FieldType.Url => _dice.Make(
            (4, () => (name, field.IsSubject ? ModelWords.Pages : ModelWords.Urls.Where(e => e.Length > 0).ToArray(), false)),
            (3, () => ($"{name} host", ModelWords.Domains, true)),
            (3, () => ($"{name} path", ModelWords.Pages, false))),
        FieldType.OneOf => (name, [.. field.Values, "other"], false),
        _ => (name, ModelWords.Texts, false),
    };

    private string TextTest(string[] values, bool isDomain) => _dice.Make(
        (isDomain ? 8 : 0, () => "under " + TextOperand(values)),
        (2, () => "contains " + TextOperand(values)),
        (2, () => "has word " + TextOperand(values)),
        (2, () => "starts with " + TextOperand(values)),
        (2, () => "ends with " + TextOperand(values)),
        (2, () => "like " + TextOperand(ModelWords.Patterns)));

    private string TextOperand(string[] values) => _dice.Make(
        (6, () => TextValue(values)),
        (3, () => $"any of ({Values(values)})"),
        (1, () => _dice.Pick("", "any of ") + _dice.PickFrom(_lists)));

    private string TextComparison(string operand)
    {
        var other = _dice.PickFrom((_isAccount ? _schema.AccountFields : _schema.Fields).Where(f => f.IsTextual).ToList());
        return $"{operand} {_dice.Pick("is", "is not")} {(_isAccount ? "account" : "lead")}.{other.Name}";
    }

    private Many Values(string[] values)
    {
        ImmutableArray<Piece> all = [.. Enumerable.Range(0, _dice.Next(1, 3)).Select(_ => (Piece)TextValue(values))];
        return new Many(all, ", ", 1);
    }

    private string TextValue(string[] values)
    {
        if (_variable is not null && _dice.Chance(40))
        {
            return ModelWords.Quote(values == ModelWords.Pages ? _dice.Pick("{", "/{", "/products/{", "*{") + _variable + _dice.Pick("}", "}*", "}/") : $"{{{_variable}}}");
        }

        var value = _dice.PickFrom(values);
        (values == ModelWords.Domains ? _mentioned.Domains : values == ModelWords.Pages ? _mentioned.Pages : _mentioned.Texts).Add(value);
        return ModelWords.Value(_dice, value);
    }
}
