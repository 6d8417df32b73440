using System.Collections.Immutable;

namespace ScoringDsl.Compiler.Binding.Symbols;

/// <summary>The types a field or property can have.</summary>
public enum FieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number (IEEE 754 double).</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>An instant, UTC, in microseconds.</summary>
    Date,

    /// <summary>Text with the facets <c>domain</c> and <c>name</c>.</summary>
    Email,

    /// <summary>Text with the facets <c>host</c> and <c>path</c>.</summary>
    Url,

    /// <summary>Text out of a declared set.</summary>
    OneOf,

    /// <summary>Several texts.</summary>
    TextList,
}

/// <summary>What a field belongs to.</summary>
public enum FieldOwner
{
    /// <summary>The lead.</summary>
    Lead,

    /// <summary>The account.</summary>
    Account,

    /// <summary>An event; the field is one of its properties.</summary>
    Event,
}

/// <summary>A field of the lead or the account, or a property of an event.</summary>
public sealed class FieldSymbol : Symbol
{
    /// <summary>The type.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What it belongs to.</summary>
    public required FieldOwner Owner { get; init; }

    /// <summary>Its place among the fields of its owner, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The values of <c>one of</c>, as written; else empty.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The column's name in data files: that of <c>from</c>, else the field's name.</summary>
    public required string Column { get; init; }

    /// <summary>Whether <c>from</c> stands.</summary>
    public bool HasColumn { get; init; }

    /// <summary>Texts that count as missing, as written.</summary>
    public ImmutableArray<string> MissingTexts { get; init; } = [];

    /// <summary>Whether it is the key of the lead or account. A key is never missing.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether it links a lead to its account.</summary>
    public bool IsAccountLink { get; init; }

    /// <summary>Whether it is its event's subject.</summary>
    public bool IsSubject { get; init; }

    /// <summary>Whether values are texts: text, email, url, one of.</summary>
    public bool IsTextual => Type is FieldType.Text or FieldType.Email or FieldType.Url or FieldType.OneOf;
}
