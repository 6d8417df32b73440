using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>The parts of rules and groups that findings are about: seldom is it their whole text.</summary>
internal static class RuleSpans
{
    /// <summary>What decides whether points are given: what stands before the arrow without the label; a group's <c>when</c>.</summary>
    public static TextSpan Condition(BoundMember member) => member.Syntax switch
    {
        GroupSyntax { When: { } when } => when.Span,
        ConditionRuleSyntax rule => rule.Condition.Span,
        EachRuleSyntax rule => BeforeArrow(rule, rule.Label, rule.Points),
        EveryRuleSyntax rule => BeforeArrow(rule, rule.Label, rule.Points),
        _ => Points(member),
    };

    /// <summary>What gives points: an arrow and what follows it; the head of a group or <c>match</c>.</summary>
    public static TextSpan Points(BoundMember member) => member.Syntax switch
    {
        GroupSyntax group => TextSpan.FromBounds(group.Span.Start, group.Title.Span.End),
        ConditionRuleSyntax rule => rule.Points.Span,
        EachRuleSyntax rule => rule.Points.Span,
        EveryRuleSyntax rule => rule.Points.Span,
        MatchRuleSyntax rule => TextSpan.FromBounds(rule.Span.Start, rule.Subject.Span.End),
        var other => other.Span,
    };

    private static TextSpan BeforeArrow(SyntaxNode rule, SyntaxToken? label, PointsSyntax points)
    {
        // After a label comes its colon.
        var first = rule.Children[label is null ? 0 : 2];
        var last = rule.Children[rule.Children.IndexOf(points) - 1];
        return first.Span.Cover(last.Span);
    }
}
