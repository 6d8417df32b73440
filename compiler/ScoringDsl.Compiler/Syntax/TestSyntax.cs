using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>What a test expects.</summary>
public abstract class ExpectationSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children);

/// <summary><c>test "five pricing visits" { … }</c></summary>
public sealed class TestDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken name,
    ImmutableArray<StatementSyntax> statements) : StatementSyntax(children)
{
    /// <summary>The test's name, a string.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The statements in order.</summary>
    public ImmutableArray<StatementSyntax> Statements { get; } = statements;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TestDeclarationSyntax(copy.Children, copy.Of(Name), copy.Of(Statements));
}

/// <summary><c>as of 2025-06-01</c></summary>
public sealed class AsOfSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken date) : StatementSyntax(children)
{
    /// <summary>The date.</summary>
    public SyntaxToken Date { get; } = date;

    private protected override SyntaxNode Copied(NodeCopy copy) => new AsOfSyntax(copy.Children, copy.Of(Date));
}

/// <summary><c>lead "name" { email "ann@acme.com"; … }</c> or <c>account "id" { … }</c></summary>
public sealed class TestEntitySyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken keyword,
    SyntaxToken? name,
    ImmutableArray<TestFieldSyntax> fields) : StatementSyntax(children)
{
    /// <summary>The word <c>lead</c> or <c>account</c>.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>The name, a string, or null.</summary>
    public SyntaxToken? Name { get; } = name;

    /// <summary>The values given.</summary>
    public ImmutableArray<TestFieldSyntax> Fields { get; } = fields;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TestEntitySyntax(copy.Children, copy.Of(Keyword), copy.Of(Name), copy.Of(Fields));
}

/// <summary><c>employees 250</c>, <c>tags "a", "b"</c></summary>
public sealed class TestFieldSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken name,
    ImmutableArray<ExpressionSyntax> values) : SyntaxNode(children)
{
    /// <summary>The field's or property's name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>One or more values: literals, signed numbers, phrases of one word.</summary>
    public ImmutableArray<ExpressionSyntax> Values { get; } = values;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TestFieldSyntax(copy.Children, copy.Of(Name), copy.Of(Values));
}

/// <summary><c>event visited pricing 3 days ago times 5 { seconds 40 }</c></summary>
public sealed class TestEventSyntax(
    ImmutableArray<SyntaxElement> children,
    PhraseSyntax @event,
    SyntaxToken? at,
    DurationSyntax? ago,
    SyntaxToken? times,
    SyntaxToken? id,
    ImmutableArray<TestFieldSyntax> properties) : StatementSyntax(children)
{
    /// <summary>The event's name and its subject.</summary>
    public PhraseSyntax Event { get; } = @event;

    /// <summary>The date after <c>at</c>, or null.</summary>
    public SyntaxToken? At { get; } = at;

    /// <summary>The duration before <c>ago</c>, or null.</summary>
    public DurationSyntax? Ago { get; } = ago;

    /// <summary>The number after <c>times</c>, or null.</summary>
    public SyntaxToken? Times { get; } = times;

    /// <summary>The string after <c>id</c> before the braces, or null.</summary>
    public SyntaxToken? Id { get; } = id;

    /// <summary>The properties given.</summary>
    public ImmutableArray<TestFieldSyntax> Properties { get; } = properties;

    private protected override SyntaxNode Copied(NodeCopy copy) =>
        new TestEventSyntax(copy.Children, copy.Of(Event), copy.Of(At), copy.Of(Ago), copy.Of(Times), copy.Of(Id), copy.Of(Properties));
}

/// <summary><c>expect not handoff sales</c></summary>
public sealed class ExpectSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken? not, ExpectationSyntax expectation) : StatementSyntax(children)
{
    /// <summary>The word <c>not</c> before <c>handoff</c>, <c>reason</c> or a label, or null; before a condition it is part of the condition.</summary>
    public SyntaxToken? Not { get; } = not;

    /// <summary>What is expected.</summary>
    public ExpectationSyntax Expectation { get; } = expectation;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ExpectSyntax(copy.Children, copy.Of(Not), copy.Of(Expectation));
}

/// <summary>Any condition: <c>engagement is 28.326</c>, <c>segment cold</c>, <c>excluded</c>.</summary>
public sealed class ConditionExpectationSyntax(ImmutableArray<SyntaxElement> children, ExpressionSyntax condition) : ExpectationSyntax(children)
{
    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ConditionExpectationSyntax(copy.Children, copy.Of(Condition));
}

/// <summary><c>handoff sales</c></summary>
public sealed class HandoffExpectationSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken name) : ExpectationSyntax(children)
{
    /// <summary>The hand-off.</summary>
    public SyntaxToken Name { get; } = name;

    private protected override SyntaxNode Copied(NodeCopy copy) => new HandoffExpectationSyntax(copy.Children, copy.Of(Name));
}

/// <summary><c>excluded competitor</c>; <c>excluded</c> alone is a condition.</summary>
public sealed class ExcludedExpectationSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken name) : ExpectationSyntax(children)
{
    /// <summary>The exclusion.</summary>
    public SyntaxToken Name { get; } = name;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ExcludedExpectationSyntax(copy.Children, copy.Of(Name));
}

/// <summary><c>reason "Pricing intent"</c></summary>
public sealed class ReasonExpectationSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken label) : ExpectationSyntax(children)
{
    /// <summary>The label, a string.</summary>
    public SyntaxToken Label { get; } = label;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ReasonExpectationSyntax(copy.Children, copy.Of(Label));
}

/// <summary><c>"Pricing intent" gives +18.661</c></summary>
public sealed class GivesExpectationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken label,
    ExpressionSyntax points) : ExpectationSyntax(children)
{
    /// <summary>The label, a string.</summary>
    public SyntaxToken Label { get; } = label;

    /// <summary>The points, signed.</summary>
    public ExpressionSyntax Points { get; } = points;

    private protected override SyntaxNode Copied(NodeCopy copy) => new GivesExpectationSyntax(copy.Children, copy.Of(Label), copy.Of(Points));
}
