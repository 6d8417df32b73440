using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>How names, keywords and labels are compared: folded as data texts are, so that a value equal in the data is equal in the model.</summary>
internal static class NameFold
{
    /// <summary>The key that equal names share; in upper case.</summary>
    public static string Key(string name) => TextFold.Fold(name);

    /// <summary>Whether two names are the same name.</summary>
    public static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal) || string.Equals(Key(a), Key(b), StringComparison.Ordinal);
}
