using System.Collections.Concurrent;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Ide.Features;

/// <summary>
/// Says what scores, groups and bands can come to. About a model with errors nothing is proved; so that the words do not vanish with every
/// unfinished line, those of the last state without errors stay. Safe to share between threads.
/// </summary>
public sealed class ReachHints
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _lastGood = new(StringComparer.Ordinal);

    /// <summary>The hints of a file.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="model">Its model.</param>
    /// <param name="hasErrors">Whether the model has errors.</param>
    internal IEnumerable<InlayHint> Find(SyntaxTree tree, Model model, bool hasErrors)
    {
        var sites = Sites(tree).ToArray();
        if (!hasErrors)
        {
            var texts = Texts(tree, model);
            _lastGood[tree.Source.Path] = sites.Where(s => texts.ContainsKey(s.Node)).DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => texts[s.Node], StringComparer.Ordinal);
        }

        return _lastGood.TryGetValue(tree.Source.Path, out var known)
            ? sites.Where(s => known.ContainsKey(s.Key)).Select(s => new InlayHint(s.Offset, known[s.Key], s.Tooltip))
            : [];
    }

    /// <summary>The scores of a file with their groups, and the bands: what they are known by, and where the words stand.</summary>
    private static IEnumerable<Site> Sites(SyntaxTree tree) => tree.Root.Statements.SelectMany(statement => statement switch
    {
        ScoreDeclarationSyntax score => Groups(score.Body, $"score {score.Name.Value}").Prepend(new Site(
            score,
            $"score {score.Name.Value}",
            (score.Rounded?.Span ?? score.Range?.Span ?? score.FamilyValues?.Span ?? score.Title?.Span ?? score.Name.Span).End,
            "The lowest and the highest score that some lead can get, by all the rules below.")),
        BandsDeclarationSyntax bands => bands.Bands.Select(band => new Site(
            band,
            $"bands {bands.Name.Value} {band.Label.Value}",
            (band.Bound?.Span ?? band.Otherwise?.Span ?? band.Label.Span).End,
            $"The scores for which a lead is {bands.Name.Value} {band.Label.Value}.")),
        _ => [],
    });

    private static IEnumerable<Site> Groups(BlockSyntax? body, string outer) => (body?.Members ?? []).OfType<GroupSyntax>().SelectMany(group =>
    {
        var key = $"{outer} / {group.Title.Value}";
        var end = group.Children.Where(c => c.Span.Length > 0 && c.Span.End <= group.Body.Span.Start).Select(c => c.Span.End).DefaultIfEmpty(group.Title.Span.End).Max();
        return Groups(group.Body, key).Prepend(new Site(group, key, end, "What the rules of this group can give together, after its weight and cap."));
    });

    private static Dictionary<SyntaxNode, string> Texts(SyntaxTree tree, Model model)
    {
        var reach = ReachText.Of(model);
        var texts = new Dictionary<SyntaxNode, string>(ReferenceEqualityComparer.Instance);
        foreach (var score in model.Scores.Concat(model.Account?.Scores ?? []).Where(s => s.Source == tree.Source).DistinctBy(s => s.Syntax))
        {
            texts[score.Syntax] = $"reaches {ReachText.Of(OfFamily(score, reach))}";
            AddGroups(score.Body, reach, texts);
        }

        foreach (var syntax in tree.Root.Statements.OfType<BandsDeclarationSyntax>())
        {
            var bands = model.Labels.Concat(model.Account?.Labels ?? []).OfType<BandsSymbol>().FirstOrDefault(b => b.Source == tree.Source && b.NameSpan == syntax.Name.Span);
            for (var i = 0; i < Math.Min(syntax.Bands.Length, bands?.Labels.Length ?? 0); i++)
            {
                texts[syntax.Bands[i]] = bands is null ? "" : ReachText.OfBand(reach, bands, i);
            }
        }

        return texts;
    }

    private static void AddGroups(BoundGroup body, ModelReach reach, Dictionary<SyntaxNode, string> texts)
    {
        foreach (var group in body.Members.OfType<BoundGroup>())
        {
            texts[group.Syntax] = $"gives {ReachText.Of(reach.Of(group))}";
            AddGroups(group, reach, texts);
        }
    }

    /// <summary>The scores of a family share their text: what they come to is told for all of them together.</summary>
    private static PointsInterval OfFamily(ScoreSymbol score, ModelReach reach)
    {
        var all = (score.Family?.Members ?? [score]).Select(reach.Of).ToArray();
        return new PointsInterval(all.Any(r => r.Minimum is null) ? null : all.Min(r => r.Minimum), all.Any(r => r.Maximum is null) ? null : all.Max(r => r.Maximum));
    }

    private sealed record Site(SyntaxNode Node, string Key, int Offset, string Tooltip);
}
