using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding.Bound;

/// <summary>Always or never true: <c>always</c>, or a part whose error was reported.</summary>
public sealed record BoundConstantCondition(SyntaxNode Syntax, bool Value) : BoundCondition(Syntax)
{
    private static readonly PhraseSyntax Nowhere = new([], []);

    /// <summary>A condition that never holds, standing nowhere.</summary>
    public static BoundConstantCondition Never { get; } = new(Nowhere, false);
}

/// <summary><c>a and b and c</c>, or the same with <c>or</c>; flat.</summary>
public sealed record BoundLogical(SyntaxNode Syntax, bool IsAnd, ImmutableArray<BoundCondition> Operands) : BoundCondition(Syntax);

/// <summary>Plain negation. An even number of <c>not</c>s is none, an odd number one.</summary>
public sealed record BoundNot(SyntaxNode Syntax, BoundCondition Operand) : BoundCondition(Syntax);

/// <summary>A define that names a condition.</summary>
public sealed record BoundDefineCondition(SyntaxNode Syntax, DefineSymbol Define) : BoundCondition(Syntax);

/// <summary>How two numbers, or two dates, are compared.</summary>
public enum ComparisonOperator
{
    /// <summary><c>=</c> or <c>is</c></summary>
    Equal,

    /// <summary><c>is not</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}

/// <summary>Two numbers compared; false where one is missing.</summary>
public sealed record BoundNumberComparison(SyntaxNode Syntax, BoundNumber Left, ComparisonOperator Operator, BoundNumber Right) : BoundCondition(Syntax);

/// <summary><c>employees in 20..99</c> (both ends in) or <c>not in</c>; false where the value or an end is missing.</summary>
public sealed record BoundNumberRange(SyntaxNode Syntax, BoundNumber Value, BoundNumber Low, BoundNumber High, bool IsNegated) : BoundCondition(Syntax);

/// <summary><c>level in (1, 2, 3)</c> or <c>not in</c>; false where the value is missing.</summary>
public sealed record BoundNumberSet(SyntaxNode Syntax, BoundNumber Value, ImmutableArray<double> Values, bool IsNegated) : BoundCondition(Syntax);

/// <summary>How a text is tested.</summary>
public enum TextOperator
{
    /// <summary>The whole value.</summary>
    Is,

    /// <summary>A part of the value; for a list field one whole item.</summary>
    Contains,

    /// <summary>A part that touches no other letter or digit.</summary>
    HasWord,

    /// <summary>The value's beginning.</summary>
    StartsWith,

    /// <summary>The value's end.</summary>
    EndsWith,

    /// <summary>A pattern over the whole value; <c>*</c> is any run.</summary>
    Like,

    /// <summary>A domain value: with a dot that domain; without one V.T and V.S.C (language, section 4).</summary>
    DomainIs,

    /// <summary>A domain or a subdomain of it.</summary>
    DomainUnder,

    /// <summary>One whole segment of a URL's path.</summary>
    PathSegment,

