using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Tests.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Tests.Formatting;

/// <summary>What must be true of every file without syntax errors that is formatted.</summary>
internal static class FormattingLaws
{
    /// <summary>Formats a text and holds the laws against the result.</summary>
    /// <returns>The formatted text.</returns>
    public static string Check(string text)
    {
        var tree = Parse(text);
        Assert.DoesNotContain(tree.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        var formatted = Formatter.Format(tree) ?? "";
        var again = Parse(formatted);
        Assert.True(again.Diagnostics.IsEmpty, $"Formatted, it has errors: {string.Join('\n', again.Diagnostics.Select(DiagnosticPrinter.Print))}\n{text}");
        AssertSame(formatted, Formatter.Format(again) ?? "", text, "Formatted again, it changes");
        AssertSame(Shape(Parse(WithoutNeedlessCountOf(tree))), Shape(again), text, "Statements, tokens or comments are not what they were");
        AssertSame(formatted, Apply(text, Formatter.GetEdits(tree)), text, "The edits lead elsewhere");
        AssertTidy(formatted);
        return formatted;
    }

    /// <summary>The text with <c>count of</c> blanked out where it says nothing.</summary>
    public static string WithoutNeedlessCountOf(SyntaxTree tree)
    {
        var text = new StringBuilder(tree.Source.Text);
        foreach (var token in Nodes(tree.Root).OfType<TailedSyntax>().Select(CountOf.NeedlessIn).OfType<SyntaxToken>())
        {
            text.Remove(token.Span.Start, token.Span.Length).Insert(token.Span.Start, " ", token.Span.Length);
        }

        return text.ToString();
    }

    public static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("model.score", text));

    private static void AssertTidy(string text)
    {
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain("\n\n\n", OutsideBlockComments(text), StringComparison.Ordinal);
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        Assert.False(text.StartsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal));
    }

    private static string OutsideBlockComments(string text) => string.Concat(SyntaxDump.Leaves(Parse(text).Root).SelectMany(
        t => t.Leading.Select(l => l.Kind == TriviaKind.BlockComment ? "/**/" : l.Text).Append(t.Text)));

    /// <summary>Nodes, tokens and comments in order; keywords small, semicolons left out.</summary>
    private static string Shape(SyntaxTree tree)
    {
        var builder = new StringBuilder();
        Write(tree.Root, builder, []);
        return builder.ToString();
    }

    private static void Write(SyntaxElement element, StringBuilder builder, List<string> comments)
    {
        if (element is SyntaxNode node)
        {
            builder.Append('<').Append(node.GetType().Name).Append(">\n");
            foreach (var child in node.Children)
            {
                Write(child, builder, comments);
            }

            builder.Append("</>\n");
        }
        else if (element is SyntaxToken token)
        {
            comments.AddRange(token.Leading
                .Where(t => t.Kind is not (TriviaKind.Whitespace or TriviaKind.NewLine))
                .Select(t => t.Text.TrimEnd().ReplaceLineEndings("\n") + "\n"));

            // The comments before a semicolon stand before the next token.
            if (token.Text != ";")
            {
                builder.AppendJoin("", comments);
                comments.Clear();
                var text = string.Join(' ', token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                builder.Append(token.Kind is TokenKind.Keyword or TokenKind.WordOperator or TokenKind.Word ? Runtime.Text.TextFold.Fold(text) : token.Text).Append('\n');
            }
        }
    }

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => node.Children.OfType<SyntaxNode>().SelectMany(Nodes).Prepend(node);

    private static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.Reverse())
        {
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        }

        return text;
    }

    private static void AssertSame(string expected, string actual, string text, string message) =>
        Assert.True(expected == actual, $"{message}:\n{Difference(expected, actual)}\nThe text:\n{text}");

    private static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
