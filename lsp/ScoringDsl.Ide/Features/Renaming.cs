using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>The replacement of a stretch of a file.</summary>
public sealed record FileEdit(Place Place, string NewText);

/// <summary>Gives a declared name another, everywhere it is used, across imports.</summary>
public static class Renaming
{
    /// <summary>The name at an offset that can be renamed, or null.</summary>
    public static Place? Prepare(IdeSnapshot snapshot, string path, int offset) =>
        SymbolFinder.At(snapshot, path, offset) is { } found ? found.Name : null;

    /// <summary>The edits that rename.</summary>
    /// <param name="snapshot">The workspace.</param>
    /// <param name="path">The file.</param>
    /// <param name="offset">An offset in the name.</param>
    /// <param name="newName">The new name, with or without backticks; an event's may have several words.</param>
    /// <param name="error">Why it cannot be done, in a sentence for people; null where it can.</param>
    public static IReadOnlyList<FileEdit> Rename(IdeSnapshot snapshot, string path, int offset, string newName, out string? error)
    {
        ArgumentNullException.ThrowIfNull(newName);
        error = null;
        if (SymbolFinder.At(snapshot, path, offset) is not { } found)
        {
            error = "There is no name here that can be renamed.";
            return [];
        }

        if (Spell(newName.Trim(), found.Symbol is EventSymbol) is not { } text)
        {
            error = found.Symbol is EventSymbol
                ? $"'{newName.Trim()}' cannot be an event's name: use words of letters, digits and '_'."
                : $"'{newName.Trim()}' cannot be a name: use one word of letters, digits and '_'.";
            return [];
        }

        return [.. Navigation.FindReferences(snapshot, path, offset, withDeclaration: true).Select(p => new FileEdit(p, text))];
    }

    /// <summary>The name as it must be written: itself where it reads as one name, in backticks where it is a keyword, else null.</summary>
    private static string? Spell(string name, bool mayHaveWords)
    {
        var bare = name.Trim('`');
        var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || (words.Length > 1 && !mayHaveWords))
        {
            return null;
        }

        var spelled = words.Select(SpellWord).ToArray();
        return spelled.Contains(null) ? null : string.Join(' ', spelled);
    }

    private static string? SpellWord(string word) => ReadsAsName(word) ? word : ReadsAsName($"`{word}`") ? $"`{word}`" : null;

    /// <summary>Asks the parser itself: it knows which words are names.</summary>
    internal static bool ReadsAsName(string word)
    {
        var tree = SyntaxTree.Parse(new SourceText("name.score", $"define {word} = 1\n"));
        return tree.Diagnostics.IsEmpty
            && tree.Root.Statements is [DefineDeclarationSyntax { Name: { } name }]
            && name.Text == word;
    }
}
