using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Words that people say where the language has another: <c>never visited</c>, <c>has phone</c>, <c>visited pricing twice</c>.</summary>
internal static class EverydayWords
{
    /// <summary>A phrase that begins with no name, but whose rest does: what its first word is written as.</summary>
    public static Diagnostic? AtStart(IReadOnlyList<PhrasePartSyntax> parts, NameTable names, Scope scope)
    {
        if (parts.Count < 2 || parts[0] is not { Member: null, Index: null, Token: { Kind: TokenKind.Word } first })
        {
            return null;
        }

        PhrasePartSyntax[] rest = [.. parts.Skip(1)];
        if (names.FindLongest(rest, out _) is not { Kind: not DeclarationKind.Unusable } declared)
        {
            return null;
        }

        var name = scope.Source.ToString(rest[0].Span.Cover(rest[^1].Span));
        return NameFold.Key(first.Value) switch
        {
            "NEVER" or "NO" or "DIDNT" or "HASNT" => scope.At(first).MeantWord(first.Text, "not"),
            "HAS" or "HAVE" or "GOT" when declared.Kind == DeclarationKind.Field && rest.Length == 1 =>
                scope.At(first.Span.Cover(rest[0].Span)).WrittenAs($"{name} is known"),
            "COUNT" or "NUMBER" or "TOTAL" when declared.Kind == DeclarationKind.Event => scope.At(first).WrittenAs("count of"),
            "THE" or "A" or "AN" or "THEIR" or "HAS" or "HAVE" or "LEAD" or "CONTACT" or "FIELD" or "EVENT" or "SCORE" or "BANDS" or "LIST" =>
                scope.At(first).NotNeeded(first.Text, [new TextEdit(new(first.Span.Start, rest[0].Span.Start - first.Span.Start), "")]),
            var word when declared.Kind == DeclarationKind.Event && DidYouMean.Find(word, ["EACH"]) is not null => scope.At(first).MeantWord(first.Text, "each"),
            _ => null,
        };
    }

    /// <summary>Words after an event that are no subject: <c>twice</c>, or a property after <c>with</c>.</summary>
    public static Diagnostic? AfterEvent(EventSymbol of, IReadOnlyList<PhrasePartSyntax> rest, Scope scope)
    {
        var last = rest[^1].Token;
        var times = last.Kind != TokenKind.Word ? null : NameFold.Key(last.Value) switch { "ONCE" => "1", "TWICE" => "2", "THRICE" => "3", _ => null };
        if (times is not null)
        {
            return scope.At(last).WrittenAs($">= {times}");
        }

        return rest.Count > 1 && NameFold.Key(rest[0].Token.Value) is "WITH" or "HAVING" or "WHOSE" && of.Properties.Any(p => NameFold.Same(p.Name, rest[1].Token.Value))
            ? scope.At(rest[0].Span.Cover(rest[^1].Span)).PropertyNeedsWhere(null)
            : null;
    }

    /// <summary>The operator for words that people write in its place, and how many words they are; null where there is none.</summary>
    public static (string Operator, int Words)? Operator(IReadOnlyList<PhrasePartSyntax> parts) => NameFold.Key(parts[0].Token.Value) switch
    {
        "EQUALS" or "EQUAL" => ("is", 1),
        "INCLUDES" or "INCLUDE" or "CONTAIN" => ("contains", 1),
        "MATCHES" => ("like", 1),
        "BEGINS" or "BEGIN" when IsWith(parts) => ("starts with", 2),
        "FINISHES" or "FINISH" when IsWith(parts) => ("ends with", 2),
        _ => null,
    };

    /// <summary>What a bare word probably asks instead of being a text: <c>is missing</c> or <c>is known</c>; null for all others.</summary>
    public static string? Presence(string word) => NameFold.Key(word) switch
    {
        "EMPTY" or "BLANK" or "NULL" or "UNKNOWN" or "UNDEFINED" => "is missing",
        "EXISTS" or "PRESENT" or "SET" or "FILLED" or "GIVEN" => "is known",
        _ => null,
    };

    /// <summary>Whether a word stands for <c>otherwise</c>.</summary>
    public static bool IsOtherwise(string word) => NameFold.Key(word) is "ELSE" or "DEFAULT" or "OTHER" or "OTHERS" or "REST";

    private static bool IsWith(IReadOnlyList<PhrasePartSyntax> parts) => parts.Count > 1 && NameFold.Same(parts[1].Token.Value, "with");
}
