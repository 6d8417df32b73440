using System.Collections.Immutable;
using System.Text;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>Lays statements out in lines: one each, blocks indented, comments where they stood.</summary>
internal sealed class Layout
{
    private const int Indent = 2;

    /// <summary>A rule whose left side is wider does not move the arrows of its neighbours.</summary>
    private const int WidestCondition = 60;

    /// <summary>A field, band or stage whose name is wider does not move what follows the names of its neighbours.</summary>
    private const int WidestName = 30;

    private readonly List<Line> _lines = [];

    /// <summary>The lines of a file, not aligned yet.</summary>
    public static List<Line> Of(Block file)
    {
        var layout = new Layout();
        layout.Add(file, 0);
        return layout._lines;
    }

    private void Add(Block block, int indent)
    {
        var isFirst = true;
        foreach (var statement in block.Statements)
        {
            var (before, isParted) = AddComments(statement.Pieces[0].Gap, indent, isFirst);
            Add(statement, before, isParted, block, indent);
            isFirst = false;
        }

        var (rest, _) = AddComments(block.BeforeEnd with { LineBreaks = Math.Max(1, block.BeforeEnd.LineBreaks) }, indent, isFirst);
        if (rest.Length > 0)
        {
            throw new InvalidOperationException("A comment before the end of a block ends its line.");
        }
    }

    private void Add(Statement statement, string before, bool isParted, Block run, int indent)
    {
        var head = new LineBreaker(before, statement.Pieces);
        var text = head.OneLine();
        var fits = !head.MustBreak && !text.Contains('\n', StringComparison.Ordinal);
        if (statement.Block is { IsOnOneLine: true } oneLine)
        {
            text += TextOf(oneLine);
        }

        if (fits && indent + text.Length <= LineBreaker.Width && statement.Block is null or { IsOnOneLine: true })
        {
            var (column, widest) = before.Length > 0 ? (0, 0) : ColumnOf(statement);
            _lines.Add(new Line(indent, text) { BlankBefore = isParted, Run = run, Column = column, WidestHead = widest });
            return;
        }

        var lines = head.Break(indent);
        lines[0] = lines[0] with { BlankBefore = isParted };
        _lines.AddRange(lines);
        if (statement.Block is { } block)
        {
            Add(block, indent + Indent);
            _lines.Add(new Line(indent, "}"));
        }
    }

    /// <summary>A block on the line of its opening brace.</summary>
    private static string TextOf(Block block)
    {
        if (block.Statements.Count == 0 && block.BeforeEnd.Comments.IsEmpty)
        {
            return "}";
        }

        var builder = new StringBuilder();
        foreach (var statement in block.Statements)
        {
            builder.Append(builder.Length == 0 ? " " : "; ");
            var comments = string.Join(' ', statement.Pieces[0].Gap.Comments.Select(c => c.Text));
            builder.Append(new LineBreaker(comments, statement.Pieces).OneLine());
            builder.Append(statement.Block is null ? "" : TextOf(statement.Block));
        }

        foreach (var comment in block.BeforeEnd.Comments)
        {
            builder.Append(' ').Append(comment.Text);
        }

        return builder.Append(" }").ToString();
    }

    /// <summary>Writes the comments before a statement or the end of its block: those on the line before, and those on lines of their own.</summary>
    /// <returns>The comments that stand on the statement's own line, and whether an empty line stands before it.</returns>
    private (string Before, bool IsParted) AddComments(Gap gap, int indent, bool isFirst)
    {
        var ends = EndsOfLines(gap);
        var comments = gap.Comments;
        var next = 0;
        while (next < comments.Length && _lines.Count > 0 && comments[next].LineBreaksBefore == 0 && ends.LastIndexOf(true) >= next)
        {
            _lines[^1] = _lines[^1] with { Comment = Join(_lines[^1].Comment, comments[next].Text) };
            next++;
            if (ends[next - 1])
            {
                break;
            }
        }

        var own = "";
        var isParted = false;
        for (; next < comments.Length; next++)
        {
            if (own.Length == 0)
            {
                isParted = comments[next].LineBreaksBefore > 1 && !isFirst;
            }

            own = Join(own, comments[next].Text);
            if (ends[next])
            {
                _lines.Add(new Line(indent, own) { BlankBefore = isParted });
                own = "";
                isFirst = false;
            }
        }

        return own.Length > 0 ? (own, isParted) : ("", gap.LineBreaks > 1 && !isFirst);
    }

    /// <summary>For each comment, whether a line ends after it.</summary>
    private static ImmutableArray<bool> EndsOfLines(Gap gap) =>
        [.. gap.Comments.Select((_, i) => (i + 1 < gap.Comments.Length ? gap.Comments[i + 1].LineBreaksBefore : gap.LineBreaks) > 0)];

    private static string Join(string? first, string second) => string.IsNullOrEmpty(first) ? second : $"{first} {second}";

    /// <summary>What is aligned in a statement, and how wide what stands before may be.</summary>
    private static (int Column, int Widest) ColumnOf(Statement statement) => statement.Node switch
    {
        ConditionRuleSyntax rule => (StartOf(rule.Points.Arrow, statement), WidestCondition),
        EachRuleSyntax rule => (StartOf(rule.Points.Arrow, statement), WidestCondition),
        EveryRuleSyntax rule => (StartOf(rule.Points.Arrow, statement), WidestCondition),
        MatchArmSyntax arm => (StartOf(arm.Points.Arrow, statement), WidestCondition),
        FieldDeclarationSyntax or EventColumnSyntax or TestFieldSyntax or BandSyntax or StageSyntax => (StartOf(statement.Pieces[1].Token, statement), WidestName),
        _ => (0, 0),
    };

    private static int StartOf(SyntaxToken token, Statement statement)
    {
        var index = statement.Pieces.FindIndex(p => p.Token == token);
        return new LineBreaker("", statement.Pieces[..index]).OneLine().Length + 1 + statement.Pieces[index].Gap.Comments.Sum(c => c.Text.Length + 1);
    }
}
