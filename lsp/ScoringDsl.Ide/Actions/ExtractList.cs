using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Actions;

/// <summary>Turns the values after <c>in</c>, <c>any of</c> and in arms of <c>match</c> into a list with a name.</summary>
internal static class ExtractList
{
    /// <summary>The action where two or more texts stand at the place.</summary>
    public static IEnumerable<CodeAction> Find(ActionPlace place)
    {
        if (ValuesAt(place) is not var (values, span, isPattern)
            || values.Length < 2
            || !values.All(v => v is LiteralSyntax { Token.Kind: TokenKind.String } or PhraseSyntax { Parts: [{ Member: null, Index: null }] })
            || place.Statement is not { } statement
            || statement is TestDeclarationSyntax
            || TestedField(place) is not { } field
            || !place.MayReword(span)
            || TokenFinder.TokensOf(place.Tree.Root).Any(t => t.Span.Start > span.Start && t.Span.End <= span.End && t.Leading.Any(l => l.Kind is TriviaKind.LineComment or TriviaKind.BlockComment)))
        {
            yield break;
        }

        yield return new CodeAction("Turn these values into a list with a name", CodeActionKind.Extract, () =>
        {
            var name = place.FreeName($"{field.Name}_list");
            var list = $"list {name} = {string.Join(", ", values.Select(v => place.Tree.Source.ToString(v.Span)))}";
            return FormattedEdits.Of(
                place.Tree, [NewStatement.Insert<ListDeclarationSyntax>(place.Tree, list, statement), new TextEdit(span, isPattern ? $"in {name}" : name)], name);
        });
    }

    /// <summary>The values around the place, what is replaced, and whether they are the pattern of an arm, before which no 'in' stands.</summary>
    private static (ExpressionSyntax[] Values, TextSpan Span, bool IsPattern)? ValuesAt(ActionPlace place)
    {
        var isFamily = place.Statement is ScoreDeclarationSyntax { FamilyVariable: not null };
        foreach (var node in place.Nodes.Reverse())
        {
            if (isFamily && place.Tree.Source.ToString(node.Span).Contains('{', StringComparison.Ordinal))
            {
                return null;
            }

            switch (node)
            {
                case ValueListSyntax list:
                    return ([.. list.Values], list.Span, false);
                case ValuesPatternSyntax pattern:
                    return ([.. pattern.Values], pattern.Span, true);
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The text field or property whose values they are; null where they are labels, numbers or something else.</summary>
    private static FieldSymbol? TestedField(ActionPlace place)
    {
        var test = place.Nodes.LastOrDefault(n => n is TailedSyntax or MatchRuleSyntax);
        var left = test switch { TailedSyntax tailed => tailed.Left, MatchRuleSyntax match => match.Subject, _ => null };
        return left is null ? null : place.SymbolsIn(left.Span).FirstOrDefault() switch
        {
            FieldSymbol field when field.IsTextual || field.Type == FieldType.TextList => field,
            EventSymbol { Subject: { } subject } when subject.IsTextual => subject,
            _ => null,
        };
    }
}
