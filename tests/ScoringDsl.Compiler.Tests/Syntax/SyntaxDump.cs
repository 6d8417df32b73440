using System.Collections.Immutable;
using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Tests.Syntax;

/// <summary>Writes tokens, trees and diagnostics as plain lines for snapshots and assertions.</summary>
internal static class SyntaxDump
{
    /// <summary>One line per token: line and column, kind, text.</summary>
    public static string Tokens(SyntaxTree tree)
    {
        var builder = new StringBuilder();
        foreach (var token in Leaves(tree.Root))
        {
            foreach (var comment in token.Leading.Where(t => t.Kind is not (TriviaKind.Whitespace or TriviaKind.NewLine)))
            {
                builder.Append($"{Place(tree.Source, comment.Span.Start),-8}({comment.Kind}) {OneLine(comment.Text)}\n");
            }

            builder.Append($"{Place(tree.Source, token.Span.Start),-8}{token.Kind} {OneLine(token.Text)}\n");
        }

        return builder.ToString();
    }

    /// <summary>The tree, one node per line, indented; a phrase, and a node of tokens alone, on one line.</summary>
    public static string Tree(SyntaxNode root)
    {
        var builder = new StringBuilder();
        Write(root, 0, builder);
        return builder.ToString();
    }

    /// <summary>One line per diagnostic: where, code, message, hint, fixes.</summary>
    public static string Diagnostics(SourceText source, ImmutableArray<Diagnostic> diagnostics)
    {
        var builder = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            builder.Append($"{Place(source, diagnostic.Span.Start)}-{Place(source, diagnostic.Span.End)} {diagnostic.Code} {diagnostic.Message}");
            if (diagnostic.Hint is not null)
            {
                builder.Append($" / {diagnostic.Hint}");
            }

            foreach (var fix in diagnostic.Fixes)
            {
                builder.Append($" / fix: {fix.Title}");
            }

            builder.Append('\n');
        }

        return builder.ToString();
    }

    public static IEnumerable<SyntaxToken> Leaves(SyntaxNode root)
    {
        foreach (var child in root.Children)
        {
            if (child is SyntaxToken token)
            {
                yield return token;
            }
            else
            {
                foreach (var below in Leaves((SyntaxNode)child))
                {
                    yield return below;
                }
            }
        }
    }

    private static void Write(SyntaxNode node, int depth, StringBuilder builder)
    {
        builder.Append(' ', depth * 2).Append(node.GetType().Name.Replace("Syntax", "", StringComparison.Ordinal));
        if (node is PhraseSyntax || node.Children.All(c => c is SyntaxToken))
        {
            builder.Append(' ').AppendJoin(' ', Leaves(node).Select(t => OneLine(t.Text))).Append('\n');
            return;
        }

        builder.Append('\n');
        foreach (var child in node.Children)
        {
            if (child is SyntaxToken token)
            {
                builder.Append(' ', (depth * 2) + 2).Append(OneLine(token.Kind == TokenKind.EndOfFile ? "(end)" : token.Text)).Append('\n');
            }
            else
            {
                Write((SyntaxNode)child, depth + 1, builder);
            }
        }
    }

    private static string Place(SourceText source, int offset)
    {
        var (line, column) = source.GetPosition(offset);
        return $"{line + 1}:{column + 1}";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("\\n");
}
