using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// The words of declarations, and of lines in them, that could not be read. Any of them may be a name that other lines use: those
/// lines are no second error.
/// </summary>
internal static class LostWords
{
    // A statement that swallowed half a file holds too many words to be of help.
    private const int Most = 200;

    /// <summary>The names that a statement may have meant to declare: its words, and where it is broken those that stand together as one.</summary>
    /// <param name="statement">A statement at the top of a file.</param>
    /// <param name="isBroken">Whether it had an error, its block aside.</param>
    public static IEnumerable<string> Of(StatementSyntax statement, bool isBroken)
    {
        var words = isBroken || statement is SkippedStatementSyntax ? Words(statement) : [];
        return words.Select(w => w.Value).Concat(Joined([.. words.Skip(1)])).Concat(InBlock(statement));
    }

    /// <summary>The words of the lines of a declaration's block that could not be read.</summary>
    public static IEnumerable<string> InBlock(SyntaxNode declaration)
    {
        foreach (var child in declaration.Children.SkipWhile(c => c is not SyntaxToken { Text: "{" }))
        {
            if (child is SyntaxToken token && IsWord(token))
            {
                yield return token.Value;
            }
            else if (child is FieldDeclarationSyntax { IsBroken: true } field)
            {
                var words = Words(field);
                foreach (var word in words.Select(w => w.Value).Concat(Joined(words)))
                {
                    yield return word;
                }
            }
        }
    }

    /// <summary>Whether a rule of a block could not be read.</summary>
    public static bool HasBrokenRule(BlockSyntax? block) =>
        block is not null && block.Members.Any(s => s is SkippedStatementSyntax || (s is GroupSyntax group && HasBrokenRule(group.Body)));

    /// <summary>What the first words read like as one: <c>phone number text</c> may be meant as <c>phone_number</c>.</summary>
    private static IEnumerable<string> Joined(List<SyntaxToken> words)
    {
        const int longest = 4;
        for (var count = 2; count <= Math.Min(longest, words.Count); count++)
        {
            yield return string.Join('_', words.Take(count).Select(w => w.Value));
        }
    }

    private static List<SyntaxToken> Words(SyntaxNode node)
    {
        var tokens = new List<SyntaxToken>();
        TokenWalk.Collect(node, Most, tokens);
        return [.. tokens.Where(IsWord)];
    }

    private static bool IsWord(SyntaxToken token) => token.Kind is TokenKind.Word or TokenKind.QuotedName or TokenKind.Keyword or TokenKind.String;
}
