using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>What stands at the top level of a file, or in a block of rules.</summary>
public abstract class StatementSyntax(ImmutableArray<SyntaxElement> children) : SyntaxNode(children)
{
    /// <summary>
    /// One and the same for a statement and its copies at other places of later texts, which say the same in the same words: what was
    /// worked out about one may hold for the other.
    /// </summary>
    internal object Identity { get; private set; } = new();

    internal override SyntaxElement MovedBy(int distance)
    {
        var copy = (StatementSyntax)base.MovedBy(distance);
        copy.Identity = Identity;
        return copy;
    }
}

/// <summary>A whole .score file.</summary>
public sealed class CompilationUnitSyntax(
    ImmutableArray<SyntaxElement> children,
    ImmutableArray<StatementSyntax> statements,
    SyntaxToken endOfFile) : SyntaxNode(children)
{
    /// <summary>The top-level statements in order, broken ones and stray rules included.</summary>
    public ImmutableArray<StatementSyntax> Statements { get; } = statements;

    /// <summary>The end, with the trivia before it.</summary>
    public SyntaxToken EndOfFile { get; } = endOfFile;

    private protected override SyntaxNode Copied(NodeCopy copy) => new CompilationUnitSyntax(copy.Children, copy.Of(Statements), copy.Of(EndOfFile));
}

/// <summary>A statement that could not be read; its error was reported by the parser.</summary>
public sealed class SkippedStatementSyntax(ImmutableArray<SyntaxElement> children) : StatementSyntax(children)
{
    private protected override SyntaxNode Copied(NodeCopy copy) => new SkippedStatementSyntax(copy.Children);
}

/// <summary><c>model "B2B SaaS" version 3</c></summary>
public sealed class ModelDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken title,
    SyntaxToken? version) : StatementSyntax(children)
{
    /// <summary>The model's title, a string.</summary>
    public SyntaxToken Title { get; } = title;

    /// <summary>The version's number, or null.</summary>
    public SyntaxToken? Version { get; } = version;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ModelDeclarationSyntax(copy.Children, copy.Of(Title), copy.Of(Version));
}

/// <summary><c>tests for "model.score"</c></summary>
public sealed class TestsForDeclarationSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken path) : StatementSyntax(children)
{
    /// <summary>The path, a string.</summary>
    public SyntaxToken Path { get; } = path;

    private protected override SyntaxNode Copied(NodeCopy copy) => new TestsForDeclarationSyntax(copy.Children, copy.Of(Path));
}

/// <summary><c>import "crm.score"</c></summary>
public sealed class ImportDeclarationSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken path) : StatementSyntax(children)
{
    /// <summary>The path, a string.</summary>
    public SyntaxToken Path { get; } = path;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ImportDeclarationSyntax(copy.Children, copy.Of(Path));
}

/// <summary><c>lead { … }</c> or <c>account { … }</c> at the top level.</summary>
public sealed class EntityDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken keyword,
    ImmutableArray<FieldDeclarationSyntax> fields) : StatementSyntax(children)
{
    /// <summary>The word <c>lead</c> or <c>account</c>.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDeclarationSyntax> Fields { get; } = fields;

    private protected override SyntaxNode Copied(NodeCopy copy) => new EntityDeclarationSyntax(copy.Children, copy.Of(Keyword), copy.Of(Fields));
}

/// <summary><c>event opened email { kind one of newsletter, promotion subject }</c></summary>
public sealed class EventDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    ImmutableArray<SyntaxToken> nameWords,
    ImmutableArray<FieldDeclarationSyntax> properties,
    ImmutableArray<EventColumnSyntax> columns) : StatementSyntax(children)
{
    /// <summary>The words of the event's name; the last may be the reserved word <c>in</c>.</summary>
    public ImmutableArray<SyntaxToken> NameWords { get; } = nameWords;

    /// <summary>The properties.</summary>
    public ImmutableArray<FieldDeclarationSyntax> Properties { get; } = properties;

    /// <summary><c>at from "date"</c>, <c>lead from "customer_id"</c>, <c>id from "x"</c>.</summary>
    public ImmutableArray<EventColumnSyntax> Columns { get; } = columns;

    private protected override SyntaxNode Copied(NodeCopy copy) => new EventDeclarationSyntax(copy.Children, copy.Of(NameWords), copy.Of(Properties), copy.Of(Columns));
}

