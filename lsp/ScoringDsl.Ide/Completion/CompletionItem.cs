namespace ScoringDsl.Ide.Completion;

/// <summary>What a proposal is.</summary>
public enum CompletionKind
{
    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A field of the lead or account, or a property.</summary>
    Field,

    /// <summary>A kind of event.</summary>
    Event,

    /// <summary>A score.</summary>
    Score,

    /// <summary>Bands, a rating, stages, a segment, an exclusion, a hand-off.</summary>
    Result,

    /// <summary>A define.</summary>
    Define,

    /// <summary>A list.</summary>
    List,

    /// <summary>A value that a field can have, or a label.</summary>
    Value,

    /// <summary>Several lines with places to fill in.</summary>
    Snippet,
}

/// <summary>Something that may be written at a place.</summary>
/// <param name="Label">What is shown, and what typed letters are compared with.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">A few words beside it, or null.</param>
/// <param name="Documentation">Markdown, or null.</param>
/// <param name="InsertText">What is inserted where it is not the label; <c>$1</c>, <c>${1:text}</c> and <c>$0</c> mark places to fill in where <paramref name="IsSnippet"/>.</param>
/// <param name="IsSnippet">Whether <paramref name="InsertText"/> has places to fill in.</param>
public sealed record CompletionItem(
    string Label, CompletionKind Kind, string? Detail = null, string? Documentation = null, string? InsertText = null, bool IsSnippet = false);
