using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Features;

/// <summary>What a rule did to some leads, or a rule of accounts to some accounts.</summary>
/// <param name="Firing">
/// How many of them it gives or takes points of, 0 up to <paramref name="Leads"/>. A rule of a family fires for a lead for which it fires in
/// any of the family's scores.
/// </param>
/// <param name="Leads">How many leads, or accounts, were scored.</param>
/// <param name="Points">What it gave to all of them together, in points, after its own cap; in a family, in all of its scores.</param>
/// <param name="IsOfAccounts">Whether the leads are accounts.</param>
public sealed record RuleFigures(int Firing, int Leads, decimal Points, bool IsOfAccounts = false);

/// <summary>
/// The figures of a model's rules, made from one good state of its texts. Texts that have moved on since still find them: a rule is known
/// again by its score, its text, and its place among the score's rules of that text. Immutable.
/// </summary>
public sealed class ModelFigures
{
    private readonly Dictionary<(string Path, RuleKey Rule), RuleFigures> _figures = [];

    /// <summary>Keeps figures.</summary>
    /// <param name="trees">The files of the analysis that the figures were made from.</param>
    /// <param name="figures">The figures by a rule's file (the path of its <see cref="SourceText"/>) and the span of its syntax.</param>
    public ModelFigures(IEnumerable<SyntaxTree> trees, IReadOnlyDictionary<(string Path, TextSpan Rule), RuleFigures> figures)
    {
        ArgumentNullException.ThrowIfNull(trees);
        ArgumentNullException.ThrowIfNull(figures);
        foreach (var tree in trees)
        {
            foreach (var (rule, key) in KeysOf(tree))
            {
                if (figures.TryGetValue((tree.Source.Path, rule.Span), out var figure))
                {
                    _figures.TryAdd((tree.Source.Path, key), figure);
                }
            }
        }
    }

    /// <summary>No figures.</summary>
    public static ModelFigures None { get; } = new([], new Dictionary<(string, TextSpan), RuleFigures>());

    /// <summary>The rules of a file, as it is now, of which there are figures, in the order of the text.</summary>
    public IEnumerable<(RuleSyntax Rule, RuleFigures Figures)> In(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        foreach (var (rule, key) in KeysOf(tree))
        {
            if (_figures.TryGetValue((tree.Source.Path, key), out var figures))
            {
                yield return (rule, figures);
            }
        }
    }

    private static IEnumerable<(RuleSyntax Rule, RuleKey Key)> KeysOf(SyntaxTree tree)
    {
        var seen = new Dictionary<(string Score, string Text), int>();
        foreach (var (score, rule) in RuleFinder.RulesOf(tree))
        {
            // A semicolon belongs to the statement before it and says nothing.
            var same = (score.Name.Value, tree.Source.ToString(rule.Span).TrimEnd(';', ' '));
            var index = seen.GetValueOrDefault(same);
            seen[same] = index + 1;
            yield return (rule, new RuleKey(same.Value, same.Item2, index));
        }
    }

    private readonly record struct RuleKey(string Score, string Text, int Index);
}
