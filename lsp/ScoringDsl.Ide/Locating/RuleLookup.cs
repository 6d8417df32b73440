using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Ide.Locating;

/// <summary>A rule or group with what is around it.</summary>
/// <param name="Score">The score; of a family the first.</param>
/// <param name="Member">The rule or group.</param>
/// <param name="Around">The groups around it, outermost first: the score's own body, and so on.</param>
internal sealed record MemberInScore(ScoreSymbol Score, BoundMember Member, IReadOnlyList<BoundGroup> Around)
{
    /// <summary>How its points fade: as it says, or as the nearest group around it does; null where nothing says so.</summary>
    public BoundDecay? Decay => Member.Decay ?? Around.Reverse().Select(g => g.Decay).FirstOrDefault(d => d is not null);

    /// <summary>What its points count for by the weights of the groups around it.</summary>
    public double Weight => Around.Aggregate(1.0, (weight, group) => weight * (group.Weight is { } millionths ? millionths / 1_000_000.0 : 1));
}

/// <summary>Finds what a rule or group was bound to.</summary>
internal static class RuleLookup
{
    /// <summary>The bound rule or group of a statement, or null.</summary>
    public static MemberInScore? Find(Model model, StatementSyntax syntax, bool withAccounts = true)
    {
        foreach (var score in model.Scores.Concat(withAccounts ? model.Account?.Scores ?? [] : []))
        {
            if (score.Syntax.Span.Start <= syntax.Span.Start && syntax.Span.End <= score.Syntax.Span.End && Find(score, score.Body, [], syntax) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static MemberInScore? Find(ScoreSymbol score, BoundGroup group, IReadOnlyList<BoundGroup> outer, StatementSyntax syntax)
    {
        IReadOnlyList<BoundGroup> around = [.. outer, group];
        foreach (var member in group.Members)
        {
            if (member.Syntax == syntax)
            {
                return new MemberInScore(score, member, around);
            }

            if (member is BoundGroup inner && Find(score, inner, around, syntax) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
