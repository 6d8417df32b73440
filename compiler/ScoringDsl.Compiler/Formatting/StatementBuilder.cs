using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Takes a tree without errors apart into statements and blocks: what stands in braces, or at the top level, is a line of its own.</summary>
internal sealed class StatementBuilder
{
    private readonly PieceBuilder _pieces = new();

    /// <summary>The file, as a block whose end is the file's.</summary>
    public static Block Build(CompilationUnitSyntax root)
    {
        var builder = new StatementBuilder();
        var file = new Block();
        foreach (var child in root.Children)
        {
            builder.AddLine(child, file);
        }

        file.BeforeEnd = builder._pieces.TakeGap(root.EndOfFile);
        return file;
    }

    private void AddLine(SyntaxElement element, Block block)
    {
        switch (element)
        {
            case SyntaxToken { Kind: TokenKind.EndOfFile }:
                break;

            case SyntaxToken token:
                _pieces.Next(token);
                break;

            case SyntaxNode node:
                var statement = new Statement(node);
                _pieces.Begin();
                Add(node, statement);
                block.Statements.Add(statement);
                break;
        }
    }

    /// <summary>A block is always the last thing of its statement, semicolons aside.</summary>
    private void Add(SyntaxNode node, Statement statement)
    {
        _pieces.Enter(node);
        Block? open = null;
        foreach (var child in node.Children)
        {
            if (child is SyntaxToken { Kind: TokenKind.Punctuation, Text: "}" } brace && open is not null)
            {
                open.BeforeEnd = _pieces.TakeGap(brace);
                open.IsOnOneLine = IsOnOneLine(open);
                open = null;
            }
            else if (open is not null)
            {
                AddLine(child, open);
            }
            else if (child is SyntaxNode inner)
            {
                Add(inner, statement);
            }
            else if (child is SyntaxToken token && _pieces.Next(token) is { } piece)
            {
                statement.Pieces.Add(piece);
                if (token is { Kind: TokenKind.Punctuation, Text: "{" })
                {
                    statement.Block = open = new Block();
                }
            }
        }
    }

    private static bool IsOnOneLine(Block block) =>
        (block.Statements.Count == 0 && block.BeforeEnd.Comments.IsEmpty)
        || (FitsOneLine(block.BeforeEnd)
            && block.Statements.All(s => s.Pieces.All(p => FitsOneLine(p.Gap)) && s.Block is not { IsOnOneLine: false }));

    private static bool FitsOneLine(Gap gap) => !gap.HasLineBreak && !gap.Comments.Any(c => c.Text.Contains('\n', StringComparison.Ordinal));
}
