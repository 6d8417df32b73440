using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding.Bound;

/// <summary>A number as written; percents are already divided by 100.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Value">The nearest double.</param>
/// <param name="Exact">The exact decimal that was written.</param>
public sealed record BoundNumberLiteral(SyntaxNode Syntax, double Value, decimal Exact) : BoundNumber(Syntax);

/// <summary>A define that names a number or percent.</summary>
public sealed record BoundDefineNumber(SyntaxNode Syntax, DefineSymbol Define) : BoundNumber(Syntax);

/// <summary>A number field of the lead, or a number property of the event in scope.</summary>
public sealed record BoundNumberField(SyntaxNode Syntax, FieldSymbol Field) : BoundNumber(Syntax);

/// <summary><c>a + b - c</c>: flat.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Terms">Two or more terms.</param>
/// <param name="Subtracted">Whether each term is subtracted; the first never is.</param>
public sealed record BoundSum(SyntaxNode Syntax, ImmutableArray<BoundNumber> Terms, ImmutableArray<bool> Subtracted) : BoundNumber(Syntax);

/// <summary><c>a * b / c</c>: flat, from the left.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Factors">Two or more factors.</param>
/// <param name="Divided">Whether each is divided by; the first never is. Division by zero is missing.</param>
public sealed record BoundProduct(SyntaxNode Syntax, ImmutableArray<BoundNumber> Factors, ImmutableArray<bool> Divided) : BoundNumber(Syntax);

/// <summary><c>-a</c></summary>
public sealed record BoundNegation(SyntaxNode Syntax, BoundNumber Operand) : BoundNumber(Syntax);

/// <summary><c>count of E</c>; 0 where there is none.</summary>
public sealed record BoundCount(SyntaxNode Syntax, BoundEventPhrase Phrase) : BoundNumber(Syntax);

/// <summary><c>count of distinct P of E</c>: how many different values, missing ones not counted.</summary>
public sealed record BoundDistinctCount(SyntaxNode Syntax, FieldSymbol Property, BoundEventPhrase Phrase) : BoundNumber(Syntax);

/// <summary>What is computed over a property.</summary>
public enum PropertyFunction
{
    /// <summary>Values brought to whole millionths and added; 0 of nothing.</summary>
    Sum,

    /// <summary>That sum by the count of known values; missing of nothing.</summary>
    Average,

    /// <summary>The least; missing of nothing.</summary>
    Min,

    /// <summary>The greatest; missing of nothing.</summary>
    Max,
}

/// <summary><c>sum of amount of purchased books within 90 days</c>; missing values do not count.</summary>
public sealed record BoundPropertyAggregate(SyntaxNode Syntax, PropertyFunction Function, FieldSymbol Property, BoundEventPhrase Phrase) : BoundNumber(Syntax);

/// <summary><c>most E per P</c>: how many of the events have the value of P that most of them have; missing values do not count; 0 of nothing.</summary>
public sealed record BoundMostPer(SyntaxNode Syntax, FieldSymbol Property, BoundEventPhrase Phrase) : BoundNumber(Syntax);

/// <summary><c>days since FIELD</c>: (asOf − field) in days, a fraction; negative for a date to come; missing where the field is.</summary>
public sealed record BoundDaysSince(SyntaxNode Syntax, FieldSymbol Field) : BoundNumber(Syntax);

/// <summary><c>days since last E</c> or <c>days since first E</c>; missing where there is none.</summary>
public sealed record BoundDaysSinceEvent(SyntaxNode Syntax, bool IsLast, BoundEventPhrase Phrase) : BoundNumber(Syntax);

/// <summary><c>title length</c>: the number of Unicode code points of the trimmed text; missing where the text is.</summary>
public sealed record BoundTextLength(SyntaxNode Syntax, FieldSymbol Field) : BoundNumber(Syntax);

/// <summary><c>tags size</c>: the number of items; 0 is missing.</summary>
public sealed record BoundListSize(SyntaxNode Syntax, FieldSymbol Field) : BoundNumber(Syntax);

/// <summary>A finished score, in points.</summary>
public sealed record BoundScoreValue(SyntaxNode Syntax, ScoreSymbol Score) : BoundNumber(Syntax);

/// <summary><c>highest of interest</c>: the greatest of some finished scores, in points.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Scores">The scores in order of declaration; at least one.</param>
public sealed record BoundHighest(SyntaxNode Syntax, ImmutableArray<ScoreSymbol> Scores) : BoundNumber(Syntax);

/// <summary><c>count of leads where (…)</c>: how many of the account's leads the condition holds for.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Where">The condition, about each lead, or null for all. Excluded leads are left out.</param>
public sealed record BoundLeadCount(SyntaxNode Syntax, BoundCondition? Where) : BoundNumber(Syntax);

/// <summary><c>max of engagement of leads</c>; leads whose value is missing do not count.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Value">The value of each lead.</param>
/// <param name="Where">The condition, about each lead, or null for all. Excluded leads are left out.</param>
public sealed record BoundLeadAggregate(SyntaxNode Syntax, PropertyFunction Function, BoundNumber Value, BoundCondition? Where) : BoundNumber(Syntax);

/// <summary><c>sum of top 3 engagement of leads</c>: the largest values added; all where there are fewer, 0 of none.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="Value">The value of each lead.</param>
/// <param name="Where">The condition, about each lead, or null for all. Excluded leads are left out.</param>
public sealed record BoundTopLeads(SyntaxNode Syntax, int Count, BoundNumber Value, BoundCondition? Where) : BoundNumber(Syntax);