/// <summary><c>at from "date"</c> inside an event.</summary>
public sealed class EventColumnSyntax(ImmutableArray<SyntaxElement> children, SyntaxToken target, SyntaxToken column) : SyntaxNode(children)
{
    /// <summary>The word <c>at</c>, <c>lead</c> or <c>id</c>.</summary>
    public SyntaxToken Target { get; } = target;

    /// <summary>The column's name, a string.</summary>
    public SyntaxToken Column { get; } = column;

    private protected override SyntaxNode Copied(NodeCopy copy) => new EventColumnSyntax(copy.Children, copy.Of(Target), copy.Of(Column));
}

/// <summary>A field of the lead or account, or a property of an event.</summary>
public sealed class FieldDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken name,
    SyntaxToken typeToken,
    bool isOneOf,
    bool isListOfText,
    ImmutableArray<SyntaxToken> values,
    SyntaxToken? key,
    SyntaxToken? account,
    SyntaxToken? subject,
    SyntaxToken? column,
    ImmutableArray<SyntaxToken> missingTexts) : SyntaxNode(children)
{
    /// <summary>Whether its line had an error, so that it may say more than what is here.</summary>
    internal bool IsBroken { get; init; }

    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The type's first word: <c>text number bool date email url one list</c>, or an unknown one.</summary>
    public SyntaxToken TypeToken { get; } = typeToken;

    /// <summary>Whether it is <c>one of …</c>.</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>Whether it is <c>list of text</c>.</summary>
    public bool IsListOfText { get; } = isListOfText;

    /// <summary>The values of <c>one of</c>: words, strings, numbers.</summary>
    public ImmutableArray<SyntaxToken> Values { get; } = values;

    /// <summary>The word <c>key</c>, or null.</summary>
    public SyntaxToken? Key { get; } = key;

    /// <summary>The word <c>account</c> after a type, or null.</summary>
    public SyntaxToken? Account { get; } = account;

    /// <summary>The word <c>subject</c>, or null.</summary>
    public SyntaxToken? Subject { get; } = subject;

    /// <summary>The string after <c>from</c>, or null.</summary>
    public SyntaxToken? Column { get; } = column;

    /// <summary>The strings after <c>missing</c>.</summary>
    public ImmutableArray<SyntaxToken> MissingTexts { get; } = missingTexts;

    private protected override SyntaxNode Copied(NodeCopy copy) =>
        new FieldDeclarationSyntax(copy.Children, copy.Of(Name), copy.Of(TypeToken), IsOneOf, IsListOfText, copy.Of(Values), copy.Of(Key), copy.Of(Account), copy.Of(Subject), copy.Of(Column), copy.Of(MissingTexts)) { IsBroken = IsBroken };
}

/// <summary><c>list free_mail = "gmail.com", "yahoo.com"</c> or <c>list competitors from "competitors.csv" column "domain"</c></summary>
public sealed class ListDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken name,
    ImmutableArray<SyntaxToken> values,
    SyntaxToken? file,
    SyntaxToken? column) : StatementSyntax(children)
{
    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The values: strings, words, numbers.</summary>
    public ImmutableArray<SyntaxToken> Values { get; } = values;

    /// <summary>The file's path, a string, or null.</summary>
    public SyntaxToken? File { get; } = file;

    /// <summary>The column's name, a string, or null.</summary>
    public SyntaxToken? Column { get; } = column;

    private protected override SyntaxNode Copied(NodeCopy copy) => new ListDeclarationSyntax(copy.Children, copy.Of(Name), copy.Of(Values), copy.Of(File), copy.Of(Column));
}

/// <summary><c>define decision_maker = title has word "VP"</c></summary>
public sealed class DefineDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken name,
    ExpressionSyntax value) : StatementSyntax(children)
{
    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>A condition, number, percent or duration.</summary>
    public ExpressionSyntax Value { get; } = value;

    private protected override SyntaxNode Copied(NodeCopy copy) => new DefineDeclarationSyntax(copy.Children, copy.Of(Name), copy.Of(Value));
}

