using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>A few words that an editor shows in the text without their being part of it.</summary>
/// <param name="Offset">Where they stand.</param>
/// <param name="Text">The words.</param>
/// <param name="Tooltip">A sentence more, or null.</param>
public sealed record InlayHint(int Offset, string Text, string? Tooltip);

/// <summary>Which hints are wanted.</summary>
/// <param name="Reach">What scores, groups and bands can come to.</param>
/// <param name="Points">What points count for in the end.</param>
public sealed record InlayHintOptions(bool Reach, bool Points);

/// <summary>Says beside scores and bands what they can come to, and beside points what they count for after weights and in formulas.</summary>
public static class InlayHints
{
    /// <summary>The hints in a stretch of a file, in the order of the text.</summary>
    /// <param name="snapshot">The workspace.</param>
    /// <param name="path">The file.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="options">Which hints are wanted.</param>
    /// <param name="reach">Makes the hints of reach, and knows what it made earlier.</param>
    public static IReadOnlyList<InlayHint> Find(IdeSnapshot snapshot, string path, TextSpan span, InlayHintOptions options, ReachHints reach)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(reach);
        var analysis = snapshot.AnalysisOf(path);
        if (snapshot.TreeOf(path) is not { } tree || analysis.Model is not { } model)
        {
            return [];
        }

        var hints = new List<InlayHint>();
        if (options.Reach)
        {
            hints.AddRange(reach.Find(tree, model, analysis.HasErrors));
        }

        if (options.Points)
        {
            AddPoints(tree, model, hints);
        }

        return [.. hints.Where(h => span.Touches(h.Offset)).OrderBy(h => h.Offset)];
    }

    private static void AddPoints(SyntaxTree tree, Model model, List<InlayHint> hints)
    {
        var shares = new ScoreShares(model);
        foreach (var score in ScoresOf(tree, model))
        {
            AddPoints(score.Body, 1, shares.Of(score), hints);
        }
    }

    private static void AddPoints(BoundGroup group, double weight, IReadOnlyList<ScoreShare> shares, List<InlayHint> hints)
    {
        foreach (var member in group.Members)
        {
            switch (member)
            {
                case BoundGroup inner:
                    AddPoints(inner, weight * (inner.Weight is { } millionths ? millionths / 1_000_000.0 : 1), shares, hints);
                    break;
                case BoundMatchRule { Syntax: MatchRuleSyntax syntax } match:
                    foreach (var (arm, bound) in syntax.Arms.Zip(match.Arms))
                    {
                        Add(arm.Points, bound.Points);
                    }

                    break;
                case BoundConditionRule { Syntax: ConditionRuleSyntax syntax } rule:
                    Add(syntax.Points, rule.Points);
                    break;
                case BoundEachRule { Syntax: EachRuleSyntax syntax } rule:
                    Add(syntax.Points, rule.Points);
                    break;
                case BoundEveryRule { Syntax: EveryRuleSyntax syntax } rule:
                    Add(syntax.Points, rule.Points);
                    break;
            }
        }

        void Add(PointsSyntax syntax, BoundNumber points)
        {
            if (ScoreShares.Constant(points) is { } value and not 0 && Describe(value, IsWritten(syntax.Value), weight, shares) is { Length: > 0 } text)
            {
                hints.Add(new InlayHint(syntax.Value.Span.End, text, "What these points count for after the weights of groups and in formulas, before decay and caps."));
            }
        }
    }

    /// <summary>Whether points stand there as a number, so that nobody has to be told what they are.</summary>
    private static bool IsWritten(ExpressionSyntax points) => points is SignedSyntax { Operand: LiteralSyntax } or LiteralSyntax;

    private static string Describe(double points, bool isWritten, double weight, IReadOnlyList<ScoreShare> shares)
    {
        var counted = points * weight;
        IEnumerable<string> own = isWritten && weight == 1 ? [] : [weight == 1 ? $"= {ReachText.Signed(points)}" : $"counts {ReachText.Signed(counted)}"];
        var inFormulas = shares
            .Where(s => s.Factor != 1 || s.IsAtMost)
            .Select(s => $"{s.Score.Name} {(s.IsAtMost ? "up to " : "")}{ReachText.Signed(counted * s.Factor)}");
        return string.Join(", ", own.Concat(inFormulas));
    }

    /// <summary>The scores that a file declares, of each family one.</summary>
    private static IEnumerable<ScoreSymbol> ScoresOf(SyntaxTree tree, Model model) =>
        model.Scores.Concat(model.Account?.Scores ?? []).Where(s => s.Source == tree.Source).DistinctBy(s => s.Syntax);
}
