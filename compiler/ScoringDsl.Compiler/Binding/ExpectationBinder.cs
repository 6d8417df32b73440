using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds what tests expect.</summary>
internal sealed class ExpectationBinder
{
    private readonly BindingContext _context;
    private readonly Dictionary<string, List<(ScoreSymbol Score, BoundRule Rule)>> _leadRules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ScoreSymbol Score, BoundRule Rule)>> _accountRules = new(StringComparer.Ordinal);

    public ExpectationBinder(BindingContext context, ResultDeclarer results)
    {
        _context = context;
        foreach (var score in results.OfLeads.Scores)
        {
            AddRules(_leadRules, score, score.Body);
        }

        foreach (var score in results.OfAccounts.Scores)
        {
            AddRules(_accountRules, score, score.Body);
        }
    }

    /// <summary>An expectation; null where an error was reported.</summary>
    public BoundExpectation? Bind(ExpectSyntax expect, Scope scope)
    {
        var isNegated = expect.Not is not null;
        switch (expect.Expectation)
        {
            case ConditionExpectationSyntax condition:
                var bound = _context.Conditions.Bind(condition.Condition, scope);
                return new BoundExpectation.Holds(expect, isNegated ? new BoundNot(condition, bound) : bound);

            case HandoffExpectationSyntax handoff:
                return BindFlag(expect, handoff.Name, DeclarationKind.Handoff, scope);

            case ExcludedExpectationSyntax excluded:
                return BindFlag(expect, excluded.Name, DeclarationKind.Exclusion, scope);

            case ReasonExpectationSyntax reason:
                return FindRules(reason.Label, scope) is [var found, ..] ? new BoundExpectation.Reason(expect, found.Rule.Label, isNegated) : null;

            case GivesExpectationSyntax gives:
                return BindGives(expect, gives, scope);

            default:
                return null;
        }
    }

    private BoundExpectation.Flag? BindFlag(ExpectSyntax expect, SyntaxToken name, DeclarationKind kind, Scope scope) =>
        name.Text.Length > 0 && _context.Phrases.BindFlag(name, kind, name, scope) is { } flag ? new BoundExpectation.Flag(expect, flag, expect.Not is not null) : null;

    private BoundExpectation.Gives? BindGives(ExpectSyntax expect, GivesExpectationSyntax gives, Scope scope)
    {
        var rules = FindRules(gives.Label, scope);
        if (rules is { Count: > 1 } && rules[0].Score != rules[^1].Score)
        {
            var (first, second) = (rules[0].Score, rules[1].Score);
            var variable = first.Family == second.Family ? first.Family?.Variable : null;
            _context.Report(scope.At(gives.Label).LabelInSeveralScores(gives.Label.Value, first.Name, second.Name, variable));
            return null;
        }

        if (_context.Constants.Bind(gives.Points, scope) is not { } points || rules is null)
        {
            return null;
        }

        if (decimal.Abs(points) > ConstantBinder.LargestPoints)
        {
            _context.Report(scope.At(gives.Points).NumberTooLarge());
            return null;
        }

        if (decimal.Truncate(points * 1000) != points * 1000)
        {
            _context.Report(scope.At(gives.Points).BoundTooFine(NumberText.Write(ConstantBinder.ToThousandths(points) / 1000m)));
        }

        return new BoundExpectation.Gives(expect, rules[0].Rule, ConstantBinder.ToThousandths(points), expect.Not is not null);
    }

    private List<(ScoreSymbol Score, BoundRule Rule)>? FindRules(SyntaxToken label, Scope scope)
    {
        if (label.Text.Length == 0)
        {
            return null;
        }

        var all = scope.IsAccount ? _accountRules : _leadRules;
        var key = NameFold.Key(label.Value);
        if (all.TryGetValue(key, out var rules))
        {
            return rules;
        }

        if (_context.HasBrokenRules)
        {
            return null;
        }

        var suggestion = DidYouMean.Find(key, all.Keys);
        _context.Report(scope.At(label).UnknownRuleLabel(label.Value, suggestion is null ? null : all[suggestion][0].Rule.Label));
        return null;
    }

    private static void AddRules(Dictionary<string, List<(ScoreSymbol Score, BoundRule Rule)>> all, ScoreSymbol score, BoundGroup group)
    {
        foreach (var member in group.Members)
        {
            if (member is BoundGroup inner)
            {
                AddRules(all, score, inner);
            }
            else if (member is BoundRule rule)
            {
                var key = NameFold.Key(rule.Label);
                if (!all.TryGetValue(key, out var rules))
                {
                    all.Add(key, rules = []);
                }

                rules.Add((score, rule));
            }
        }
    }
}
