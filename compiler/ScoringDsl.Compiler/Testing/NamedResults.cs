using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Testing;

/// <summary>Finds the scores, labels and flags that a condition names, in the order of the text.</summary>
internal static class NamedResults
{
    public static IReadOnlyList<Symbol> Of(BoundCondition condition)
    {
        var found = new List<Symbol>();
        Collect(condition, found);
        return [.. found.Distinct()];
    }

    private static void Collect(BoundExpression expression, List<Symbol> found)
    {
        switch (expression)
        {
            case BoundLogical c:
                foreach (var operand in c.Operands)
                {
                    Collect(operand, found);
                }

                break;
            case BoundNot c:
                Collect(c.Operand, found);
                break;
            case BoundDefineCondition c:
                Collect(c.Define.Value, found);
                break;
            case BoundNumberComparison c:
                Collect(c.Left, found);
                Collect(c.Right, found);
                break;
            case BoundNumberRange c:
                Collect(c.Value, found);
                break;
            case BoundNumberSet c:
                Collect(c.Value, found);
                break;
            case BoundLabelTest c:
                found.Add(c.Result);
                break;
            case BoundFlagTest c:
                found.Add(c.Flag);
                break;
            case BoundRaised c:
                found.Add(c.Score);
                break;
            case BoundScoreValue c:
                found.Add(c.Score);
                break;
            case BoundSum c:
                foreach (var term in c.Terms)
                {
                    Collect(term, found);
                }

                break;
            case BoundProduct c:
                foreach (var factor in c.Factors)
                {
                    Collect(factor, found);
                }

                break;
            case BoundNegation c:
                Collect(c.Operand, found);
                break;
        }
    }
}
