using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding.Bound;

/// <summary>A test of a model.</summary>
/// <param name="Syntax">The declaration.</param>
/// <param name="Source">The file it stands in.</param>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">The instant it scores as of, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Leads">The leads, each with its events and expectations; at least one where there is no account.</param>
public sealed record BoundTest(TestDeclarationSyntax Syntax, SourceText Source, string Name, long AsOf, ImmutableArray<BoundTestLead> Leads)
{
    /// <summary>The accounts, each with what is expected of it.</summary>
    public ImmutableArray<BoundTestAccount> Accounts { get; init; } = [];
}

/// <summary>An account of a test.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Key">Its key: that of its key field, else its name, else the test's name; trimmed. No other account of the test has it.</param>
/// <param name="Fields">The values given.</param>
/// <param name="Expectations">What is expected of it.</param>
public sealed record BoundTestAccount(SyntaxNode Syntax, string Key, ImmutableArray<BoundTestValue> Fields, ImmutableArray<BoundExpectation> Expectations);

/// <summary>A lead of a test.</summary>
/// <param name="Syntax">Where it stands; the test itself where no lead was written.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Fields">The values given.</param>
/// <param name="Events">The events that belong to it.</param>
/// <param name="Expectations">What is expected of it.</param>
public sealed record BoundTestLead(
    SyntaxNode Syntax, string? Name, ImmutableArray<BoundTestValue> Fields, ImmutableArray<BoundTestEvent> Events, ImmutableArray<BoundExpectation> Expectations)
{
    /// <summary>
    /// The key of its account, or null for none: the value of the field that links leads to accounts; where none is given, the test's
    /// account, if it has one alone that is written without key and name.
    /// </summary>
    public string? Account { get; init; }
}

/// <summary>A value of a field or property in a test.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Field">The field or property.</param>
/// <param name="Texts">The value as text, as a data file would hold it: one item, or several for a list of text.</param>
public sealed record BoundTestValue(SyntaxNode Syntax, FieldSymbol Field, ImmutableArray<string> Texts);

/// <summary>An event of a test.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Event">The kind of event.</param>
/// <param name="At">Its instant, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Times">How many of it, 1 or more.</param>
/// <param name="Id">Its id, or null.</param>
/// <param name="Properties">The values given, the subject included.</param>
public sealed record BoundTestEvent(SyntaxNode Syntax, EventSymbol Event, long At, int Times, string? Id, ImmutableArray<BoundTestValue> Properties);

/// <summary>What a test expects.</summary>
public abstract record BoundExpectation(SyntaxNode Syntax)
{
    /// <summary>A condition holds.</summary>
    public sealed record Holds(SyntaxNode Syntax, BoundCondition Condition) : BoundExpectation(Syntax);

    /// <summary>An exclusion, segment or hand-off holds, or does not.</summary>
    public sealed record Flag(SyntaxNode Syntax, FlagSymbol Symbol, bool IsNegated) : BoundExpectation(Syntax);

    /// <summary>The lead is handed off for this reason (a rule's label), or is not.</summary>
    public sealed record Reason(SyntaxNode Syntax, string Label, bool IsNegated) : BoundExpectation(Syntax);

    /// <summary>A rule contributes these thousandths of a point, after its own cap; or does not.</summary>
    public sealed record Gives(SyntaxNode Syntax, BoundRule Rule, long Points, bool IsNegated) : BoundExpectation(Syntax);
}
