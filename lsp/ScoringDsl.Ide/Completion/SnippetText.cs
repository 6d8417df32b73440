using System.Text;

namespace ScoringDsl.Ide.Completion;

/// <summary>Texts with places to fill in, as editors write them: <c>$1</c>, <c>${1:text}</c>, <c>$0</c>.</summary>
public static class SnippetText
{
    /// <summary>A text with its places replaced by what they propose: <c>${1:visited}</c> by <c>visited</c>.</summary>
    public static string WithoutPlaces(string snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        var text = new StringBuilder();
        for (var i = 0; i < snippet.Length; i++)
        {
            if (snippet[i] != '$' || i + 1 == snippet.Length)
            {
                text.Append(snippet[i]);
            }
            else if (snippet[i + 1] == '{' && snippet.IndexOf('}', i) is var end and > 0)
            {
                text.Append(snippet.AsSpan(i..end)[(snippet.IndexOf(':', i) - i + 1)..]);
                i = end;
            }
            else
            {
                i++;
            }
        }

        return text.ToString();
    }
}
