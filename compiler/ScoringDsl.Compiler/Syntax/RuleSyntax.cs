using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>A rule: points under a condition.</summary>
public abstract class RuleSyntax(ImmutableArray<SyntaxElement> children) : StatementSyntax(children);

/// <summary>What may follow points.</summary>
public abstract class RuleClauseSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children);

/// <summary>The left side of a <c>match</c> arm.</summary>
public abstract class ArmPatternSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children);

/// <summary>How a decay is written.</summary>
public enum DecayForm
{
    /// <summary><c>decay none</c></summary>
    None,

    /// <summary><c>decay half-life D</c></summary>
    HalfLife,

    /// <summary><c>decay linear over D</c></summary>
    Linear,

    /// <summary><c>decay P% every D</c></summary>
    PercentEvery,
}

/// <summary>The rules of a score or group, in braces.</summary>
public sealed class BlockSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<StatementSyntax> members) : SyntaxNode(children)
{
    /// <summary>Rules, groups, <c>decay</c> statements and skipped statements, in order.</summary>
    public ImmutableArray<StatementSyntax> Members { get; } = members;

    private protected override SyntaxNode Copied(NodeCopy copy) => new BlockSyntax(copy.Children, copy.Of(Members));
}

/// <summary><c>decay half-life 30 days</c> at the head of a score or group.</summary>
public sealed class DecayStatementSyntax(ImmutableArray<SyntaxElement> children, DecayClauseSyntax decay) : StatementSyntax(children)
{
    /// <summary>The clause.</summary>
    public DecayClauseSyntax Decay { get; } = decay;

    private protected override SyntaxNode Copied(NodeCopy copy) => new DecayStatementSyntax(copy.Children, copy.Of(Decay));
}

/// <summary><c>group "Events" weight 50% when opted_in up to 15 { … }</c></summary>
public sealed class GroupSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken title,
    ExpressionSyntax? weight,
    ExpressionSyntax? when,
    ImmutableArray<CapClauseSyntax> caps,
    BlockSyntax body) : StatementSyntax(children)
{
    /// <summary>The title, a string.</summary>
    public SyntaxToken Title { get; } = title;

    /// <summary>The weight after <c>weight</c>, a percent as a rule, or null.</summary>
    public ExpressionSyntax? Weight { get; } = weight;

    /// <summary>The condition after <c>when</c>, or null.</summary>
    public ExpressionSyntax? When { get; } = when;

    /// <summary><c>up to</c> and <c>down to</c>.</summary>
    public ImmutableArray<CapClauseSyntax> Caps { get; } = caps;

    /// <summary>The members.</summary>
    public BlockSyntax Body { get; } = body;

    private protected override SyntaxNode Copied(NodeCopy copy) => new GroupSyntax(copy.Children, copy.Of(Title), copy.Of(Weight), copy.Of(When), copy.Of(Caps), copy.Of(Body));
}

/// <summary><c>visited pricing &gt;= 5 =&gt; +20</c>; <c>always</c> is a phrase.</summary>
public sealed class ConditionRuleSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? label,
    ExpressionSyntax condition,
    PointsSyntax points) : RuleSyntax(children)
{
    /// <summary>The label before the colon, a string, or null.</summary>
    public SyntaxToken? Label { get; } = label;

    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>The points and what follows them.</summary>
    public PointsSyntax Points { get; } = points;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ConditionRuleSyntax(copy.Children, copy.Of(Label), copy.Of(Condition), copy.Of(Points));
}

/// <summary><c>each distinct asset of downloaded =&gt; +5 up to 25</c></summary>
public sealed class EachRuleSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? label,
    SyntaxToken? distinct,
    PhrasePartSyntax? property,
    PhraseSyntax @event,
    ImmutableArray<TailSyntax> clauses,
    PointsSyntax points) : RuleSyntax(children)
{
    /// <summary>The label before the colon, a string, or null.</summary>
    public SyntaxToken? Label { get; } = label;

    /// <summary>The word <c>distinct</c>, or null.</summary>
    public SyntaxToken? Distinct { get; } = distinct;

    /// <summary>P of <c>distinct P of E</c>, or null.</summary>
    public PhrasePartSyntax? Property { get; } = property;

    /// <summary>The event phrase.</summary>
    public PhraseSyntax Event { get; } = @event;

    /// <summary><c>where</c> and window.</summary>
    public ImmutableArray<TailSyntax> Clauses { get; } = clauses;

    /// <summary>The points and what follows them.</summary>
    public PointsSyntax Points { get; } = points;

    private protected override SyntaxNode Copied(NodeCopy copy) =>
        new EachRuleSyntax(copy.Children, copy.Of(Label), copy.Of(Distinct), copy.Of(Property), copy.Of(Event), copy.Of(Clauses), copy.Of(Points));
}