/// <summary><c>score engagement "Engagement" range 0..100 { … }</c></summary>
public sealed class ScoreDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? account,
    SyntaxToken name,
    SyntaxToken? title,
    SyntaxToken? familyVariable,
    InOperandSyntax? familyValues,
    RangeSyntax? range,
    SyntaxToken? rounded,
    ExpressionSyntax? formula,
    BlockSyntax? body) : StatementSyntax(children)
{
    /// <summary>The word <c>account</c> before it, or null.</summary>
    public SyntaxToken? Account { get; } = account;

    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The title, a string, or null.</summary>
    public SyntaxToken? Title { get; } = title;

    /// <summary>The name after <c>for</c>, or null.</summary>
    public SyntaxToken? FamilyVariable { get; } = familyVariable;

    /// <summary>The values after <c>in</c>, or null.</summary>
    public InOperandSyntax? FamilyValues { get; } = familyValues;

    /// <summary>The range, or null.</summary>
    public RangeSyntax? Range { get; } = range;

    /// <summary>The word <c>rounded</c>, or null.</summary>
    public SyntaxToken? Rounded { get; } = rounded;

    /// <summary>The formula after <c>=</c>, or null.</summary>
    public ExpressionSyntax? Formula { get; } = formula;

    /// <summary>The rules, or null.</summary>
    public BlockSyntax? Body { get; } = body;

    private protected override SyntaxNode Copied(NodeCopy copy) =>
        new ScoreDeclarationSyntax(copy.Children, copy.Of(Account), copy.Of(Name), copy.Of(Title), copy.Of(FamilyVariable), copy.Of(FamilyValues), copy.Of(Range), copy.Of(Rounded), copy.Of(Formula), copy.Of(Body));
}

/// <summary><c>bands fit_grade of fit { A &gt;= 75; … D otherwise }</c></summary>
public sealed class BandsDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? account,
    SyntaxToken name,
    ExpressionSyntax of,
    ImmutableArray<BandSyntax> bands) : StatementSyntax(children)
{
    /// <summary>The word <c>account</c> before it, or null.</summary>
    public SyntaxToken? Account { get; } = account;

    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The score: a phrase, or an aggregate <c>highest of</c>.</summary>
    public ExpressionSyntax Of { get; } = of;

    /// <summary>The bands in order.</summary>
    public ImmutableArray<BandSyntax> Bands { get; } = bands;

    private protected override SyntaxNode Copied(NodeCopy copy) => new BandsDeclarationSyntax(copy.Children, copy.Of(Account), copy.Of(Name), copy.Of(Of), copy.Of(Bands));
}

/// <summary><c>A &gt;= 75</c> or <c>D otherwise</c></summary>
public sealed class BandSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken label,
    SyntaxToken? @operator,
    ExpressionSyntax? bound,
    SyntaxToken? otherwise) : SyntaxNode(children)
{
    /// <summary>The label: a word, number or string.</summary>
    public SyntaxToken Label { get; } = label;

    /// <summary>The sign, <c>&gt;=</c> as a rule, or null before <c>otherwise</c>.</summary>
    public SyntaxToken? Operator { get; } = @operator;

    /// <summary>The lower bound, or null.</summary>
    public ExpressionSyntax? Bound { get; } = bound;

    /// <summary>The word <c>otherwise</c>, or null.</summary>
    public SyntaxToken? Otherwise { get; } = otherwise;

    private protected override SyntaxNode Copied(NodeCopy copy) => new BandSyntax(copy.Children, copy.Of(Label), copy.Of(Operator), copy.Of(Bound), copy.Of(Otherwise));
}

/// <summary><c>rating priority = fit_grade activity</c></summary>
public sealed class RatingDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken name,
    ImmutableArray<SyntaxToken> bands) : StatementSyntax(children)
{
    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The names of the bands it joins.</summary>
    public ImmutableArray<SyntaxToken> Bands { get; } = bands;

    private protected override SyntaxNode Copied(NodeCopy copy) => new RatingDeclarationSyntax(copy.Children, copy.Of(Name), copy.Of(Bands));
}

