using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>
/// A condition, a number or a value: the parser does not know which; binding does. One hierarchy, so that
/// <c>(a and b)</c> and <c>(a + b) &gt; 3</c> parse alike.
/// </summary>
public abstract class ExpressionSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children);

/// <summary><c>a and b or c</c>: operands and the words between them, flat, so that long chains need no depth.</summary>
public sealed class LogicalSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<ExpressionSyntax> operands, ImmutableArray<SyntaxToken> operators)
    : ExpressionSyntax(children)
{
    /// <summary>Two or more operands.</summary>
    public ImmutableArray<ExpressionSyntax> Operands { get; } = operands;

    /// <summary>The words <c>and</c>/<c>or</c>, one fewer than operands. Mixed ones are an error of binding.</summary>
    public ImmutableArray<SyntaxToken> Operators { get; } = operators;

    private protected override SyntaxNode Copied(NodeCopy copy) => new LogicalSyntax(copy.Children, copy.Of(Operands), copy.Of(Operators));
}

/// <summary><c>not x</c>, with any number of <c>not</c>s.</summary>
public sealed class NotSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<SyntaxToken> nots, ExpressionSyntax operand) : ExpressionSyntax(children)
{
    /// <summary>One or more words <c>not</c>.</summary>
    public ImmutableArray<SyntaxToken> Nots { get; } = nots;

    /// <summary>What is negated.</summary>
    public ExpressionSyntax Operand { get; } = operand;

    private protected override SyntaxNode Copied(NodeCopy copy) => new NotSyntax(copy.Children, copy.Of(Nots), copy.Of(Operand));
}

/// <summary><c>(x)</c></summary>
public sealed class ParenthesizedSyntax(ImmutableArray<SyntaxElement> children, ExpressionSyntax inner) : ExpressionSyntax(children)
{
    /// <summary>What stands inside.</summary>
    public ExpressionSyntax Inner { get; } = inner;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ParenthesizedSyntax(copy.Children, copy.Of(Inner));
}

/// <summary>
/// A left side and one or more tails: <c>visited pricing &gt;= 5 within 30 days</c> is the phrase <c>visited pricing</c>
/// with a <see cref="CompareTailSyntax"/> and a <see cref="WindowSyntax"/>.
/// </summary>
public sealed class TailedSyntax(ImmutableArray<SyntaxElement> children, ExpressionSyntax left, ImmutableArray<TailSyntax> tails) : ExpressionSyntax(children)
{
    /// <summary>What the tails are about.</summary>
    public ExpressionSyntax Left { get; } = left;

    /// <summary>One or more tails in the order of the text.</summary>
    public ImmutableArray<TailSyntax> Tails { get; } = tails;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TailedSyntax(copy.Children, copy.Of(Left), copy.Of(Tails));
}

/// <summary><c>a + b - c</c> or <c>a * b / c</c>: flat; a chain mixes only operators of one rank.</summary>
public sealed class ArithmeticSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<ExpressionSyntax> operands, ImmutableArray<SyntaxToken> operators)
    : ExpressionSyntax(children)
{
    /// <summary>Two or more operands.</summary>
    public ImmutableArray<ExpressionSyntax> Operands { get; } = operands;

    /// <summary>The signs between them: <c>+ -</c> or <c>* /</c>.</summary>
    public ImmutableArray<SyntaxToken> Operators { get; } = operators;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ArithmeticSyntax(copy.Children, copy.Of(Operands), copy.Of(Operators));
}

/// <summary><c>-x</c> or <c>+x</c>, with any number of signs.</summary>
public sealed class SignedSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<SyntaxToken> signs, ExpressionSyntax operand) : ExpressionSyntax(children)
{
    /// <summary>One or more signs.</summary>
    public ImmutableArray<SyntaxToken> Signs { get; } = signs;

    /// <summary>What they stand before.</summary>
    public ExpressionSyntax Operand { get; } = operand;

    private protected override SyntaxNode Copied(NodeCopy copy) => new SignedSyntax(copy.Children, copy.Of(Signs), copy.Of(Operand));
}

/// <summary>A number, percent, text or date: <c>20</c>, <c>40%</c>, <c>"Health Care"</c>, <c>2025-06-01</c>.</summary>
public sealed class LiteralSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken token) : ExpressionSyntax(children)
{
    /// <summary>The one token.</summary>
    public SyntaxToken Token { get; } = token;

    private protected override SyntaxNode Copied(NodeCopy copy) => new LiteralSyntax(copy.Children, copy.Of(Token));
}

/// <summary>A number and a unit: <c>30 days</c>. Also used in windows and decay.</summary>
public sealed class DurationSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken number, SyntaxToken unit) : ExpressionSyntax(children)
{
    /// <summary>The number.</summary>
    public SyntaxToken Number { get; } = number;

    /// <summary>The unit's word; month and year parse too and are an error of binding.</summary>
    public SyntaxToken Unit { get; } = unit;

    private protected override SyntaxNode Copied(NodeCopy copy) => new DurationSyntax(copy.Children, copy.Of(Number), copy.Of(Unit));
}

