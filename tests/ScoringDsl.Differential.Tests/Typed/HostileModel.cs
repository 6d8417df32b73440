using System.Text;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Differential.Generation;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Differential.Typed;

/// <summary>
/// A model that says the same in other words: what it declares, the labels of bands and stages and the values of <c>one of</c> and of
/// families get names that C# has trouble with, and declarations get documentation of that sort.
/// </summary>
internal sealed class HostileModel
{
    private readonly Dice _dice;
    private readonly Model _model;
    private readonly SyntaxTree _tree;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (int Length, string Text)> _edits = [];

    private HostileModel(Dice dice, ModelAnalysis analysis)
    {
        _dice = dice;
        _tree = analysis.Trees[0];
        _model = analysis.Model ?? throw new ArgumentException("The model could not be read.", nameof(analysis));
    }

    /// <summary>Rewrites a model.</summary>
    /// <param name="dice">Chooses.</param>
    /// <param name="analysis">The model, of one file, without errors.</param>
    /// <param name="withValues">Labels and values too, which may make a model of some texts say something else, or nothing valid.</param>
    public static string Rewrite(Dice dice, ModelAnalysis analysis, bool withValues) => new HostileModel(dice, analysis).Rewrite(withValues);

    private string Rewrite(bool withValues)
    {
        // Every event has an instant, a lead and an id.
        List<string> words = [.. HostileWords.Names.Where(n => IsName(Spelled(n)))];
        Choose(_names, _model.Events.SelectMany(e => e.Properties).Select(p => p.Name), words.Except(["at", "lead", "id"]));
        Choose(_names, Symbols.Select(s => s.Name), words);
        if (withValues)
        {
            Choose(_values, Values(), HostileWords.Names.Where(n => n.Trim().Length > 0));
            foreach (var rating in _model.Labels.OfType<RatingSymbol>())
            {
                AddRating(rating);
            }
        }

        _values[TextFold.Fold(_model.Title)] = _dice.PickFrom(HostileWords.Names);
        EditNames();
        EditValues(_tree.Root);
        AddDocumentation();
        return Apply();
    }

    private IEnumerable<Symbol> Symbols =>
    [
        .. _model.LeadFields, .. _model.AccountFields, .. _model.Events, .. _model.Events.SelectMany(e => e.Properties), .. _model.Lists, .. _model.Defines, .. _model.Families,
        .. _model.Scores.Where(s => s.Family is null), .. _model.Labels, .. _model.Flags,
        .. _model.Account is { } account ? [.. account.Scores, .. account.Labels, .. account.Flags] : Array.Empty<Symbol>(),
    ];

    private IEnumerable<string> Values() =>
        _model.LeadFields.Concat(_model.AccountFields).Concat(_model.Events.SelectMany(e => e.Properties)).SelectMany(f => f.Values)
            .Concat(_model.Labels.Concat(_model.Account?.Labels ?? []).Where(l => l is not RatingSymbol).SelectMany(l => l.Labels))
            .Concat(_model.Families.SelectMany(f => f.Values))
            .Where(v => v.Any(char.IsLetter));

    /// <summary>Gives each text that has none yet another, the same one to those that are equal to the language.</summary>
    private void Choose(Dictionary<string, string> chosen, IEnumerable<string> texts, IEnumerable<string> from)
    {
        var taken = chosen.Values.Select(TextFold.Fold).ToHashSet(StringComparer.Ordinal);
        var words = new Queue<string>(_dice.Shuffle(from.DistinctBy(TextFold.Fold).Where(w => !taken.Contains(TextFold.Fold(w)))));
        foreach (var text in texts.Select(TextFold.Fold).Distinct().Where(t => !chosen.ContainsKey(t)))
        {
            chosen.Add(text, words.TryDequeue(out var word) ? word : text);
        }
    }

    /// <summary>The labels of a rating are those of its bands joined.</summary>
    private void AddRating(RatingSymbol rating)
    {
        var (before, after) = (Join(rating, l => l), Join(rating, l => _values.GetValueOrDefault(TextFold.Fold(l), l)));
        for (var i = 0; i < before.Count; i++)
        {
            _values.TryAdd(TextFold.Fold(before[i]), after[i]);
        }

        static List<string> Join(RatingSymbol rating, Func<string, string> of) =>
            [.. rating.Parts.Aggregate(Enumerable.Repeat("", 1), (all, part) => all.SelectMany(a => part.Labels.Select(l => a + of(l))))];
    }

    private void EditNames()
    {
        foreach (var span in _model.References.Select(r => r.Span).Concat(Symbols.Select(s => s.NameSpan)))
        {
            var text = _tree.Source.ToString(span);
            var start = text.LastIndexOf('.') + 1;
            if (_names.TryGetValue(TextFold.Fold(text[start..].Trim('`')), out var name))
            {
                _edits[span.Start + start] = (text.Length - start, Spelled(name));
            }
        }
    }

    private void EditValues(SyntaxNode node)
    {
        foreach (var child in node.Children)
        {
            if (child is SyntaxNode inner)
            {
                EditValues(inner);
            }
            else if (child is SyntaxToken { Kind: TokenKind.String or TokenKind.Word } token
                && !_edits.Any(e => e.Key <= token.Span.Start && token.Span.End <= e.Key + e.Value.Length)
                && _values.TryGetValue(TextFold.Fold(token.Value), out var value))
            {
                _edits[token.Span.Start] = (token.Span.Length, ModelWords.Quote(value));
            }
        }
    }

    /// <summary>Documents what is declared at the beginning of a line, and the model itself.</summary>
    private void AddDocumentation()
    {
        var text = _tree.Source.Text;
        foreach (var start in Symbols.Where(_ => _dice.Chance(40)).Select(s => text.LastIndexOf('\n', s.NameSpan.Start) + 1).Append(0).Distinct())
        {
            var documentation = $"/// {_dice.PickFrom(HostileWords.Documentation)}\n/// {_dice.PickFrom(HostileWords.Documentation)}\n";
            _edits[start] = _edits.TryGetValue(start, out var edit) ? (edit.Length, documentation + edit.Text) : (0, documentation);
        }
    }

    private string Apply()
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (var (start, (length, replacement)) in _edits)
        {
            text.Append(_tree.Source.Text, end, start - end).Append(replacement);
            end = start + length;
        }

        return text.Append(_tree.Source.Text, end, _tree.Source.Text.Length - end).ToString();
    }

    private static string Spelled(string name) => $"`{name}`";

    private static bool IsName(string spelled) => SyntaxTree.Parse(new SourceText("name.score", $"define {spelled} = 1\n")).Diagnostics.IsEmpty;
}
