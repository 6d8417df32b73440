using System.Collections.Immutable;

namespace ScoringDsl.Differential.Generation;

/// <summary>Bands, a rating or stages of a generated model.</summary>
internal sealed record LabelSpec(string Name, ImmutableArray<string> Labels, bool HasOrder);

/// <summary>The names of the results made so far, of leads or of accounts.</summary>
internal sealed class Made
{
    public List<string> Scores { get; } = [];

    public List<string> ScoresWithRules { get; } = [];

    public List<LabelSpec> Labels { get; } = [];

    public List<string> Segments { get; } = [];

    public List<string> Exclusions { get; } = [];

    public List<(string Name, IReadOnlyList<string> Values)> Families { get; } = [];

    public bool AllExclusionsMade { get; set; }
}

/// <content>Scores, and what follows from them.</content>
internal sealed partial class ModelMaker
{
    private readonly Made _ofLeads = new();
    private Made _made;

    /// <summary>Whether what is being made is about accounts.</summary>
    private bool _isAccount;

    /// <summary>The variable of the family whose rules are being made.</summary>
    private string? _variable;

    private string Prefix => _isAccount ? "account " : "";

    private bool HasResults => _made.Scores.Count > 0;

    /// <summary>Scores of rules first, then what reads them.</summary>
    private void AddResults()
    {
        for (var i = _dice.Next(1, 2); i > 0; i--)
        {
            AddScore(formula: null);
        }

        Some(_isAccount ? 0 : 35, AddFamily);
        _reads |= Reads.Results;
        var bands = new List<LabelSpec>();
        var sets = new List<string[]> { new[] { "A", "B", "C", "D" }, new[] { "1", "2", "3" }, new[] { "x", "y" } };
        foreach (var set in sets.Where(_ => _dice.Chance(60)))
        {
            bands.Add(AddBands(set));
        }

        if (bands.Count > 1)
        {
            AddRating(bands);
        }

        Some(60, AddStages);
        Some(60, AddExclusion);
        Some(60, AddSegment);
        Some(50, () => AddScore(Formula()));
        Some(30, () => AddScore(formula: null));
        Some(40, AddExclusion);
        _made.AllExclusionsMade = _made.Exclusions.Count > 0;
        Some(40, AddSegment);
        Some(30, AddStages);
        for (var i = _dice.Next(1, 2); i > 0; i--)
        {
            AddHandoff();
        }

        if (!_isAccount)
        {
            Some(30, () => _declarations.Add(Piece.Of($"outcome {NewName("outcome")} when ", Condition(null, 1))));
        }
    }

    /// <summary>The results of accounts: the same again, over account fields and the results of leads.</summary>
    private void AddAccountResults()
    {
        if (!_schema.AccountFields.IsEmpty)
        {
            (_isAccount, _made, _reads) = (true, new Made(), Reads.Events);
            AddResults();
            (_isAccount, _made) = (false, _ofLeads);
        }
    }

    /// <summary>A score for each of some values, with the value in texts of its rules.</summary>
    private void AddFamily()
    {
        var name = NewName("family");
        string[] values = [.. _dice.Shuffle(["demo", "books", "Head of Growth", "straße", "pricing", "Σ"]).Take(_dice.Next(2, 3))];
        _mentioned.Texts.AddRange(values);
        _mentioned.Pages.AddRange(values);
        string[] written = [.. values.Select(v => ModelWords.Value(_dice, v))];
        _variable = "product";
        var members = Members(_dice.Next(1, 3), 1, "  ");
        _variable = null;
        _declarations.Add(Piece.Of(
            $"score {name} \"Interest in {{product}}\" for product in ({string.Join(", ", written)})",
            Piece.Maybe(_dice.Chance(50) ? " range 0..100" : ""),
            " {\n",
            DecayStatement(30, "  "),
            members,
            "\n}"));
        var all = written.Select(w => $"{name}[{w}]").ToList();
        _made.Families.Add((name, written));
        _made.Scores.AddRange(all);
        _made.ScoresWithRules.AddRange(all);
    }

    private void Some(int percent, Action add)
    {
        if (_dice.Chance(percent))
        {
            add();
        }
    }