/// <summary><c>every 7 days without visited since created =&gt; -5 down to -40</c></summary>
public sealed class EveryRuleSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? label,
    DurationSyntax duration,
    PhraseSyntax @event,
    ImmutableArray<TailSyntax> clauses,
    PointsSyntax points) : RuleSyntax(children)
{
    /// <summary>The label before the colon, a string, or null.</summary>
    public SyntaxToken? Label { get; } = label;

    /// <summary>D of <c>every D</c>.</summary>
    public DurationSyntax Duration { get; } = duration;

    /// <summary>The event phrase.</summary>
    public PhraseSyntax Event { get; } = @event;

    /// <summary><c>where</c>, and <c>since FIELD</c> as a window of form Since.</summary>
    public ImmutableArray<TailSyntax> Clauses { get; } = clauses;

    /// <summary>The points and what follows them.</summary>
    public PointsSyntax Points { get; } = points;

    private protected override SyntaxNode Copied(NodeCopy copy) => new EveryRuleSyntax(copy.Children, copy.Of(Label), copy.Of(Duration), copy.Of(Event), copy.Of(Clauses), copy.Of(Points));
}

/// <summary><c>match count of visited within 30 days { &gt; 20 =&gt; +15; otherwise =&gt; 0 }</c></summary>
public sealed class MatchRuleSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? label,
    ExpressionSyntax subject,
    ImmutableArray<RuleClauseSyntax> clauses,
    ImmutableArray<MatchArmSyntax> arms) : RuleSyntax(children)
{
    /// <summary>The label before the colon, a string, or null.</summary>
    public SyntaxToken? Label { get; } = label;

    /// <summary>What is matched; its clauses belong to it.</summary>
    public ExpressionSyntax Subject { get; } = subject;

    /// <summary>Decay and caps between the subject and the brace.</summary>
    public ImmutableArray<RuleClauseSyntax> Clauses { get; } = clauses;

    /// <summary>The arms in order.</summary>
    public ImmutableArray<MatchArmSyntax> Arms { get; } = arms;

    private protected override SyntaxNode Copied(NodeCopy copy) => new MatchRuleSyntax(copy.Children, copy.Of(Label), copy.Of(Subject), copy.Of(Clauses), copy.Of(Arms));
}

/// <summary><c>5..20 =&gt; +5</c></summary>
public sealed class MatchArmSyntax(ImmutableArray<SyntaxElement> children, ArmPatternSyntax pattern, PointsSyntax points) : SyntaxNode(children)
{
    /// <summary>What it fits.</summary>
    public ArmPatternSyntax Pattern { get; } = pattern;

    /// <summary>The points; clauses after them are an error of binding.</summary>
    public PointsSyntax Points { get; } = points;

    private protected override SyntaxNode Copied(NodeCopy copy) => new MatchArmSyntax(copy.Children, copy.Of(Pattern), copy.Of(Points));
}

/// <summary><c>=&gt; +20 decay none up to 40 at most 3 per day</c></summary>
public sealed class PointsSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken arrow,
    ExpressionSyntax value,
    ImmutableArray<RuleClauseSyntax> clauses) : SyntaxNode(children)
{
    /// <summary>The sign <c>=&gt;</c>.</summary>
    public SyntaxToken Arrow { get; } = arrow;

    /// <summary>The points; the leading sign is a <see cref="SignedSyntax"/> around the first operand.</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <summary>Decay, caps and limits in the order of the text.</summary>
    public ImmutableArray<RuleClauseSyntax> Clauses { get; } = clauses;

    private protected override SyntaxNode Copied(NodeCopy copy) => new PointsSyntax(copy.Children, copy.Of(Arrow), copy.Of(Value), copy.Of(Clauses));
}