/// <summary>
/// A run of names and texts whose meaning binding finds by the longest declared name: <c>email domain gmail</c>,
/// <c>opened email newsletter</c>, <c>industry "Health Care"</c>, <c>account.revenue</c>, <c>interest[crm]</c>, <c>excluded</c>,
/// <c>engagement raised</c>, <c>always</c>.
/// </summary>
public sealed class PhraseSyntax(ImmutableArray<SyntaxElement> children, ImmutableArray<PhrasePartSyntax> parts) : ExpressionSyntax(children)
{
    /// <summary>One or more parts.</summary>
    public ImmutableArray<PhrasePartSyntax> Parts { get; } = parts;

    private protected override SyntaxNode Copied(NodeCopy copy) => new PhraseSyntax(copy.Children, copy.Of(Parts));
}

/// <summary>
/// One part of a phrase. The parser takes the reserved words <c>in</c> and <c>like</c> into a phrase nowhere; an event's name that
/// ends in <c>in</c> (<c>logged in</c>) is found by binding from an <see cref="InTailSyntax"/> without values or a word after it,
/// see <see cref="InTailSyntax.Operand"/>.
/// </summary>
/// <param name="children">All tokens.</param>
/// <param name="token">The name or text (Word, QuotedName, Keyword <c>always</c>, String).</param>
/// <param name="member">The name after a dot (<c>account.revenue</c>), or null.</param>
/// <param name="index">The name, text or number in brackets (<c>interest[crm]</c>), or null.</param>
public sealed class PhrasePartSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken token, SyntaxToken? member, SyntaxToken? index) : SyntaxNode(children)
{
    /// <summary>The name or text.</summary>
    public SyntaxToken Token { get; } = token;

    /// <summary>The name after the dot, or null.</summary>
    public SyntaxToken? Member { get; } = member;

    /// <summary>What stands in brackets, or null.</summary>
    public SyntaxToken? Index { get; } = index;

    private protected override SyntaxNode Copied(NodeCopy copy) => new PhrasePartSyntax(copy.Children, copy.Of(Token), copy.Of(Member), copy.Of(Index));
}

/// <summary>What an <see cref="AggregateSyntax"/> computes.</summary>
public enum AggregateFunction
{
    /// <summary><c>count of E</c>, <c>count of distinct P of E</c></summary>
    Count,

    /// <summary><c>sum of P of E</c></summary>
    Sum,

    /// <summary><c>average of P of E</c></summary>
    Average,

    /// <summary><c>min of P of E</c></summary>
    Min,

    /// <summary><c>max of P of E</c></summary>
    Max,

    /// <summary><c>sum of top N S of leads</c></summary>
    SumTop,

    /// <summary><c>most E per P</c></summary>
    MostPer,

    /// <summary><c>days since last E</c></summary>
    DaysSinceLast,

    /// <summary><c>days since first E</c></summary>
    DaysSinceFirst,

    /// <summary><c>days since FIELD</c></summary>
    DaysSince,

    /// <summary><c>highest of (a, b)</c> or <c>highest of family</c></summary>
    HighestOf,

    /// <summary><c>name of highest (a, b)</c> or <c>name of highest family</c></summary>
    NameOfHighest,
}

/// <summary>A number that begins with an operator of words: <c>count of distinct page of visited within 30 days</c>.</summary>
public sealed class AggregateSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken functionToken,
    AggregateFunction function,
    SyntaxToken? distinct,
    SyntaxToken? top,
    PhrasePartSyntax? property,
    PhraseSyntax? subject,
    ImmutableArray<TailSyntax> clauses,
    ImmutableArray<ExpressionSyntax> items) : ExpressionSyntax(children)
{
    /// <summary>The operator's token.</summary>
    public SyntaxToken FunctionToken { get; } = functionToken;

    /// <summary>What is computed.</summary>
    public AggregateFunction Function { get; } = function;

    /// <summary>The word <c>distinct</c>, or null.</summary>
    public SyntaxToken? Distinct { get; } = distinct;

    /// <summary>N of <c>top N</c>, or null.</summary>
    public SyntaxToken? Top { get; } = top;

    /// <summary>P of <c>P of E</c> or of <c>per P</c>, or null.</summary>
    public PhrasePartSyntax? Property { get; } = property;

    /// <summary>The event phrase (or <c>leads</c>, a field, a family); null where <see cref="Items"/> stand or an error was reported.</summary>
    public PhraseSyntax? Subject { get; } = subject;

    /// <summary><see cref="WhereSyntax"/> and <see cref="WindowSyntax"/> after the subject.</summary>
    public ImmutableArray<TailSyntax> Clauses { get; } = clauses;

    /// <summary>The scores in parentheses after <c>highest of</c>/<c>name of highest</c>.</summary>
    public ImmutableArray<ExpressionSyntax> Items { get; } = items;

    private protected override SyntaxNode Copied(NodeCopy copy) =>
        new AggregateSyntax(copy.Children, copy.Of(FunctionToken), Function, copy.Of(Distinct), copy.Of(Top), copy.Of(Property), copy.Of(Subject), copy.Of(Clauses), copy.Of(Items));
}

/// <summary>A stretch that could not be read as an expression; its error was reported by the parser.</summary>
public sealed class MissingExpressionSyntax(ImmutableArray<SyntaxElement> children) : ExpressionSyntax(children)
{
    private protected override SyntaxNode Copied(NodeCopy copy) => new MissingExpressionSyntax(copy.Children);
}
