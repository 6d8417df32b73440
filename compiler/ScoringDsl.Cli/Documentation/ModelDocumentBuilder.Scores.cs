using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Cli.Documentation;

/// <content>Scores with their rules.</content>
internal sealed partial class ModelDocumentBuilder
{
    private void AddScores()
    {
        AddScores("Scores", _model.Scores);
        AddScores("Account scores", _model.Account?.Scores ?? []);
    }

    private void AddScores(string title, ImmutableArray<ScoreSymbol> scores)
    {
        if (scores.IsEmpty)
        {
            return;
        }

        Add(1, title, null, []);
        foreach (var score in scores)
        {
            // The scores of a family are told once.
            if (score.Family is null || score.Family.Members[0] == score)
            {
                AddScore(score);
            }
        }
    }

    private void AddScore(ScoreSymbol score)
    {
        var blocks = Documentation(score.Documentation).ToList();
        if (score.Family is { } family)
        {
            blocks.Add(new DocumentBlock.Paragraph(
                "One score for each " + RichText.Code(family.Variable) + " out of " + RichText.Join(", ", family.Values.Select(RichText.Code)) + "."));
        }

        blocks.Add(new DocumentBlock.Paragraph($"Range: {RangeOf(score)}. Can reach: {ReachOf(score)}."));
        if (score.Syntax.Formula is { } formula)
        {
            blocks.Add(new DocumentBlock.Paragraph(
                RichText.Strong("Formula") + ": " + RichText.Code(TextOf(formula)) + (score.Body.Members.IsEmpty ? "." : ". The rules below are added to it.")));
        }

        AddFading(score.Body, blocks);
        Add(2, TitleOf(score), score.Family?.Name ?? score.Name, [.. blocks, .. Rules(score.Body)]);
        AddGroups(score.Body, 3);
    }

    /// <summary>The rules of a group that stand in it itself; groups in it follow as sections of their own.</summary>
    private IEnumerable<DocumentBlock> Rules(BoundGroup group)
    {
        var rows = group.Members.OfType<BoundRule>().SelectMany(Rows).ToList();
        return rows.Count == 0 ? [] : [Table(["Rule", "Points", "Limits", "Can give", "Notes"], rows)];
    }

    private void AddGroups(BoundGroup group, int level)
    {
        foreach (var inner in group.Members.OfType<BoundGroup>())
        {
            var blocks = Documentation(inner.Syntax.Documentation).ToList();
            var syntax = inner.Syntax as GroupSyntax;
            var facts = new List<RichText> { $"A group that can give {Words.Reach(_reach.Of(inner))}" };
            if (syntax?.When is { } when)
            {
                facts.Add("counts only when " + RichText.Code(TextOf(when)));
            }

            if (syntax?.Weight is { } weight)
            {
                facts.Add("counts with the weight " + RichText.Code(TextOf(weight)));
            }

            facts.AddRange(Caps(inner).Select(cap => (RichText)$"{cap} together"));
            blocks.Add(new DocumentBlock.Paragraph(RichText.Join("; ", facts) + "."));
            AddFading(inner, blocks);
            Add(level, inner.Title, null, [.. blocks, .. Rules(inner)]);
            AddGroups(inner, Math.Min(level + 1, 5));
        }
    }

    private static void AddFading(BoundGroup group, List<DocumentBlock> blocks)
    {
        if (group.Decay is { } decay)
        {
            blocks.Add(new DocumentBlock.Paragraph($"What a rule gives {Words.Decay(decay)}, where the rule says nothing else."));
        }

        var curves = group.Members.OfType<BoundRule>().Select(r => r.Decay).Prepend(group.Decay).OfType<BoundDecay>().Where(d => d is not BoundDecay.None).Distinct();
        blocks.AddRange(curves.Select(d => new DocumentBlock.Fading(d)));
    }

    private IEnumerable<TableRow> Rows(BoundRule rule)
    {
        var syntax = (RuleSyntax)rule.Syntax;
        var (label, body, points) = Parts(syntax);
        var text = RichText.Join("\n", [label is null ? RichText.Empty : RichText.Strong(label.Value), RichText.Code(body)]);
        yield return new TableRow([text, points is null ? "" : RichText.Code(points), Limits(rule), Words.Reach(_reach.Of(rule)), Note(syntax.Documentation)]);
        if (rule is BoundMatchRule && syntax is MatchRuleSyntax match)
        {
            foreach (var arm in match.Arms)
            {
                yield return new TableRow([RichText.Code(TextOf(arm.Pattern)), RichText.Code(TextOf(arm.Points.Value)), "", "", Note(arm.Documentation)], IsPart: true);
            }
        }
    }

    /// <summary>The label, the text between it and the arrow, and the points.</summary>
    private static (SyntaxToken? Label, string Body, string? Points) Parts(RuleSyntax rule)
    {
        var (label, end, points) = rule switch
        {
            ConditionRuleSyntax r => (r.Label, r.Points.Span.Start, r.Points),
            EachRuleSyntax r => (r.Label, r.Points.Span.Start, r.Points),
            EveryRuleSyntax r => (r.Label, r.Points.Span.Start, r.Points),
            MatchRuleSyntax r => (r.Label, r.Subject.Span.End, (PointsSyntax?)null),
            _ => throw new InvalidOperationException($"A rule of another kind: {rule.GetType().Name}."),
        };

        // After the label stands a colon.
        var start = label is null ? rule.Span.Start : label.Span.End;
        var body = Formatter.GetText(rule, TextSpan.FromBounds(start, end));
        return (label, label is null ? body : body[1..].TrimStart(), points is null ? null : TextOf(points.Value));
    }

    private static RichText Limits(BoundRule rule)
    {
        var limits = new List<string>();
        if (rule is BoundEachRule { PerPeriodCount: { } count, Period: var period })
        {
            limits.Add($"at most {count} per {period switch { Period.Hour => "hour", Period.Day => "day", _ => "week" }}");
        }

        limits.AddRange(Caps(rule));
        if (rule.Decay is { } decay)
        {
            limits.Add(Words.Decay(decay));
        }

        return string.Join("; ", limits);
    }

    private static IEnumerable<string> Caps(BoundMember member)
    {
        if (member.CapUp is { } up)
        {
            yield return $"at most {Words.Points(up)} points";
        }

        if (member.CapDown is { } down)
        {
            yield return $"no less than {Words.Points(down)} points";
        }
    }

    private static string TitleOf(ScoreSymbol score) => score.Family is null ? score.Title : score.Syntax.Title?.Value ?? score.Family.Name;

    private static string RangeOf(ScoreSymbol score)
    {
        var range = (score.Minimum, score.Maximum) switch
        {
            ({ } low, { } high) => $"{Words.Points(low)} to {Words.Points(high)}",
            ({ } low, null) => $"{Words.Points(low)} and more",
            (null, { } high) => $"up to {Words.Points(high)}",
            _ => "none",
        };
        return score.IsRounded ? range + ", whole points" : range;
    }

    private string ReachOf(ScoreSymbol score)
    {
        var reaches = (score.Family?.Members ?? [score]).Select(s => Words.Reach(_reach.Of(s))).Distinct().ToList();
        return string.Join(" or ", reaches);
    }
}
