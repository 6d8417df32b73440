using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>The names of one model. Events' names may have several words; all others have one.</summary>
internal sealed class NameTable(DiagnosticBag diagnostics)
{
    // A model full of unknown names would else compare every one of them with every declared one.
    private const int MostSuggestions = 50;

    private readonly Dictionary<string, Declaration> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Declaration> _lost = new(StringComparer.Ordinal);
    private readonly List<Declaration> _all = [];
    private readonly SortedDictionary<int, List<(string Key, Declaration Declaration)>> _byWordCount = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));
    private int _longestEventName = 1;
    private int _suggestions;

    /// <summary>All names in order of declaration, without the later ones of duplicates.</summary>
    public IReadOnlyList<Declaration> All => _all;

    /// <summary>All names, but for each family the scores that it is made of.</summary>
    public IEnumerable<Declaration> AllWithMembers => _all.SelectMany(d => d.Kind == DeclarationKind.Family ? d.Members : [d]);

    /// <summary>Adds a name; a second declaration of it is an error and is left out.</summary>
    public bool Declare(Declaration declaration)
    {
        var key = NameFold.Key(declaration.Name);
        if (_byKey.TryGetValue(key, out var first))
        {
            if (declaration.Kind != DeclarationKind.Unusable || first.Kind != DeclarationKind.Unusable)
            {
                diagnostics.Add(new DiagnosticBuilder(declaration.Source, declaration.NameSpan).DuplicateName(declaration.Name, first.Source, first.NameSpan));
            }

            return false;
        }

        _byKey.Add(key, declaration);
        _all.Add(declaration);
        var words = declaration.Kind == DeclarationKind.Event ? declaration.Name.Count(c => c == ' ') + 1 : 1;
        _longestEventName = Math.Max(_longestEventName, words);
        if (!_byWordCount.TryGetValue(words, out var names))
        {
            _byWordCount.Add(words, names = []);
        }

        names.Add((key, declaration));
        return true;
    }

    /// <summary>Notes a word of a declaration that could not be read: it may have been declared there, so using it is no second error.</summary>
    public void Lose(string word, SyntaxNode declaration, SourceText source) =>
        _lost.TryAdd(NameFold.Key(word), new Declaration(DeclarationKind.Unusable, word, source, declaration.Span, declaration));

    /// <summary>Whether what a name declares has lines that could not be read, so that more may belong to it.</summary>
    public bool HasLostLines(string name) => _byKey.TryGetValue(NameFold.Key(name), out var declaration) && LostWords.InBlock(declaration.Syntax).Any();

    /// <summary>The declaration of a name, or null; an unusable one for what a broken line may have declared.</summary>
    public Declaration? Find(string name) => _byKey.GetValueOrDefault(NameFold.Key(name)) ?? _lost.GetValueOrDefault(NameFold.Key(name));

    /// <summary>The declaration of the longest name that <paramref name="parts"/> begin with, and how many words it has.</summary>
    public Declaration? FindLongest(IReadOnlyList<PhrasePartSyntax> parts, out int words)
    {
        var most = 0;
        while (most < parts.Count && most < _longestEventName && IsNameWord(parts[most]))
        {
            most++;
        }

        for (words = most; words > 0; words--)
        {
            if (Find(Join(parts, words)) is { } found && (words == 1 || found.Kind == DeclarationKind.Event))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The declared name most like what <paramref name="parts"/> begin with, or null.</summary>
    /// <param name="parts">The words of a phrase whose first word is no name.</param>
    /// <param name="words">How many words the suggestion replaces.</param>
    /// <param name="accepts">Which declarations come in question.</param>
    public string? Suggest(IReadOnlyList<PhrasePartSyntax> parts, out int words, Func<Declaration, bool> accepts)
    {
        words = 0;
        if (_suggestions++ >= MostSuggestions)
        {
            return null;
        }

        foreach (var (count, names) in _byWordCount)
        {
            var written = count <= parts.Count ? NameFold.Key(Join(parts, count)) : "";
            if (DidYouMean.Find(written, names.Where(n => accepts(n.Declaration)).Select(n => n.Key)) is { } key)
            {
                words = count;
                return _byKey[key].Name;
            }
        }

        return null;
    }

    private static bool IsNameWord(PhrasePartSyntax part) =>
        part is { Member: null, Index: null } && part.Token.Kind is TokenKind.Word or TokenKind.QuotedName or TokenKind.Keyword;

    private static string Join(IReadOnlyList<PhrasePartSyntax> parts, int words) =>
        words == 1 ? parts[0].Token.Value : string.Join(' ', parts.Take(words).Select(p => p.Token.Value));
}
