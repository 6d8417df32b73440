namespace ScoringDsl.Compiler.Binding;

/// <summary>How names and keywords are compared: ignoring case. The one place that says so.</summary>
internal static class NameFold
{
    /// <summary>The key that equal names share.</summary>
    public static string Key(string name) =>
        string.Create(name.Length, name, static (key, text) =>
        {
            for (var i = 0; i < key.Length; i++)
            {
                key[i] = char.IsAsciiLetterLower(text[i]) ? (char)(text[i] - 32) : text[i];
            }
        });

    /// <summary>Whether two names are the same name.</summary>
    public static bool Same(string a, string b) => a.Length == b.Length && Key(a) == Key(b);
}