    private void AddScore(Piece? formula)
    {
        var name = NewName("score");
        var heading = new List<Piece> { Piece.Maybe(_dice.Chance(30) ? $" \"Title of {name}\"" : "") };
        if (_dice.Chance(20))
        {
            heading.Add(Piece.Maybe(" rounded"));
        }

        if (_dice.Chance(55))
        {
            heading.Add(Piece.Maybe($" range {_dice.Pick("0..100", "0..100", "0..", "-10..50", "0..1000", "-0.5..0.5", "5..1000000")}"));
        }

        var hasRules = formula is null || _dice.Chance(50);
        if (formula is not null)
        {
            heading.Add(Piece.Of(" = ", formula));
        }

        if (hasRules)
        {
            _declarations.Add(new ScorePiece(Prefix, name, Piece.Of([.. heading]), DecayStatement(40, "  "), Members(_dice.Chance(2) ? 36 : _dice.Next(2, 6), 2, "  ")));
            _made.ScoresWithRules.Add(name);
        }
        else
        {
            _declarations.Add(Piece.Of($"{Prefix}score {name}", Piece.Of([.. heading])));
        }

        _made.Scores.Add(name);
    }

    private Piece Formula()
    {
        var terms = Enumerable.Range(0, _dice.Next(1, 3)).Select(_ => _dice.Make<Piece>(
            (5, () => $"{_dice.Pick("0.4", "0.6", "33.3%", "2", "0.0005")} * {_dice.PickFrom(_made.Scores)}"),
            (3, () => _dice.PickFrom(_made.Scores)),
            (1, () => $"{_dice.PickFrom(_made.Scores)} / {_dice.Pick("3", "7")}"),
            (1, () => $"{_dice.PickFrom(_made.Scores)} / {_dice.PickFrom(_made.Scores)}"),
            (1, () => $"highest of {Highest().Operand}"),
            (_isAccount ? 2 : 0, LeadsNumber),
            (1, () => Literal(ModelWords.Points))));
        return new Many([.. terms], _dice.Pick(" + ", " - ", " * "), 1);
    }

    private LabelSpec AddBands(string[] labels)
    {
        var bands = new LabelSpec(NewName("bands"), [.. labels], HasOrder: true);
        var bounds = _dice.Shuffle(["80", "60", "50.5", "25", "12.345", "10", "5", "1", "0.001", "0", "-5"]).Take(labels.Length - 1)
            .OrderByDescending(ModelWords.NumberOf).ToList();
        var lines = bounds.Select((bound, i) => (Piece)$"{labels[i]} >= {bound}; ");
        _declarations.Add(Piece.Of($"{Prefix}bands {bands.Name} of {(_dice.Chance(20) ? $"highest of {Highest().Operand}" : _dice.PickFrom(_made.Scores))} {{ ", new Many([.. lines], "", 0), $"{labels[^1]} otherwise }}"));
        _made.Labels.Add(bands);
        return bands;
    }

    private void AddRating(List<LabelSpec> bands)
    {
        ImmutableArray<string> labels = [.. bands.Aggregate(Enumerable.Repeat("", 1), (all, part) => all.SelectMany(a => part.Labels.Select(l => a + l)))];
        var name = NewName("rating");
        _declarations.Add($"rating {name} = {string.Join(' ', bands.Select(b => b.Name))}");

        // A label such as '12' cannot be a name, one such as '1x' needs quotes.
        _made.Labels.Add(new LabelSpec(name, [.. labels.Select(ModelWords.Quote)], HasOrder: false));
    }

    private void AddStages()
    {
        var name = NewName("stages");
        string[] labels = [.. new[] { "customer", "sql", "mql", "identified" }.Take(_dice.Next(1, 4))];
        var lines = labels.Select(l => Piece.Of($"  {l} when ", Condition(null, 1), "\n"));
        _declarations.Add(Piece.Of($"{Prefix}stages {name} {{\n", new Many([.. lines], "", 0), "  visitor otherwise\n}"));
        _made.Labels.Add(new LabelSpec(name, [.. labels, "visitor"], HasOrder: true));
    }

    private void AddExclusion()
    {
        var name = NewName("excluded");
        _declarations.Add(Piece.Of($"{Prefix}exclude {name} when ", Condition(null, 1)));
        _made.Exclusions.Add(name);
    }

    private void AddSegment()
    {
        var name = NewName("segment");
        _declarations.Add(Piece.Of($"{Prefix}segment {name} when ", Condition(null, 2)));
        _made.Segments.Add(name);
    }

    private void AddHandoff()
    {
        Piece because = "";
        if (_dice.Chance(75))
        {
            var scores = new Many([.. _dice.Shuffle(_made.ScoresWithRules).Take(_dice.Next(1, 3)).Select(s => (Piece)s)], ", ", 1);
            because = Piece.Maybe(Piece.Of(" because ", _dice.Chance(70) ? $"top {_dice.Next(1, 4)} " : "", "reasons of ", scores));
        }

        _declarations.Add(Piece.Of($"{Prefix}handoff {NewName("handoff")} when ", _dice.Chance(30) ? "always" : Condition(null, 2), because));
    }
}
