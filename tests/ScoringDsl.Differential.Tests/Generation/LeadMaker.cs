using System.Collections.Immutable;
using System.Globalization;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Differential.Generation;

/// <summary>Makes leads whose values lie where the model's conditions change, and a hair beside it.</summary>
internal sealed class LeadMaker
{
    private const long Earliest = -62_135_596_800_000_000;
    private const long Latest = 253_402_300_799_999_999;

    private readonly Dice _dice;
    private readonly ModelText _model;
    private readonly long _asOf;
    private readonly List<long> _instants = [];

    public LeadMaker(Dice dice, ModelText model)
    {
        _dice = dice;
        _model = model;
        var days = dice.Next(-10, 40);
        var now = ModelWords.InstantOf("2025-06-01") + (days * ModelWords.Day);
        _asOf = dice.Make(
            (5, () => now),
            (2, () => now + (dice.Next(0, 24) * ModelWords.Hour)),
            (2, () => now + dice.NextLong(ModelWords.Day)),
            (model.Mentioned.Instants.Count > 0 ? 2 : 0, () => dice.PickFrom(model.Mentioned.Instants) + dice.Next(-1, 1)),
            (1, () => dice.NextLong(ModelWords.Day) - (ModelWords.Day / 2)));
    }

    /// <summary>Instants to score as of: one, a hair beside it, and later or earlier ones.</summary>
    public ImmutableArray<long> AsOfs(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => i switch
        {
            0 => _asOf,
            1 => _asOf + _dice.Pick(-1, 1),
            _ => Within(_asOf + (_dice.Pick(-1, 1, 1) * (SomeDuration() + _dice.Next(-1, 1)))),
        }).Distinct(),
    ];

    /// <summary>The accounts: none where the model has none. Leads name others, too.</summary>
    public ImmutableArray<AccountCase> Accounts()
    {
        var accounts = ImmutableArray.CreateBuilder<AccountCase>();
        foreach (var key in _model.Schema.AccountFields.IsEmpty ? [] : new[] { "a", "B", "alone" })
        {
            var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            Fill(fields, _model.Schema.AccountFields, 75);
            accounts.Add(new AccountCase(key, fields.ToImmutable()));
        }

        return accounts.DrainToImmutable();
    }

    public LeadCase Make(string key)
    {
        _instants.Clear();
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Fill(fields, _model.Schema.Fields, _dice.Pick(40, 75, 95));
        if (!_model.Schema.AccountFields.IsEmpty && _dice.Chance(85))
        {
            fields[Schema.AccountLink] = _dice.Pick("a", "a", "a", "B", "B", "b", " a ", "only here", "");
        }

        var count = _dice.Make((1, () => 0), (8, () => _dice.Next(2, 10)), (8, () => _dice.Next(10, 30)), (1, () => _dice.Next(60, 140)));
        return new LeadCase(key, fields.ToImmutable(), [.. Enumerable.Range(0, count).Select(_ => MakeEvent())]);
    }

    private EventCase MakeEvent()
    {
        var e = _dice.PickFrom(_model.Schema.Events);
        var at = _instants.Count > 0 && _dice.Chance(15) ? _dice.PickFrom(_instants) : SomeInstant();
        _instants.Add(at);
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Fill(properties, e.Properties, 85);
        return new EventCase(e.Name, at, _dice.Chance(30) ? _dice.Pick("a", "A", "b", "é", "e\u0301") : null, properties.ToImmutable());
    }

    private void Fill(ImmutableSortedDictionary<string, string>.Builder values, ImmutableArray<FieldSpec> fields, int percent)
    {
        foreach (var field in fields)
        {
            if (_dice.Chance(percent))
            {
                values[field.Name.Trim('`')] = Value(field);
            }
            else if (_dice.Chance(10))
            {
                values[field.Name.Trim('`')] = _dice.Pick("", " ", "\u00A0\u3000");
            }
        }
    }

    private string Value(FieldSpec field) => field.Type switch
    {
        FieldType.Number => Number(),
        FieldType.Bool => _dice.Pick("true", "no", "1", "0.0", "YES", "False", " yes "),
        FieldType.Date => DateText(SomeInstant()),
        FieldType.Email => Email(),
        FieldType.Url => Url(),
        FieldType.OneOf => _dice.Chance(85) ? Vary(_dice.PickFrom(field.Values)) : Text(),
        FieldType.TextList => string.Join(_dice.Pick(";", "|", " ; "), Enumerable.Range(0, _dice.Next(1, 3)).Select(_ => Text())),
        _ => field.Modifiers.Length > 0 && _dice.Chance(10) ? _dice.Pick("select", "N/A", "i", "İ") : Text(),
    };

    private string Number()
    {
        var near = _model.Mentioned.Numbers.Count > 0 ? _dice.PickFrom(_model.Mentioned.Numbers) : 1;
        return _dice.Make(
            (10, () => Write(near)),
            (3, () => Write(near + _dice.Pick(-1, 1))),
            (3, () => Write(_dice.Chance(50) ? double.BitIncrement(near) : double.BitDecrement(near))),
            (6, () => Write(_dice.Next(-3, 30))),
            (4, () => Write(_dice.Next(-2000, 20_000) * 0.0005)),
            (2, () => Write(_dice.Next(1, 100_000) / 1000d)),
            (1, () => _dice.Pick("1e15", "-1e15", "1e308", "-1e308", "1.7976931348623157e308", "-0", "0", "5e-324", "0.0005", "1e-7", "4.5e-7", "1e21", "9007199254740993", "-1", "999", " 7 ", "+5", "1.", ".5")));
    }

    private static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private string DateText(long instant)
    {
        var text = ValueReader.FormatInstant(instant);
        return _dice.Chance(90) ? text : _dice.Pick("1900-01-01", "2025-05-05 09:30", "2025-05-05T09:30:00+02:00", "2025-06-01T00:00:00.0000019Z", "0001-01-01", "9999-12-31T23:59:59.999999Z");
    }

    private string Email() => _dice.Make(
        (6, () => Vary(_dice.PickFrom(ModelWords.Emails))),
        (8, () => $"{_dice.PickFrom(ModelWords.Mailboxes)}@{Domain()}"),
        (1, Text));

    private string Domain()
    {
        var domain = _model.Mentioned.Domains.Count > 0 && _dice.Chance(70) ? _dice.PickFrom(_model.Mentioned.Domains) : _dice.PickFrom(ModelWords.Domains);
        domain = domain.Contains('.', StringComparison.Ordinal) || _dice.Chance(10) ? domain : domain + _dice.Pick(".com", ".fr", ".co.uk", ".evil.com", ".com.tr", ".c");
        return Vary(_dice.Chance(20) ? "mail." + domain : domain);
    }

    private string Url()
    {
        if (_model.Mentioned.Pages.Count == 0 || _dice.Chance(30))
        {
            return Vary(_dice.PickFrom(ModelWords.Urls));
        }

        var page = _dice.PickFrom(_model.Mentioned.Pages).Replace("*", _dice.Pick("", "x", "a/b"), StringComparison.Ordinal);
        var path = (page.StartsWith('/') ? "" : "/") + page;
        return Vary(_dice.Pick("", "", "https://acme.com", $"https://{Domain()}", "/en") + path + _dice.Pick("", "", "/", "?x=1", "#top", "/more"));
    }

    private string Text() => _dice.Make(
        (10, () => Vary(_model.Mentioned.Texts.Count > 0 ? _dice.PickFrom(_model.Mentioned.Texts) : "sales")),
        (4, () => Vary(_dice.PickFrom(ModelWords.Texts))),
        (2, () => _dice.PickFrom(ModelWords.Texts) + _dice.Pick(" ", "-", "", ", ") + _dice.PickFrom(ModelWords.Texts)));

    /// <summary>The text, or one that folds to it, or one that only looks like it.</summary>
    private string Vary(string text) => _dice.Next(14) switch
    {
        0 => text.ToUpperInvariant(),
        1 => text.ToLowerInvariant(),
        2 => $" {text}\u00A0",
        3 => text + _dice.Pick("s", "1", " x", "-x", "\u0301", "😀", "𝒱", "\t", "\uD83D"),
        4 => _dice.Pick("x", "2", "the ", "(", "é", "😀") + text,
        5 => text.Replace('i', _dice.Pick('İ', 'ı', 'I')).Replace("ß", "SS", StringComparison.Ordinal),
        _ => text,
    };

    private long SomeDuration() => _model.Mentioned.Durations.Count > 0 && _dice.Chance(80) ? _dice.PickFrom(_model.Mentioned.Durations) : _dice.Pick(ModelWords.Durations).Microseconds;

    /// <summary>An instant, most of the time where something ends or begins.</summary>
    private long SomeInstant() => Within(_dice.Make(
        (8, () => _asOf - (_dice.Pick(1, 1, 1, 2, 3, 33, 10) * SomeDuration()) + Hair()),
        (5, () => _asOf - _dice.NextLong(60 * ModelWords.Day)),
        (4, () => _asOf - _dice.NextLong(SomeDuration() * 2)),
        (2, () => _asOf + Hair()),
        (1, () => _asOf + _dice.NextLong(ModelWords.Week)),
        (1, () => _asOf + SomeDuration() + Hair()),
        (4, () => Edge() + Hair()),
        (_model.Mentioned.Instants.Count > 0 ? 3 : 0, () => _dice.PickFrom(_model.Mentioned.Instants) + Hair())));

    /// <summary>The beginning of an hour, a day or a week (a Monday) not long ago.</summary>
    private long Edge()
    {
        var day = _asOf - (_asOf % ModelWords.Day) - (_dice.Next(0, 20) * ModelWords.Day);
        return _dice.Pick(day, day + (_dice.Next(0, 23) * ModelWords.Hour), (day / ModelWords.Week * ModelWords.Week) + (4 * ModelWords.Day));
    }

    private int Hair() => _dice.Pick(0, 0, 0, -1, 1);

    private static long Within(long instant) => Math.Clamp(instant, Earliest, Latest);
}
