using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// Rules that read what an outcome is made of: a model that is judged by an outcome must not have seen it. Two event phrases count as the
/// same where one event could be of both.
/// </summary>
internal sealed class OutcomeLint(LintContext context)
{
    public void Check()
    {
        foreach (var outcome in context.Part.Flags.OfType<OutcomeSymbol>())
        {
            var read = new Sources();
            read.Add(outcome.Condition);
            foreach (var score in context.Part.Scores)
            {
                foreach (var (member, _, _) in LintContext.Members(score.Body))
                {
                    Check(member, score.Source, outcome, read);
                }
            }
        }
    }

    private void Check(BoundMember member, SourceText source, OutcomeSymbol outcome, Sources read)
    {
        var proof = context.Proofs?.Of(member);
        if (proof is { IsComplete: true, LeaksOutcome: false })
        {
            return;
        }

        var own = new Sources();
        SourceExpressions(member).ForEach(own.Add);
        SourcePhrases(member).ForEach(own.Add);
        var leaked = own.Fields.FirstOrDefault(read.Fields.Contains)?.Name
            ?? own.Phrases.FirstOrDefault(p => read.Phrases.Any(other => CanBeOfBoth(p, other)))?.Event.Name;
        if (leaked is not null)
        {
            if (proof is { IsComplete: false })
            {
                proof.LeaksOutcome = true;
            }

            context.Report(LintContext.At(source, RuleSpans.Condition(member)).OutcomeLeak(leaked, outcome.Name) with
            {
                Related = [new RelatedPlace(outcome.Source, outcome.NameSpan, $"'{outcome.Name}' is here.")],
            });
        }
    }

    private static List<BoundExpression> SourceExpressions(BoundMember member) => member switch
    {
        BoundGroup { When: { } when } => [when],
        BoundConditionRule rule => [rule.Condition, rule.Points],
        BoundEachRule rule => [rule.Points],
        BoundEveryRule rule => [rule.Points],
        BoundMatchRule rule => [.. rule.Arms.SelectMany(a => new BoundExpression?[] { a.Condition, a.Points }).OfType<BoundExpression>()],
        _ => [],
    };

    private static List<BoundEventPhrase> SourcePhrases(BoundMember member) => member switch
    {
        BoundEachRule rule => [rule.Phrase],
        BoundEveryRule rule => [rule.Phrase],
        _ => [],
    };

    private bool CanBeOfBoth(BoundEventPhrase a, BoundEventPhrase b)
    {
        if (a.Event != b.Event || context.Analyzer.FactsOf(a, []) is not { } facts)
        {
            return false;
        }

        foreach (var condition in new[] { b.Subject, b.Where }.OfType<BoundCondition>())
        {
            if (context.Solver.Assume(facts, condition, true) is not { } known)
            {
                return false;
            }

            facts = known;
        }

        return true;
    }

    /// <summary>The data that expressions are made of: defines, bands, stages and segments are followed, scores are not.</summary>
    private sealed class Sources
    {
        private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

        public HashSet<FieldSymbol> Fields { get; } = new(ReferenceEqualityComparer.Instance);

        public List<BoundEventPhrase> Phrases { get; } = [];

        public void Add(BoundEventPhrase phrase)
        {
            Phrases.Add(phrase);
            if (phrase.Where is not null)
            {
                Add(phrase.Where);
            }
        }

        public void Add(BoundExpression expression)
        {
            var open = new Stack<BoundExpression>([expression]);
            while (open.TryPop(out var root))
            {
                foreach (var part in BoundTree.All(root))
                {
                    foreach (var field in BoundTree.Fields(part).Where(f => f.Owner != FieldOwner.Event))
                    {
                        Fields.Add(field);
                    }

                    if (BoundTree.Phrase(part) is { } phrase)
                    {
                        Add(phrase);
                    }

                    foreach (var (symbol, meaning) in Named(part))
                    {
                        if (_seen.Add(symbol))
                        {
                            meaning.ForEach(open.Push);
                        }
                    }
                }
            }
        }

        private static IEnumerable<(Symbol Symbol, List<BoundExpression> Meaning)> Named(BoundExpression part) => part switch
        {
            BoundDefineCondition e => [(e.Define, [e.Define.Value])],
            BoundDefineNumber e => [(e.Define, [e.Define.Value])],
            BoundFlagTest e => [(e.Flag, [e.Flag.Condition])],
            BoundLabelTest { Result: StagesSymbol stages } => [(stages, [.. stages.Conditions])],
            _ => [],
        };
    }
}
