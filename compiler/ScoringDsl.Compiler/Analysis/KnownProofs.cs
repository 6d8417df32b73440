using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>
/// What was worked out about single rules, kept for the next text: a rule in the same words, among the same declarations, in the same
/// score and with the same decay is not looked at again. Rules that read scores or results are: these change with every other rule.
/// </summary>
internal sealed class KnownProofs
{
    private readonly byte[] _surroundings;
    private readonly Dictionary<(object Rule, string Score, BoundDecay? Decay), RuleProof> _kept = [];
    private readonly Dictionary<BoundRule, RuleProof> _byRule = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<DefineSymbol> _readingDefines = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<DefineSymbol> _otherDefines = new(ReferenceEqualityComparer.Instance);
    private KnownProofs? _before;

    /// <param name="before">What was worked out for the text before, or null.</param>
    /// <param name="surroundings">A hash of all that rules may depend on besides themselves.</param>
    public KnownProofs(KnownProofs? before, byte[] surroundings)
    {
        _surroundings = surroundings;
        _before = before is not null && before._surroundings.AsSpan().SequenceEqual(surroundings) ? before : null;
    }

    /// <summary>What is known of a rule, or an empty sheet to write it on.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="score">Its score.</param>
    /// <param name="decay">How its points fade, inherited or its own.</param>
    public RuleProof Begin(BoundRule rule, ScoreSymbol score, BoundDecay? decay)
    {
        RuleProof? proof = null;
        if (rule.Syntax is StatementSyntax syntax)
        {
            var key = (syntax.Identity, score.Name, decay);
            if (_before?._kept.TryGetValue(key, out proof) == true)
            {
                _kept[key] = proof;
            }
            else if (!ReadsResults(rule))
            {
                _kept[key] = proof = new RuleProof();
            }
        }

        return _byRule[rule] = proof ?? new RuleProof();
    }

    /// <summary>What is known of a rule that was begun, or null.</summary>
    public RuleProof? Of(BoundMember member) => member is BoundRule rule ? _byRule.GetValueOrDefault(rule) : null;

    /// <summary>Everything is proved: what was written may be read for the next text, and what came before is let go.</summary>
    public void Finish()
    {
        foreach (var proof in _kept.Values)
        {
            proof.IsComplete = true;
        }

        _before = null;
        _byRule.Clear();
        _readingDefines.Clear();
        _otherDefines.Clear();
    }

    private bool ReadsResults(BoundRule rule) => rule switch
    {
        BoundConditionRule r => ReadsResults(r.Condition) || ReadsResults(r.Points),
        BoundEachRule r => ReadsResults(r.Phrase) || ReadsResults(r.Points),
        BoundEveryRule r => ReadsResults(r.Phrase) || ReadsResults(r.Points),
        BoundMatchRule r => r.Phrases.Any(ReadsResults) || r.Arms.Any(a => (a.Condition is { } condition && ReadsResults(condition)) || ReadsResults(a.Points)),
        _ => true,
    };

    private bool ReadsResults(BoundEventPhrase phrase) =>
        (phrase.Subject is { } subject && ReadsResults(subject)) || (phrase.Where is { } where && ReadsResults(where));

    private bool ReadsResults(BoundExpression expression)
    {
        foreach (var part in BoundTree.All(expression))
        {
            var reads = part switch
            {
                BoundDefineCondition e => ReadsResults(e.Define),
                BoundDefineNumber e => ReadsResults(e.Define),
                _ when BoundTree.Phrase(part) is { } phrase => ReadsResults(phrase),
                BoundConstantCondition or BoundLogical or BoundNot or BoundNumberComparison or BoundNumberRange or BoundNumberSet or BoundNumberPresence
                    or BoundTextTest or BoundTextComparison or BoundPresence or BoundEmailValidity or BoundGibberish or BoundBoolTest or BoundDateWindow
                    or BoundDateComparison or BoundDateFieldComparison or BoundNumberLiteral or BoundNumberField or BoundSum or BoundProduct
                    or BoundNegation or BoundDaysSince or BoundTextLength or BoundListSize => false,
                _ => true,
            };
            if (reads)
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadsResults(DefineSymbol define)
    {
        if (_otherDefines.Contains(define) || _readingDefines.Contains(define))
        {
            return _readingDefines.Contains(define);
        }

        var reads = ReadsResults(define.Value);
        (reads ? _readingDefines : _otherDefines).Add(define);
        return reads;
    }
}

/// <summary>What was worked out about one rule. Written while the rule is first looked at; read only once it is complete.</summary>
internal sealed class RuleProof
{
    /// <summary>Whether everything below is there.</summary>
    public bool IsComplete { get; set; }

    /// <summary>What it gives before its cap.</summary>
    public PointsInterval BeforeCap { get; set; }

    /// <summary>What it gives.</summary>
    public PointsInterval Reach { get; set; }

    /// <summary>The arms that are never the first to fit.</summary>
    public ImmutableArray<int> NeverArms { get; set; } = [];

    /// <summary>Whether <see cref="Values"/> was worked out; it is only where few values are possible for all the rules before.</summary>
    public bool HasValues { get; set; }

    /// <summary>The single values that it can give, or null where they are many.</summary>
    public PointsValues? Values { get; set; }

    /// <summary>Whether there was nothing to say about its conditions, points and caps.</summary>
    public bool IsClean { get; set; }

    /// <summary>The key that rules with the same condition share, or null.</summary>
    public string? ConditionKey { get; set; }

    /// <summary>The key that tiers of one subject share, and the tier's bound; null where it is no tier.</summary>
    public (string Key, double Bound)? Tier { get; set; }

    /// <summary>Whether it reads what some outcome is made of.</summary>
    public bool LeaksOutcome { get; set; }
}