/// <summary><c>stages lifecycle { customer when purchased; visitor otherwise }</c></summary>
public sealed class StagesDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? account,
    SyntaxToken name,
    ImmutableArray<StageSyntax> stages) : StatementSyntax(children)
{
    /// <summary>The word <c>account</c> before it, or null.</summary>
    public SyntaxToken? Account { get; } = account;

    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The stages in order.</summary>
    public ImmutableArray<StageSyntax> Stages { get; } = stages;

    private protected override SyntaxNode Copied(NodeCopy copy) => new StagesDeclarationSyntax(copy.Children, copy.Of(Account), copy.Of(Name), copy.Of(Stages));
}

/// <summary><c>mql when …</c> or <c>visitor otherwise</c></summary>
public sealed class StageSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken label,
    ExpressionSyntax? condition,
    SyntaxToken? otherwise) : SyntaxNode(children)
{
    /// <summary>The label: a word, number or string.</summary>
    public SyntaxToken Label { get; } = label;

    /// <summary>The condition, or null.</summary>
    public ExpressionSyntax? Condition { get; } = condition;

    /// <summary>The word <c>otherwise</c>, or null.</summary>
    public SyntaxToken? Otherwise { get; } = otherwise;

    private protected override SyntaxNode Copied(NodeCopy copy) => new StageSyntax(copy.Children, copy.Of(Label), copy.Of(Condition), copy.Of(Otherwise));
}

/// <summary><c>exclude</c>, <c>segment</c>, <c>handoff</c> or <c>outcome</c>: a name and a condition.</summary>
public sealed class ResultDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? account,
    SyntaxToken keyword,
    SyntaxToken name,
    ExpressionSyntax condition,
    BecauseSyntax? because) : StatementSyntax(children)
{
    /// <summary>The word <c>account</c> before it, or null.</summary>
    public SyntaxToken? Account { get; } = account;

    /// <summary>The word <c>exclude</c>, <c>segment</c>, <c>handoff</c> or <c>outcome</c>.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary>The condition after <c>when</c>.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary>The reasons of a hand-off, or null.</summary>
    public BecauseSyntax? Because { get; } = because;

    private protected override SyntaxNode Copied(NodeCopy copy) =>
        new ResultDeclarationSyntax(copy.Children, copy.Of(Account), copy.Of(Keyword), copy.Of(Name), copy.Of(Condition), copy.Of(Because));
}

/// <summary><c>because top 3 reasons of engagement, fit</c></summary>
public sealed class BecauseSyntax(
    ImmutableArray<SyntaxElement> children,
    SyntaxToken? count,
    ImmutableArray<PhraseSyntax> scores) : SyntaxNode(children)
{
    /// <summary>The number after <c>top</c>, or null.</summary>
    public SyntaxToken? Count { get; } = count;

    /// <summary>The scores, each a phrase of one part.</summary>
    public ImmutableArray<PhraseSyntax> Scores { get; } = scores;

    private protected override SyntaxNode Copied(NodeCopy copy) => new BecauseSyntax(copy.Children, copy.Of(Count), copy.Of(Scores));
}

/// <summary><c>ignore visited where (…)</c> or <c>ignore visited more than 100 within 1 minute</c></summary>
public sealed class IgnoreDeclarationSyntax(
    ImmutableArray<SyntaxElement> children,
    PhraseSyntax @event,
    ImmutableArray<TailSyntax> clauses,
    SyntaxToken? moreThan) : StatementSyntax(children)
{
    /// <summary>The event phrase.</summary>
    public PhraseSyntax Event { get; } = @event;

    /// <summary><c>where</c> and, for bursts, the window.</summary>
    public ImmutableArray<TailSyntax> Clauses { get; } = clauses;

    /// <summary>The number after <c>more than</c>, or null.</summary>
    public SyntaxToken? MoreThan { get; } = moreThan;

    private protected override SyntaxNode Copied(NodeCopy copy) => new IgnoreDeclarationSyntax(copy.Children, copy.Of(Event), copy.Of(Clauses), copy.Of(MoreThan));
}
