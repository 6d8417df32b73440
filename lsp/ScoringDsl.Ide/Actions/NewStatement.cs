using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>Where a new declaration goes in a file.</summary>
internal static class NewStatement
{
    /// <summary>After the last statement of its kind, else before another statement with an empty line between.</summary>
    /// <typeparam name="T">The kind that it stands together with.</typeparam>
    /// <param name="tree">The file.</param>
    /// <param name="text">The declaration, without a line break at its end.</param>
    /// <param name="other">The statement that it stands before where there is none of its kind.</param>
    public static TextEdit Insert<T>(SyntaxTree tree, string text, StatementSyntax other)
        where T : StatementSyntax =>
        tree.Root.Statements.OfType<T>().LastOrDefault() is { } last ? After(tree, last, text) : Before(tree, other, text);

    /// <summary>On a line of its own below a statement.</summary>
    public static TextEdit After(SyntaxTree tree, StatementSyntax statement, string text)
    {
        var end = tree.Source.GetLine(tree.Source.GetPosition(statement.Span.End).Line).End;
        return new TextEdit(new TextSpan(end, 0), "\n" + text);
    }

    /// <summary>At the end of the file, below an empty line.</summary>
    public static TextEdit AtEnd(SyntaxTree tree, string text)
    {
        var source = tree.Source.Text;
        return new TextEdit(new TextSpan(source.Length, 0), source.Length == 0 ? text + "\n" : source.EndsWith('\n') ? $"\n{text}\n" : $"\n\n{text}\n");
    }

    /// <summary>Above a statement and the comment that belongs to it, an empty line between.</summary>
    private static TextEdit Before(SyntaxTree tree, StatementSyntax statement, string text)
    {
        var line = tree.Source.GetPosition(statement.Span.Start).Line;
        while (line > 0 && tree.Source.Text.AsSpan(tree.Source.GetLine(line - 1).Start).TrimStart(" \t").StartsWith("//", StringComparison.Ordinal))
        {
            line--;
        }

        return new TextEdit(new TextSpan(tree.Source.GetLine(line).Start, 0), text + "\n\n");
    }
}
