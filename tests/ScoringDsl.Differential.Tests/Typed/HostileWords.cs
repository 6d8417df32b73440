namespace ScoringDsl.Differential.Typed;

/// <summary>Names and texts that a model may hold and that a C# file has trouble with.</summary>
internal static class HostileWords
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("very_", 110));
    private static readonly string s_longOfThreeBytes = string.Concat(Enumerable.Repeat("顧客名", 200));

    /// <summary>What a field, event, score or other thing is called.</summary>
    public static readonly string[] Names =
    [
        // Keywords, and words that are keywords in places.
        "class", "string", "int", "object", "namespace", "event", "default", "this", "base", "null", "true", "is", "as", "new", "void", "static", "params", "operator", "checked",
        "record", "file", "required", "field", "value", "async", "await", "var", "dynamic", "nameof", "global", "partial", "where", "yield", "init", "scoped", "extension", "_", "__arglist", "value__",

        // Members of every class.
        "equals", "GetHashCode", "get_type", "to_string", "finalize", "memberwise_clone", "reference_equals",

        // What generated classes have themselves.
        "lead", "account", "result", "account_result", "score", "batch", "scorer", "bind", "explain", "new_batch", "exclusion", "segment", "handoff", "outcome", "exclusions", "handoffs",
        "key", "at", "id", "write_to", "count", "model", "scores", "highest", "name_of_highest", "item", "get_reasons", "is_excluded", "exclusion_flags", "account_segment_flags", "s_own", "block",
        "get_item", "add", "clear", "this_lead", "as_of", "events", "row", "_row", "Dispose",

        // Namespaces and types that generated code names.
        "System", "scoring_dsl", "ScoringDsl", "Runtime", "DateTimeOffset", "decimal", "ReadOnlySpan", "Math", "Evaluation", "Func", "IEnumerable", "shop", "generated",

        // Names that meet.
        "first_name", "FirstName", "first__name", "firstName_", "First Name", "first-name", "FIRST.NAME", "first_name_field", "first_name2",

        // Not ASCII: letters without capitals, with odd ones, digits, marks, letters beyond 16 bits, signs of direction.
        "größe", "österreich", "ελλάδα", "客户", "имя", "ıi", "i̇", "ﬁne", "ªº", "ǆ", "नाम", "ⅷ", "a‿b", "x٣", "𝒱𝒫", "𝒱x", "🚀", "a\u200Bb", "\u202Eabc", "é\u0301",

        // What no name can begin with or hold.
        "1st", "100%", "20..99", "?", "!", "+", "*/", "//", "/*", "</summary>", "a\"b", "a\\b", "{0}", "#line", "@x", "$", "a\tb", "x;y", "a--b", "\u2028", "a\u0085b", "a\0b", "a\nb", "&amp;",
        s_long + "a", s_long + "b", s_longOfThreeBytes + "a", s_longOfThreeBytes + "b",
    ];

    /// <summary>What follows <c>///</c>.</summary>
    public static readonly string[] Documentation =
    [
        "Ends </summary> here & \"there\" <b>not</b>.", "*/ -- ]]> /* {0} \\u0022 \\", "\u202E\u2066 turned \u2069", "one\u2028two\u0085three\u000Cfour\u0000five", "🚀 𝒱", "<see cref=\"T:None\"/>",
        "#pragma warning restore", "@param $\"{x}\"", "/", "   ", "\uFFFE", new string('x', 3000),
    ];
}
