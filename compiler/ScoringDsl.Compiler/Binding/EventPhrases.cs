using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Finds the event phrases that a number is computed over.</summary>
internal static class EventPhrases
{
    /// <summary>The phrases in the order of the text; those of <c>days since</c> do not count. Defines are looked through.</summary>
    public static ImmutableArray<BoundEventPhrase> Of(BoundNumber number)
    {
        var phrases = ImmutableArray.CreateBuilder<BoundEventPhrase>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<BoundNumber>([number]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case BoundCount count:
                    phrases.Add(count.Phrase);
                    break;

                case BoundDistinctCount distinct:
                    phrases.Add(distinct.Phrase);
                    break;

                case BoundMostPer most:
                    phrases.Add(most.Phrase);
                    break;

                case BoundPropertyAggregate aggregate:
                    phrases.Add(aggregate.Phrase);
                    break;

                case BoundNegation negation:
                    open.Push(negation.Operand);
                    break;

                case BoundDefineNumber { Define: { Value: BoundNumber value } define } when seen.Add(define):
                    open.Push(value);
                    break;

                case BoundSum sum:
                    PushAll(sum.Terms, open);
                    break;

                case BoundProduct product:
                    PushAll(product.Factors, open);
                    break;
            }
        }

        return phrases.DrainToImmutable();
    }

    /// <summary>Last one first, so that the first is looked at next.</summary>
    private static void PushAll(ImmutableArray<BoundNumber> numbers, Stack<BoundNumber> open)
    {
        for (var i = numbers.Length - 1; i >= 0; i--)
        {
            open.Push(numbers[i]);
        }
    }
}