    /// <summary>A URL's whole path; <c>*</c> is any run.</summary>
    PathIs,
}

/// <summary>
/// A text tested against one or more given texts: true where any of them fits. False where the text is missing, negated or not.
/// </summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Text">The text looked at. For a <see cref="FieldType.TextList"/> field: any item.</param>
/// <param name="Operator">The test.</param>
/// <param name="Values">The given texts as written; lists are already their values.</param>
/// <param name="IsNegated">Whether <c>not</c> belongs to the operator (<c>is not</c>, <c>not in</c>, <c>not contains</c>).</param>
public sealed record BoundTextTest(SyntaxNode Syntax, BoundText Text, TextOperator Operator, ImmutableArray<string> Values, bool IsNegated) : BoundCondition(Syntax);

/// <summary>Two texts of the data compared: <c>country is billing_country</c>. False where one is missing.</summary>
public sealed record BoundTextComparison(SyntaxNode Syntax, BoundText Left, BoundText Right, bool IsNegated) : BoundCondition(Syntax);

/// <summary><c>phone is known</c> or <c>phone is missing</c>; a facet may be missing where its field is known.</summary>
public sealed record BoundPresence(SyntaxNode Syntax, FieldSymbol Field, TextFacet Facet, bool IsKnown) : BoundCondition(Syntax);

/// <summary><c>count of a / count of b is known</c>: presence of a computed number.</summary>
public sealed record BoundNumberPresence(SyntaxNode Syntax, BoundNumber Value, bool IsKnown) : BoundCondition(Syntax);

/// <summary><c>email is valid</c> or <c>email is malformed</c>; false where missing.</summary>
public sealed record BoundEmailValidity(SyntaxNode Syntax, FieldSymbol Field, bool IsValid, bool IsNegated) : BoundCondition(Syntax);

/// <summary>
/// <c>first_name is gibberish</c> or <c>is not gibberish</c>; false where missing. Judged is the facet's text, trimmed and folded. Latin
/// letters are A to Z, each also with accents (canonically decomposed, it is one of A to Z and marks). A text is gibberish where
/// it is one such letter four or more times and nothing else; or holds five letters in a run, each the neighbour of the one before, all
/// the same way along one of the rows QWERTYUIOP, ASDFGHJKL, ZXCVBNM; or holds a word of five or more characters, all of them Latin
/// letters and none of A, E, I, O, U, Y, accented or not. A word is a run of letters and digits; marks of U+0300 to U+036F in it belong to
/// the letter before and do not count.
/// </summary>
public sealed record BoundGibberish(SyntaxNode Syntax, BoundText Text, bool IsNegated) : BoundCondition(Syntax);

/// <summary>A bool field: alone, or <c>is yes</c>/<c>is no</c>, negated with <c>is not</c>. False where missing.</summary>
public sealed record BoundBoolTest(SyntaxNode Syntax, FieldSymbol Field, bool Value) : BoundCondition(Syntax);

/// <summary>A date field in a window; false where missing.</summary>
public sealed record BoundDateWindow(SyntaxNode Syntax, FieldSymbol Field, BoundWindow Window) : BoundCondition(Syntax);

/// <summary>A date field compared with an instant; false where missing.</summary>
public sealed record BoundDateComparison(SyntaxNode Syntax, FieldSymbol Field, ComparisonOperator Operator, long Instant) : BoundCondition(Syntax);

/// <summary>Two date fields compared; false where one is missing.</summary>
public sealed record BoundDateFieldComparison(SyntaxNode Syntax, FieldSymbol Left, ComparisonOperator Operator, FieldSymbol Right) : BoundCondition(Syntax);

/// <summary>An event phrase as a condition: how often it happened, compared; alone it is <c>&gt;= 1</c>.</summary>
public sealed record BoundEventCondition(SyntaxNode Syntax, BoundEventPhrase Phrase, ComparisonOperator Operator, BoundNumber Count) : BoundCondition(Syntax);

/// <summary><c>visited in 5..20</c></summary>
public sealed record BoundEventRange(SyntaxNode Syntax, BoundEventPhrase Phrase, BoundNumber Low, BoundNumber High) : BoundCondition(Syntax);

/// <summary>A band, rating or stage is one of some labels: <c>is</c>, <c>is not</c>, <c>in</c>, <c>at least</c> (its labels spelled out).</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Result">The result.</param>
/// <param name="Labels">Indexes into <see cref="LabelSymbol.Labels"/>, ascending; negation already applied (a result is never missing).</param>
public sealed record BoundLabelTest(SyntaxNode Syntax, LabelSymbol Result, ImmutableArray<int> Labels) : BoundCondition(Syntax);

/// <summary>An exclusion, segment or (in tests) hand-off or outcome holds.</summary>
public sealed record BoundFlagTest(SyntaxNode Syntax, FlagSymbol Flag) : BoundCondition(Syntax);

/// <summary>
/// <c>name of highest interest is crm</c>: which of some scores is the highest; the first declared wins a tie. Missing, and so false,
/// negated or not, where the highest is 0 or less.
/// </summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Scores">The scores in order of declaration; at least one.</param>
/// <param name="Indexes">The scores asked for, as indexes into <paramref name="Scores"/>, ascending.</param>
/// <param name="IsNegated">Whether <c>not</c> belongs to the operator (<c>is not</c>, <c>not in</c>).</param>
public sealed record BoundHighestNameTest(SyntaxNode Syntax, ImmutableArray<ScoreSymbol> Scores, ImmutableArray<int> Indexes, bool IsNegated) : BoundCondition(Syntax);

/// <summary><c>name of highest interest is known</c> (above 0) or <c>is missing</c>.</summary>
public sealed record BoundHighestNamePresence(SyntaxNode Syntax, ImmutableArray<ScoreSymbol> Scores, bool IsKnown) : BoundCondition(Syntax);

/// <summary><c>excluded</c>: any exclusion holds.</summary>
public sealed record BoundExcluded(SyntaxNode Syntax) : BoundCondition(Syntax);

/// <summary><c>engagement raised within D</c>. D in microseconds.</summary>
public sealed record BoundRaised(SyntaxNode Syntax, ScoreSymbol Score, long Duration) : BoundCondition(Syntax);