/// <summary><c>up to 40</c> or <c>down to -40</c></summary>
public sealed class CapClauseSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken @operator,
    ExpressionSyntax limit) : RuleClauseSyntax(children)
{
    /// <summary>The words <c>up to</c> or <c>down to</c>.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>The limit, a signed number expression.</summary>
    public ExpressionSyntax Limit { get; } = limit;

    private protected override SyntaxNode Copied(NodeCopy copy) => new CapClauseSyntax(copy.Children, copy.Of(Operator), copy.Of(Limit));
}

/// <summary><c>at most 3 per day</c></summary>
public sealed class PerPeriodClauseSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken count, SyntaxToken period) : RuleClauseSyntax(children)
{
    /// <summary>The number.</summary>
    public SyntaxToken Count { get; } = count;

    /// <summary>The word after <c>per</c>: hour, day or week.</summary>
    public SyntaxToken Period { get; } = period;

    private protected override SyntaxNode Copied(NodeCopy copy) => new PerPeriodClauseSyntax(copy.Children, copy.Of(Count), copy.Of(Period));
}

/// <summary><c>decay half-life 30 days</c>, <c>decay linear over 90 days</c>, <c>decay 10% every 7 days</c>, <c>decay none</c></summary>
public sealed class DecayClauseSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken keyword,
    DecayForm form,
    ExpressionSyntax? percent,
    ExpressionSyntax? duration) : RuleClauseSyntax(children)
{
    /// <summary>The word <c>decay</c>.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>How it is written.</summary>
    public DecayForm Form { get; } = form;

    /// <summary>The percent of <c>P% every D</c>, or null.</summary>
    public ExpressionSyntax? Percent { get; } = percent;

    /// <summary>The duration (a <see cref="DurationSyntax"/> or a name), or null for none.</summary>
    public ExpressionSyntax? Duration { get; } = duration;

    private protected override SyntaxNode Copied(NodeCopy copy) => new DecayClauseSyntax(copy.Children, copy.Of(Keyword), Form, copy.Of(Percent), copy.Of(Duration));
}

/// <summary><c>&gt;= 100</c></summary>
public sealed class ComparePatternSyntax(ImmutableArray<SyntaxElement> children, CompareTailSyntax comparison) : ArmPatternSyntax(children)
{
    /// <summary>The comparison.</summary>
    public CompareTailSyntax Comparison { get; } = comparison;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ComparePatternSyntax(copy.Children, copy.Of(Comparison));
}

/// <summary><c>20..99</c></summary>
public sealed class RangePatternSyntax(ImmutableArray<SyntaxElement> children, RangeSyntax range) : ArmPatternSyntax(children)
{
    /// <summary>The range.</summary>
    public RangeSyntax Range { get; } = range;

    private protected override SyntaxNode Copied(NodeCopy copy) => new RangePatternSyntax(copy.Children, copy.Of(Range));
}

/// <summary><c>software, "Health Care"</c>: one or more values; the words <c>missing</c> and <c>known</c> alone are a value of one word here.</summary>
public sealed class ValuesPatternSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<ExpressionSyntax> values) : ArmPatternSyntax(children)
{
    /// <summary>The values.</summary>
    public ImmutableArray<ExpressionSyntax> Values { get; } = values;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ValuesPatternSyntax(copy.Children, copy.Of(Values));
}

/// <summary><c>in free_mail</c> or <c>not in (a, b)</c></summary>
public sealed class InPatternSyntax(ImmutableArray<SyntaxElement> children, InTailSyntax @in) : ArmPatternSyntax(children)
{
    /// <summary>The test.</summary>
    public InTailSyntax In { get; } = @in;

    private protected override SyntaxNode Copied(NodeCopy copy) => new InPatternSyntax(copy.Children, copy.Of(In));
}

/// <summary><c>contains "x"</c> and the like.</summary>
public sealed class TextPatternSyntax(ImmutableArray<SyntaxElement> children, TextTailSyntax test) : ArmPatternSyntax(children)
{
    /// <summary>The test.</summary>
    public TextTailSyntax Test { get; } = test;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TextPatternSyntax(copy.Children, copy.Of(Test));
}

/// <summary><c>otherwise</c></summary>
public sealed class OtherwisePatternSyntax(ImmutableArray<SyntaxElement> children) : ArmPatternSyntax(children)
{
    private protected override SyntaxNode Copied(NodeCopy copy) => new OtherwisePatternSyntax(copy.Children);
}
