using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Testing;

/// <summary>Finds the scores, labels and flags that a condition names, in the order of the text.</summary>
internal static class NamedResults
{
    public static IReadOnlyList<Symbol> Of(BoundCondition condition)
    {
        var found = new List<Symbol>();
        Collect(condition, found, []);
        return [.. found.Distinct()];
    }

    private static void Collect(BoundExpression expression, List<Symbol> found, HashSet<DefineSymbol> seen)
    {
        switch (expression)
        {
            case BoundLogical c:
                foreach (var operand in c.Operands)
                {
                    Collect(operand, found, seen);
                }

                break;
            case BoundNot c:
                Collect(c.Operand, found, seen);
                break;
            case BoundDefineCondition c when seen.Add(c.Define):
                Collect(c.Define.Value, found, seen);
                break;
            case BoundNumberComparison c:
                Collect(c.Left, found, seen);
                Collect(c.Right, found, seen);
                break;
            case BoundNumberRange c:
                Collect(c.Value, found, seen);
                break;
            case BoundNumberSet c:
                Collect(c.Value, found, seen);
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
            case BoundHighest c:
                found.AddRange(c.Scores);
                break;
            case BoundHighestNameTest c:
                found.AddRange(c.Scores);
                break;
            case BoundHighestNamePresence c:
                found.AddRange(c.Scores);
                break;
            case BoundSum c:
                foreach (var term in c.Terms)
                {
                    Collect(term, found, seen);
                }

                break;
            case BoundProduct c:
                foreach (var factor in c.Factors)
                {
                    Collect(factor, found, seen);
                }

                break;
            case BoundNegation c:
                Collect(c.Operand, found, seen);
                break;
        }
    }
}
