using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Actions;

/// <summary>Gives the selected condition, number or duration a name.</summary>
internal static class ExtractDefine
{
    private enum ValueKind
    {
        Condition,
        Number,
        Duration,
    }

    /// <summary>The action where a whole condition, number or duration of a lead's rules is selected.</summary>
    public static IEnumerable<CodeAction> Find(ActionPlace place)
    {
        if (place.Selection.Length == 0
            || place.Statement is not { } statement
            || !IsAboutLeads(statement)
            || Selected(place) is not var (node, span, kind)
            || !CanMove(place, node, span)
            || !place.MayReword(span))
        {
            yield break;
        }

        var what = kind switch { ValueKind.Condition => "condition", ValueKind.Number => "number", _ => "duration" };
        yield return new CodeAction($"Give this {what} a name with 'define'", CodeActionKind.Extract, () =>
        {
            var name = place.FreeName($"new_{what}");
            var inner = node is ParenthesizedSyntax parenthesized && span == node.Span ? parenthesized.Inner.Span : span;
            var define = $"define {name} = {Formatter.GetText(node, inner)}";
            return FormattedEdits.Of(place.Tree, [NewStatement.Insert<DefineDeclarationSyntax>(place.Tree, define, statement), new TextEdit(span, name)], name);
        });
    }

    /// <summary>Defines are about leads.</summary>
    private static bool IsAboutLeads(StatementSyntax statement) => statement is DefineDeclarationSyntax or ScoreDeclarationSyntax { Account: null }
        or StagesDeclarationSyntax { Account: null } or BandsDeclarationSyntax { Account: null } or ResultDeclarationSyntax { Account: null };

    /// <summary>The expression that is selected, or a run of parts of a chain of <c>and</c> or <c>or</c>.</summary>
    private static (SyntaxNode Node, TextSpan Span, ValueKind Kind)? Selected(ActionPlace place)
    {
        var nodes = place.Nodes;
        for (var i = 1; i < nodes.Count; i++)
        {
            if (nodes[i] is LogicalSyntax chain && Run(chain, place.Selection) && IsCondition(nodes, i))
            {
                return (chain, place.Selection, ValueKind.Condition);
            }

            if (nodes[i] is ExpressionSyntax expression && expression.Span == place.Selection && KindOf(nodes, i) is { } kind)
            {
                return (expression, expression is SignedSyntax signed ? signed.Operand.Span : expression.Span, kind);
            }
        }

        return null;
    }

    /// <summary>Whether a selection takes in two or more whole parts of a chain, and not all of them.</summary>
    private static bool Run(LogicalSyntax chain, TextSpan selection)
    {
        var inside = chain.Operands.Where(o => o.Span.Start >= selection.Start && o.Span.End <= selection.End).ToArray();
        return inside.Length > 1
            && inside.Length < chain.Operands.Length
            && inside[0].Span.Start == selection.Start
            && inside[^1].Span.End == selection.End
            && chain.Operators.DistinctBy(o => o.Text).Count() == 1;
    }

    private static ValueKind? KindOf(IReadOnlyList<SyntaxNode> nodes, int index)
    {
        var parent = nodes[index - 1];
        switch (nodes[index])
        {
            // Points keep their sign.
            case LiteralSyntax or ArithmeticSyntax { Operands: [SignedSyntax, ..] } when parent is PointsSyntax:
                return null;

            case DurationSyntax when parent is WindowSyntax { Form: not WindowForm.BetweenAgo } or DecayClauseSyntax:
                return ValueKind.Duration;

            case LiteralSyntax { Token.Kind: TokenKind.Number or TokenKind.Percent } or SignedSyntax { Operand: LiteralSyntax }
                when parent is PointsSyntax or CompareTailSyntax or ArithmeticSyntax or CapClauseSyntax or GroupSyntax or BandSyntax:
            case ArithmeticSyntax when parent is PointsSyntax or CompareTailSyntax or TailedSyntax or ArithmeticSyntax:
            case AggregateSyntax { Function: not (AggregateFunction.HighestOf or AggregateFunction.NameOfHighest) } when parent is TailedSyntax or CompareTailSyntax or ArithmeticSyntax:
                return ValueKind.Number;

            case LogicalSyntax or NotSyntax or TailedSyntax or ParenthesizedSyntax or PhraseSyntax when IsCondition(nodes, index):
                return ValueKind.Condition;

            default:
                return null;
        }
    }

    /// <summary>Whether a node stands where conditions do. A define's whole value has its name already.</summary>
    private static bool IsCondition(IReadOnlyList<SyntaxNode> nodes, int index) => nodes[index - 1] switch
    {
        ConditionRuleSyntax or StageSyntax or ResultDeclarationSyntax or WhereSyntax or LogicalSyntax or NotSyntax => true,
        GroupSyntax group => nodes[index] == group.When,
        ParenthesizedSyntax => index > 1 && IsCondition(nodes, index - 1),
        _ => false,
    };

    /// <summary>Whether the words mean the same outside: a define sees no properties of an event and no variable of a family.</summary>
    private static bool CanMove(ActionPlace place, SyntaxNode node, TextSpan span)
    {
        var tokens = TokenFinder.TokensOf(node).Where(t => t.Span.Start >= span.Start && t.Span.End <= span.End).ToArray();
        var isFamily = place.Statement is ScoreDeclarationSyntax { FamilyVariable: not null };
        return tokens is not [{ Kind: TokenKind.Word or TokenKind.QuotedName or TokenKind.Keyword }]
            && !tokens.Any(t => t.Text is "lead" || (isFamily && t.Kind == TokenKind.String && t.Text.Contains('{', StringComparison.Ordinal)))
            && !tokens.Skip(1).Any(t => t.Leading.Any(l => l.Kind is TriviaKind.LineComment or TriviaKind.BlockComment or TriviaKind.Documentation))
            && !place.SymbolsIn(span).Any(s => s is FieldSymbol { Owner: FieldOwner.Event } && !IsAggregated(place, node, span));
    }

    /// <summary>Properties may move where the event goes with them: <c>sum of amount of purchased</c>, <c>visited where (…)</c>.</summary>
    private static bool IsAggregated(ActionPlace place, SyntaxNode node, TextSpan span) =>
        place.Nodes.TakeWhile(n => n != node).All(n => n is not (WhereSyntax or EachRuleSyntax)) && place.SymbolsIn(span).Any(s => s is EventSymbol);
}
