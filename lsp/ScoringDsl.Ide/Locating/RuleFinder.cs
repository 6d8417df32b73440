using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Ide.Locating;

/// <summary>A rule and the score that it stands in.</summary>
internal readonly record struct RuleInScore(ScoreDeclarationSyntax Score, RuleSyntax Rule);

/// <summary>Finds the rules of a file.</summary>
internal static class RuleFinder
{
    /// <summary>The rules of all scores of a file, those in groups too, in the order of the text.</summary>
    public static IEnumerable<RuleInScore> RulesOf(SyntaxTree tree) =>
        tree.Root.Statements.OfType<ScoreDeclarationSyntax>().SelectMany(s => RulesOf(s.Body).Select(r => new RuleInScore(s, r)));

    /// <summary>The rules of a block, those in groups too. Groups nest at most as deep as the parser allows.</summary>
    public static IEnumerable<RuleSyntax> RulesOf(BlockSyntax? block) =>
        (block?.Members ?? []).SelectMany(m => m switch
        {
            RuleSyntax rule => [rule],
            GroupSyntax group => RulesOf(group.Body),
            _ => Enumerable.Empty<RuleSyntax>(),
        });
}
