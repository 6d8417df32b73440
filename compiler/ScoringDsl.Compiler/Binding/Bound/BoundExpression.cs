using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding.Bound;

/// <summary>A part of a model with every name resolved and every type known. Nothing is lowered: defines stay references, <c>is not</c> stays <c>is not</c>.</summary>
/// <param name="Syntax">Where it stands.</param>
public abstract record BoundExpression(SyntaxNode Syntax);

/// <summary>Something that holds or does not.</summary>
public abstract record BoundCondition(SyntaxNode Syntax) : BoundExpression(Syntax);

/// <summary>A number; missing where a part of it is missing or the result is not finite.</summary>
public abstract record BoundNumber(SyntaxNode Syntax) : BoundExpression(Syntax);

/// <summary>A duration, the value of a define.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Microseconds">Its length, above 0.</param>
public sealed record BoundDurationValue(SyntaxNode Syntax, long Microseconds) : BoundExpression(Syntax);

/// <summary>Which facet of a text is looked at.</summary>
public enum TextFacet
{
    /// <summary>The value itself.</summary>
    None,

    /// <summary>An e-mail address's domain.</summary>
    EmailDomain,

    /// <summary>What stands before an e-mail address's last @.</summary>
    EmailName,

    /// <summary>A URL's host.</summary>
    UrlHost,

    /// <summary>A URL's path, without query, fragment and trailing slash.</summary>
    UrlPath,
}

/// <summary>A text that a lead or event carries: a textual field with a facet.</summary>
/// <param name="Field">The field or property. In the scope of an event phrase properties have owner Event.</param>
/// <param name="Facet">The facet.</param>
public sealed record BoundText(FieldSymbol Field, TextFacet Facet);

/// <summary>A stretch of time.</summary>
public abstract record BoundWindow
{
    /// <summary><c>within D</c>: (asOf − D, asOf]. D in microseconds.</summary>
    public sealed record Within(long Duration) : BoundWindow;

    /// <summary><c>within next D</c>: (asOf, asOf + D]; for date fields only.</summary>
    public sealed record WithinNext(long Duration) : BoundWindow;

    /// <summary><c>between A and B ago</c>: (asOf − B, asOf − A], A below B.</summary>
    public sealed record BetweenAgo(long Nearer, long Farther) : BoundWindow;

    /// <summary><c>older than D</c>: up to and with asOf − D.</summary>
    public sealed record OlderThan(long Duration) : BoundWindow;

    /// <summary><c>since X</c>: from X on, X included. Microseconds since 1970-01-01 UTC.</summary>
    public sealed record Since(long Instant) : BoundWindow;

    /// <summary><c>before X</c>: X not included.</summary>
    public sealed record Before(long Instant) : BoundWindow;
}

/// <summary>An event with what narrows it.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Event">The kind of event.</param>
/// <param name="Subject">The condition that a bare value after the name makes, over the event's properties, or null.</param>
/// <param name="Where">The condition of <c>where</c>, over properties and lead fields, or null.</param>
/// <param name="Window">The window, or null for all time up to asOf.</param>
public sealed record BoundEventPhrase(SyntaxNode Syntax, EventSymbol Event, BoundCondition? Subject, BoundCondition? Where, BoundWindow? Window);
