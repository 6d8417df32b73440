namespace ScoringDsl.Differential.Generation;

/// <summary>A generated model.</summary>
/// <param name="Text">Its text, taken to pieces.</param>
/// <param name="Schema">What it is about.</param>
/// <param name="Mentioned">What it compares with.</param>
internal sealed record ModelText(Piece Text, Schema Schema, Mentioned Mentioned);

/// <summary>How much of the language a generated model may use.</summary>
/// <param name="Dates">Absolute dates, so that shifting all instants changes something.</param>
/// <param name="Periods">Hours, days and weeks of the calendar.</param>
internal sealed record Allowed(bool Dates = true, bool Periods = true);

/// <summary>
/// Writes well-typed models at random. Names are made before what uses them, and a result reads only results made earlier, so that
/// nothing goes round in a circle; the order in the text is another matter, and is shuffled.
/// </summary>
internal sealed partial class ModelMaker
{
    private readonly Dice _dice;
    private readonly Allowed _allowed;
    private readonly Schema _schema;
    private readonly Mentioned _mentioned = new();
    private readonly List<Piece> _declarations = [];

    private readonly List<string> _lists = [];
    private readonly List<string> _fieldConditions = [];
    private readonly List<string> _conditions = [];
    private readonly List<string> _numbers = [];
    private readonly List<string> _durations = [];
    private int _names;

    private ModelMaker(Dice dice, Allowed allowed)
    {
        _dice = dice;
        _allowed = allowed;
        _schema = Schema.Make(dice);
        _made = _ofLeads;
    }

    public static ModelText Make(Dice dice, Allowed? allowed = null)
    {
        var maker = new ModelMaker(dice, allowed ?? new Allowed());
        maker.AddLists();
        maker.AddDefines();
        maker.AddIgnores();
        maker.AddResults();
        maker.AddAccountResults();
        Piece text = Piece.Of(
            "model \"Generated\" version 1\n\n",
            new Many([.. maker._schema.Declarations()], "\n", 0),
            "\n\n",
            new Many([.. dice.Shuffle(maker._declarations)], "\n", 0));
        return new ModelText(text, maker._schema, maker._mentioned);
    }

    private string NewName(string kind) => $"{kind}{++_names}";

    private void AddLists()
    {
        for (var i = _dice.Next(1, 2); i > 0; i--)
        {
            var name = NewName("list");
            string[] values = [.. Enumerable.Range(0, _dice.Next(1, 4)).Select(_ => _dice.Chance(60) ? Mention(_mentioned.Texts, _dice.PickFrom(ModelWords.Texts)) : Mention(_mentioned.Domains, _dice.PickFrom(ModelWords.Domains)))];
            _lists.Add(name);
            _declarations.Add(Piece.Of($"list {name} = ", new Many([.. values.Distinct().Select(v => (Piece)ModelWords.Quote(v))], ", ", 1)));
        }
    }

    private void AddDefines()
    {
        AddDefine(_numbers, "number", () => _dice.PickFrom(ModelWords.Numbers));
        AddDefine(_numbers, "percent", () => _dice.Pick("40%", "12.5%", "100%", "0.1%"));
        AddDefine(_durations, "period", () => Mention(_mentioned.Durations, _dice.Pick(ModelWords.Durations)));
        AddDefine(_fieldConditions, "who", () => Condition(null, 2));
        AddDefine(_fieldConditions, "that", () => Condition(null, 1));
        _conditions.AddRange(_fieldConditions);
        _reads = Reads.Events;
        AddDefine(_conditions, "did", () => Condition(null, 2));
    }

    private void AddDefine(List<string> names, string kind, Func<Piece> value)
    {
        if (_dice.Chance(60))
        {
            var name = NewName(kind);
            _declarations.Add(Piece.Of($"define {name} = ", value()));
            names.Add(name);
        }
    }

    private static string Mention(List<string> mentioned, string value)
    {
        mentioned.Add(value);
        return value;
    }

    private static string Mention(List<long> mentioned, (string Text, long Microseconds) duration)
    {
        mentioned.Add(duration.Microseconds);
        return duration.Text;
    }

    /// <summary>A duration that is in sight: written out or, where there is one, a define.</summary>
    private string Duration() => _durations.Count > 0 && _dice.Chance(10) ? _dice.PickFrom(_durations) : Mention(_mentioned.Durations, _dice.Pick(ModelWords.Durations));

    private string Date()
    {
        var date = _dice.PickFrom(ModelWords.Dates);
        _mentioned.Instants.Add(ModelWords.InstantOf(date));
        return date;
    }

    /// <summary>A constant number, never 0.</summary>
    private string Literal(params string[] from)
    {
        var text = _dice.PickFrom(from);
        _mentioned.Numbers.Add(ModelWords.NumberOf(text));
        return text;
    }
}

/// <summary>What conditions may read besides fields.</summary>
[Flags]
internal enum Reads
{
    Fields = 0,
    Events = 1,
    Results = 2,
}
