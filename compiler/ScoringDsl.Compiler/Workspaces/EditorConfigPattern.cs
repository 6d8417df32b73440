using System.Text;
using System.Text.RegularExpressions;

// Regex is banned for its case rules; these patterns tell cases apart.
#pragma warning disable RS0030

namespace ScoringDsl.Compiler.Workspaces;

// Regex is banned for its rules of case and for caches that keep models alive: here paths are compared as they are, and no model is near.
#pragma warning disable RS0030

/// <summary>
/// The pattern of files in a section's head: <c>*</c> any characters but a slash, <c>**</c> any characters, <c>?</c> one character,
/// <c>[abc]</c> or <c>[!abc]</c> one of some, <c>{a,b}</c> one of some texts. Without a slash it is about a file's name in any folder.
/// </summary>
internal sealed class EditorConfigPattern
{
    private readonly Regex _regex;

    public EditorConfigPattern(string pattern)
    {
        var anywhere = !pattern.Contains('/', StringComparison.Ordinal);
        _regex = new Regex($"^{(anywhere ? "(?:.*/)?" : "")}{Translate(pattern.TrimStart('/'))}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    /// <summary>Whether a path, with forward slashes from the section's folder on, is one of the files.</summary>
    public bool Matches(string path) => _regex.IsMatch(path);

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder();
        var braces = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    regex.Append(".*");
                    i++;
                    break;

                case '*':
                    regex.Append("[^/]*");
                    break;

                case '?':
                    regex.Append("[^/]");
                    break;

                case '[' when end > i + 1:
                    var set = pattern[(i + 1)..end];
                    regex.Append(set[0] == '!' ? "[^" : "[").Append(Regex.Escape(set.TrimStart('!')).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                    i = end;
                    break;

                case '{' when pattern.IndexOf('}', i) > 0:
                    regex.Append("(?:");
                    braces++;
                    break;

                case '}' when braces > 0:
                    regex.Append(')');
                    braces--;
                    break;

                case ',' when braces > 0:
                    regex.Append('|');
                    break;

                default:
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return regex.Append(')', braces).ToString();
    }
}
