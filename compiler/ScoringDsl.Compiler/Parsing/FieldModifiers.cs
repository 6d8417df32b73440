using System.Collections.Immutable;
using System.Text;
using ScoringDsl.Compiler.Syntax;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Sorts the words after a field's type.</summary>
internal sealed class FieldModifiers(NodeParts parts, Action<SyntaxToken> reportUnknown)
{
    public SyntaxToken? Key { get; private set; }

    public SyntaxToken? Account { get; private set; }

    public SyntaxToken? Subject { get; private set; }

    public SyntaxToken? Column { get; private set; }

    public ImmutableArray<SyntaxToken> MissingTexts { get; private set; } = [];

    public void Add(FieldModifierContext modifier)
    {
        var texts = parts.All<SyntaxToken>(modifier.STRING());
        if (modifier.FROM() is not null)
        {
            Column = texts.FirstOrDefault();
        }
        else if (modifier.MISSING() is not null)
        {
            MissingTexts = texts;
        }
        else if (parts.Token(modifier.name()) is { } word)
        {
            AddWord(word);
        }
    }

    private void AddWord(SyntaxToken word)
    {
        if (Ascii.EqualsIgnoreCase(word.Text, "key"))
        {
            Key = word;
        }
        else if (Ascii.EqualsIgnoreCase(word.Text, "account"))
        {
            Account = word;
        }
        else if (Ascii.EqualsIgnoreCase(word.Text, "subject"))
        {
            Subject = word;
        }
        else
        {
            reportUnknown(word);
        }
    }
}
