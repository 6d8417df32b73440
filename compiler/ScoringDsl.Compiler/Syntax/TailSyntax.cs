using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>What may follow the left side of a condition.</summary>
public abstract class TailSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children);

/// <summary><c>&gt;= 5</c>, <c>= x</c>, <c>&lt; count of a</c>. The operators <c>== != &lt;&gt; ≥ ≤</c> parse too; binding reports them with a fix.</summary>
public sealed class CompareTailSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken @operator, ExpressionSyntax right) : TailSyntax(children)
{
    /// <summary>The sign.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>The right side: numbers and phrases without clauses.</summary>
    public ExpressionSyntax Right { get; } = right;

    private protected override SyntaxNode Copied(NodeCopy copy) => new CompareTailSyntax(copy.Children, copy.Of(Operator), copy.Of(Right));
}

/// <summary><c>is germany</c>, <c>is not "x"</c>, <c>is known</c>, <c>is 28.326</c>.</summary>
public sealed class IsTailSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken @is, SyntaxToken? not, ExpressionSyntax value) : TailSyntax(children)
{
    /// <summary>The word <c>is</c>.</summary>
    public SyntaxToken Is { get; } = @is;

    /// <summary>The word <c>not</c>, or null.</summary>
    public SyntaxToken? Not { get; } = not;

    /// <summary>A literal, a signed number, or a phrase (one word as a rule; more are an error of binding with a fix).</summary>
    public ExpressionSyntax Value { get; } = value;

    private protected override SyntaxNode Copied(NodeCopy copy) => new IsTailSyntax(copy.Children, copy.Of(Is), copy.Of(Not), copy.Of(Value));
}

/// <summary>
/// <c>in 20..99</c>, <c>in (a, b)</c>, <c>not in free_mail</c>. Where no operand follows <c>in</c>, <see cref="Operand"/> is null:
/// the event's name ended in <c>in</c> (<c>logged in &gt;= 3</c>); binding joins it to the phrase.
/// </summary>
public sealed class InTailSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken? not, SyntaxToken @in, InOperandSyntax? operand) : TailSyntax(children)
{
    /// <summary>The word <c>not</c>, or null.</summary>
    public SyntaxToken? Not { get; } = not;

    /// <summary>The word <c>in</c>.</summary>
    public SyntaxToken In { get; } = @in;

    /// <summary>A range, values in parentheses, or a list's name; or null.</summary>
    public InOperandSyntax? Operand { get; } = operand;

    private protected override SyntaxNode Copied(NodeCopy copy) => new InTailSyntax(copy.Children, copy.Of(Not), copy.Of(In), copy.Of(Operand));
}

/// <summary>The right side of <c>in</c>.</summary>
public abstract class InOperandSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children);

/// <summary><c>20..99</c>, <c>0..</c> (only in <c>range</c>): number expressions, signed literals as a rule.</summary>
public sealed class RangeSyntax(ImmutableArray<SyntaxElement> children, ExpressionSyntax low, ExpressionSyntax? high) : InOperandSyntax(children)
{
    /// <summary>The lower end, included.</summary>
    public ExpressionSyntax Low { get; } = low;

    /// <summary>The upper end, included; null where there is none.</summary>
    public ExpressionSyntax? High { get; } = high;

    private protected override SyntaxNode Copied(NodeCopy copy) => new RangeSyntax(copy.Children, copy.Of(Low), copy.Of(High));
}

/// <summary><c>(gmail, yahoo, "Health Care", 5)</c></summary>
public sealed class ValueListSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<ExpressionSyntax> values) : InOperandSyntax(children)
{
    /// <summary>One or more values: literals, signed numbers, phrases of one word as a rule.</summary>
    public ImmutableArray<ExpressionSyntax> Values { get; } = values;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ValueListSyntax(copy.Children, copy.Of(Values));
}

/// <summary>A list's name after <c>in</c>, <c>contains any of</c> and the like; also a run of words that binding reports or joins to an event's name.</summary>
public sealed class NamedListSyntax(ImmutableArray<SyntaxElement> children, PhraseSyntax name) : InOperandSyntax(children)
{
    /// <summary>The name.</summary>
    public PhraseSyntax Name { get; } = name;

    private protected override SyntaxNode Copied(NodeCopy copy) => new NamedListSyntax(copy.Children, copy.Of(Name));
}

