using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>
/// <c>// score: ignore SC1001</c> at the end of a line, or alone above it: that finding is not told there. Several codes are separated by
/// commas; after them may stand why. Errors stay.
/// </summary>
internal static class IgnoreComments
{
    private const string Start = "SCORE: IGNORE ";

    /// <summary>The findings without those that comments take away, and a hint for each code that takes nothing away.</summary>
    public static ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> findings, IEnumerable<SyntaxTree> trees)
    {
        var comments = trees.Where(t => MayHoldOne(t.Source.Text)).SelectMany(Find).ToList();
        if (comments.Count == 0)
        {
            return findings;
        }

        var kept = findings.ToList();
        foreach (var comment in comments)
        {
            var meant = findings.Where(d => comment.IsAbout(d)).ToList();
            kept.RemoveAll(d => d.Severity != DiagnosticSeverity.Error && comment.IsAbout(d));
            if (!meant.Any(d => d.Severity != DiagnosticSeverity.Error))
            {
                kept.Add(new DiagnosticBuilder(comment.Source, comment.Span).IgnoresNothing(comment.Code, meant.Count > 0));
            }
        }

        return [.. kept];
    }

    /// <summary>Whether some <c>//</c> begins such a comment, be it in a text or a comment: most files have none, and need not be walked.</summary>
    private static bool MayHoldOne(string text)
    {
        for (var at = text.IndexOf("//", StringComparison.Ordinal); at >= 0; at = text.IndexOf("//", at, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at).TrimStart('/');
            at = text.Length - rest.Length;
            rest = rest.TrimStart();
            var end = rest.IndexOfAny('\r', '\n');
            if (rest.Length > 0 && (rest[0] is 's' or 'S' || !char.IsAscii(rest[0]))
                && NameFold.Key(rest[..(end < 0 ? rest.Length : end)].ToString()).StartsWith(Start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Comment> Find(SyntaxTree tree)
    {
        var tokens = new List<SyntaxToken>();
        TokenWalk.Collect(tree.Root, int.MaxValue, tokens);
        var lastLine = -1;
        foreach (var token in tokens)
        {
            foreach (var trivia in token.Leading.IsDefaultOrEmpty ? [] : token.Leading)
            {
                if (trivia.Kind != TriviaKind.LineComment)
                {
                    continue;
                }

                var line = tree.Source.GetPosition(trivia.Span.Start).Line;

                // Alone on its line it is about what follows, whatever comments stand between.
                var target = line == lastLine ? line : tree.Source.GetPosition(token.Span.Start).Line;
                foreach (var code in CodesOf(trivia, tree.Source))
                {
                    yield return code with { Line = target };
                }
            }

            lastLine = tree.Source.GetPosition(token.Span.End).Line;
        }
    }

    private static IEnumerable<Comment> CodesOf(SyntaxTrivia trivia, SourceText source)
    {
        var text = trivia.Text.TrimStart('/').TrimStart();
        if (!NameFold.Key(text).StartsWith(Start, StringComparison.Ordinal))
        {
            yield break;
        }

        var offset = trivia.Text.Length - text.Length + Start.Length;
        while (offset < trivia.Text.Length)
        {
            var length = trivia.Text.AsSpan(offset).IndexOfAny(' ', ',');
            var word = length < 0 ? trivia.Text[offset..] : trivia.Text.Substring(offset, length);
            if (word.Length > 0)
            {
                if (!IsCode(word))
                {
                    yield break;
                }

                yield return new Comment(source, new TextSpan(trivia.Span.Start + offset, word.Length), NameFold.Key(word), 0);
            }

            offset += word.Length + 1;
        }
    }

    private static bool IsCode(string word) => word.Length == 6 && NameFold.Key(word[..2]) == "SC" && word[2..].All(char.IsAsciiDigit);

    private sealed record Comment(SourceText Source, TextSpan Span, string Code, int Line)
    {
        public bool IsAbout(Diagnostic diagnostic) =>
            diagnostic.Code == Code && diagnostic.Source == Source && Source.GetPosition(diagnostic.Span.Start).Line == Line;
    }
}
