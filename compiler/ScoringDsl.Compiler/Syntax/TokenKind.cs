namespace ScoringDsl.Compiler.Syntax;

/// <summary>The kinds of tokens as the compiler's later phases see them.</summary>
public enum TokenKind
{
    /// <summary>A name, or a word that is a keyword only in its place (range, known, day, …).</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    QuotedName,

    /// <summary>A reserved word or a declaration word in its place.</summary>
    Keyword,

    /// <summary>An operator of several words, one token: <c>up to</c>, <c>has word</c>, <c>count of</c>, …</summary>
    WordOperator,

    /// <summary>Text in double quotes.</summary>
    String,

    /// <summary>A number, without sign.</summary>
    Number,

    /// <summary>A number and <c>%</c>.</summary>
    Percent,

    /// <summary>A date, or an instant with time.</summary>
    Date,

    /// <summary>An operator or bracket of signs: <c>=&gt;</c>, <c>&gt;=</c>, <c>(</c>, <c>,</c>, …</summary>
    Punctuation,

    /// <summary>A character or stretch that no token begins with, a string never closed included.</summary>
    Invalid,

    /// <summary>The end of the file; carries the trivia after the last token.</summary>
    EndOfFile,
}
