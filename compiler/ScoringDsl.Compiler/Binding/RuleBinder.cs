using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the rules of one score.</summary>
internal sealed class RuleBinder
{
    private readonly BindingContext _context;
    private readonly RuleLabels _labels;
    private readonly Scope _scope;
    private readonly PointsBinder _points;
    private readonly MatchBinder _matches;

    public RuleBinder(BindingContext context, RuleLabels labels, Scope scope)
    {
        _context = context;
        _labels = labels;
        _scope = scope;
        Clauses = new ClauseBinder(context);
        _points = new PointsBinder(context);
        _matches = new MatchBinder(context, _points, Clauses);
    }

    public ClauseBinder Clauses { get; }

    /// <summary>A rule; null where an error leaves nothing to keep.</summary>
    public BoundRule? Bind(RuleSyntax rule) => rule switch
    {
        ConditionRuleSyntax condition => BindCondition(condition),
        EachRuleSyntax each => BindEach(each),
        EveryRuleSyntax every => BindEvery(every),
        MatchRuleSyntax match => _matches.Bind(match, _labels.Take(match.Label, match, match.Subject.Span.End), _scope),
        _ => null,
    };

    private BoundConditionRule BindCondition(ConditionRuleSyntax rule)
    {
        var label = _labels.Take(rule.Label, rule, rule.Points.Span.Start);
        var found = _context.Diagnostics.Count;
        var condition = _context.Conditions.Bind(rule.Condition, _scope);
        var hasErrors = _context.Diagnostics.Items.Skip(found).Any(d => d.Severity == DiagnosticSeverity.Error);
        found = _context.Diagnostics.Count;
        var points = _points.Bind(rule.Points.Value, null, _scope);
        if (hasErrors)
        {
            // What the points see depends on the condition: 'eahc purchased => +0.1 * amount' is one mistake.
            _context.Diagnostics.Truncate(found);
        }

        var clauses = Clauses.Bind(rule.Points.Clauses, ClausesOf.Condition, _scope);
        return new BoundConditionRule(rule, _scope.Source, label, condition, points)
        {
            IsLabelled = rule.Label is not null,
            Decay = clauses.Decay,
            CapUp = clauses.Up,
            CapDown = clauses.Down,
        };
    }

    private BoundEachRule? BindEach(EachRuleSyntax rule)
    {
        var label = _labels.Take(rule.Label, rule, rule.Points.Span.Start);
        var clauses = Clauses.Bind(rule.Points.Clauses, ClausesOf.Each, _scope);
        if (_context.Events.BindPhrase(rule.Event, rule.Clauses, rule, _scope) is not { } phrase)
        {
            return null;
        }

        var distinct = rule.Property is { } part ? _context.Numbers.Aggregates.BindSingle(part, phrase.Event, _scope) : null;
        return new BoundEachRule(rule, _scope.Source, label, phrase, distinct, _points.Bind(rule.Points.Value, phrase.Event, _scope))
        {
            IsLabelled = rule.Label is not null,
            Decay = clauses.Decay,
            CapUp = clauses.Up,
            CapDown = clauses.Down,
            PerPeriodCount = clauses.PerPeriodCount,
            Period = clauses.Period,
        };
    }

    private BoundEveryRule? BindEvery(EveryRuleSyntax rule)
    {
        var label = _labels.Take(rule.Label, rule, rule.Points.Span.Start);
        var duration = _context.Windows.BindDuration(rule.Duration, _scope);
        var since = rule.Clauses.OfType<WindowSyntax>().FirstOrDefault(w => w.Form == WindowForm.Since);
        var others = since is null ? rule.Clauses : rule.Clauses.Remove(since);
        FieldSymbol? field = null;
        var isSinceBroken = since is not null && (field = BindSince(since)) is null;
        var phrase = BindEveryPhrase(rule, others);
        var points = _points.Bind(rule.Points.Value, null, _scope);
        var clauses = Clauses.Bind(rule.Points.Clauses, ClausesOf.Every, _scope);
        if (duration is null || isSinceBroken || phrase is null)
        {
            return null;
        }

        return new BoundEveryRule(rule, _scope.Source, label, duration.Value, phrase, field, points)
        {
            IsLabelled = rule.Label is not null,
            CapUp = clauses.Up,
            CapDown = clauses.Down,
        };
    }

    private BoundEventPhrase? BindEveryPhrase(EveryRuleSyntax rule, ImmutableArray<TailSyntax> clauses)
    {
        if (clauses.OfType<WindowSyntax>().FirstOrDefault() is not { } window)
        {
            return _context.Events.BindPhrase(rule.Event, clauses, rule, _scope);
        }

        _context.Report(_scope.At(window).WindowUnderEvery());
        return null;
    }

    private FieldSymbol? BindSince(WindowSyntax since)
    {
        switch (since.First)
        {
            case PhraseSyntax phrase:
                switch (_context.Phrases.Resolve(phrase, _scope))
                {
                    case PhraseMeaning.Compared { Operand: Operand.Other { Value: { Type: FieldType.Date } field }, Rest: [] }:
                        return field;

                    case PhraseMeaning.Nothing:
                        return null;
                }

                break;

            case MissingExpressionSyntax:
                return null;
        }

        _context.Report(_scope.At(since.First).SinceNeedsDateField(_scope.TextOf(since.First)));
        return null;
    }
}