/// <summary>
/// <c>contains "sales"</c>, <c>has word any of ("VP", "CEO")</c>, <c>starts with</c>, <c>ends with</c>, <c>like</c>, <c>under</c>,
/// with <c>not</c> before it where written so.
/// </summary>
public sealed class TextTailSyntax(
    ImmutableArray<SyntaxElement> children, SyntaxToken? not, SyntaxToken @operator, SyntaxToken? anyOf, ExpressionSyntax? value, InOperandSyntax? values)
    : TailSyntax(children)
{
    /// <summary>The word <c>not</c>, or null.</summary>
    public SyntaxToken? Not { get; } = not;

    /// <summary>The operator; one token also where it has two words.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>The words <c>any of</c>, or null.</summary>
    public SyntaxToken? AnyOf { get; } = anyOf;

    /// <summary>The one value, or a list's name (a phrase), where there is no <c>any of</c> and no parentheses.</summary>
    public ExpressionSyntax? Value { get; } = value;

    /// <summary>The values of <c>any of (…)</c> or <c>any of LIST</c>.</summary>
    public InOperandSyntax? Values { get; } = values;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TextTailSyntax(copy.Children, copy.Of(Not), copy.Of(Operator), copy.Of(AnyOf), copy.Of(Value), copy.Of(Values));
}

/// <summary><c>at least B</c>; <c>at least 5 times</c> and <c>at most 5</c> parse too and are an error of binding with a fix.</summary>
public sealed class AtLeastTailSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken @operator, ExpressionSyntax value, SyntaxToken? times) : TailSyntax(children)
{
    /// <summary>The words <c>at least</c> (or <c>at most</c>, <c>more than</c>, <c>less than</c>, <c>fewer than</c>).</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>A label (word, text or number).</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <summary>The word <c>times</c>, or null.</summary>
    public SyntaxToken? Times { get; } = times;

    private protected override SyntaxNode Copied(NodeCopy copy) => new AtLeastTailSyntax(copy.Children, copy.Of(Operator), copy.Of(Value), copy.Of(Times));
}

/// <summary><c>where (…)</c></summary>
public sealed class WhereSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken where, ExpressionSyntax condition) : TailSyntax(children)
{
    /// <summary>The word <c>where</c>.</summary>
    public SyntaxToken Where { get; } = where;

    /// <summary>The condition; its parentheses are tokens of this node.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    private protected override SyntaxNode Copied(NodeCopy copy) => new WhereSyntax(copy.Children, copy.Of(Where), copy.Of(Condition));
}

/// <summary>How a window is written.</summary>
public enum WindowForm
{
    /// <summary><c>within 30 days</c></summary>
    Within,

    /// <summary><c>within next 90 days</c></summary>
    WithinNext,

    /// <summary><c>between 30 and 60 days ago</c>; the first number may have a unit of its own.</summary>
    BetweenAgo,

    /// <summary><c>older than 90 days</c></summary>
    OlderThan,

    /// <summary><c>since 2025-01-01</c>, or <c>since FIELD</c> under <c>every</c>.</summary>
    Since,

    /// <summary><c>before 2025-01-01</c></summary>
    Before,
}

/// <summary>A stretch of time, relative to the instant that a lead is scored as of, or fixed.</summary>
/// <param name="children">All tokens.</param>
/// <param name="keyword">Its first token.</param>
/// <param name="form">How it is written.</param>
/// <param name="first">A <see cref="DurationSyntax"/>; for BetweenAgo the first one, a <see cref="LiteralSyntax"/> number where it has no unit; for Since/Before a date literal or a phrase.</param>
/// <param name="second">The second duration of BetweenAgo, or null.</param>
public sealed class WindowSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken keyword, WindowForm form, ExpressionSyntax first, ExpressionSyntax? second)
    : TailSyntax(children)
{
    /// <summary>Its first token.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>How it is written.</summary>
    public WindowForm Form { get; } = form;

    /// <summary>The (first) duration or date.</summary>
    public ExpressionSyntax First { get; } = first;

    /// <summary>The second duration of <c>between A and B ago</c>.</summary>
    public ExpressionSyntax? Second { get; } = second;

    private protected override SyntaxNode Copied(NodeCopy copy) => new WindowSyntax(copy.Children, copy.Of(Keyword), Form, copy.Of(First), copy.Of(Second));
}
