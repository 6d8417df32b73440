using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// What of an earlier parse holds for a text that differs from the earlier one in one stretch: statements whose tokens are the same, not
/// beside the change nor beside an error, in blocks that still begin as they did. All that decides how a statement is read is in its
/// tokens and in the heads of the blocks around it; so the tree is the one that a parse from scratch would give.
/// </summary>
internal sealed class ParseReuse
{
    private readonly Dictionary<int, Reused> _topLevel = [];
    private readonly List<Reused> _members = [];
    private readonly KnownParse _known;
    private readonly TokenOutline[] _tokens;

    /// <summary>The statement that holds the first changed token begins here; the one that holds the last ends here, by the old indexes.</summary>
    private readonly int _changeStart;
    private readonly int _changeEnd;
    private readonly int _textMoved;

    /// <summary>Whether a block begins or ends in the change: what follows may then be in another block than it was.</summary>
    private readonly bool _changesBlocks;

    private ParseReuse(KnownParse known, TokenOutline[] tokens, int changeStart, int changeEnd, int textMoved)
    {
        _known = known;
        _tokens = tokens;
        _changeStart = changeStart;
        _changeEnd = changeEnd;
        _textMoved = textMoved;
        _changesBlocks = HasBrace(known.Tokens.AsSpan(changeStart..changeEnd)) || HasBrace(tokens.AsSpan(changeStart..(changeEnd + tokens.Length - known.Tokens.Length)));
        FindStatements();
    }

    /// <summary>The lines of blocks, in order, that need not be read again.</summary>
    public IReadOnlyList<Reused> Members => _members;

    /// <summary>Compares two texts by their tokens.</summary>
    /// <param name="known">The earlier parse.</param>
    /// <param name="text">The text to read.</param>
    /// <param name="tokens">Its tokens.</param>
    public static ParseReuse Of(KnownParse known, string text, TokenOutline[] tokens)
    {
        var old = known.Source.Text;
        var same = old.AsSpan().CommonPrefixLength(text);
        var sameEnd = 0;
        var most = Math.Min(old.Length, text.Length) - same;
        while (sameEnd < most && old[^(sameEnd + 1)] == text[^(sameEnd + 1)])
        {
            sameEnd++;
        }

        // A token at the edge of the change might have gone on.
        var shorter = Math.Min(tokens.Length, known.Tokens.Length);
        var first = 0;
        while (first < shorter && tokens[first] == known.Tokens[first] && tokens[first].End < same)
        {
            first++;
        }

        var moved = text.Length - old.Length;
        var last = 0;
        while (last < shorter - first && tokens[^(last + 1)] == known.Tokens[^(last + 1)].MovedBy(moved) && tokens[^(last + 1)].FullStart > text.Length - sameEnd)
        {
            last++;
        }

        var end = known.Tokens.Length - last;
        while (first > 0 && !ScoreTokenStream.EndsStatement(known.Tokens[first - 1].Type))
        {
            first--;
        }

        while (end < known.Tokens.Length && (end == 0 || !ScoreTokenStream.EndsStatement(known.Tokens[end - 1].Type)))
        {
            end++;
        }

        return new ParseReuse(known, tokens, first, end, moved);
    }

    /// <summary>The statement of the file that begins with a token, or null.</summary>
    public Reused? TopLevelAt(int place) => _topLevel.GetValueOrDefault(place);

    private static bool HasBrace(ReadOnlySpan<TokenOutline> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Type is ScoringParser.OPEN_BRACE or ScoringParser.CLOSE_BRACE)
            {
                return true;
            }
        }

        return false;
    }

    private void FindStatements()
    {
        var statements = _known.Statements;
        var outerEnd = 0;
        for (var i = 0; i < statements.Length;)
        {
            var statement = statements[i];
            var next = i + 1;
            while (next < statements.Length && statements[next].First < statement.End)
            {
                next++;
            }

            if (statement.IsTopLevel)
            {
                outerEnd = statement.End;
            }
            else if (statement.First >= outerEnd)
            {
                // A rule outside a score.
                i = next;
                continue;
            }

            // A statement of the file is only asked for where one begins; a line of a block is taken wherever it stands.
            var isWhereItWas = statement.End < _changeStart || (statement.First > _changeEnd && (statement.IsTopLevel || !_changesBlocks));
            if (statement.IsSound && isWhereItWas)
            {
                var reused = new Reused(this, i, next);
                if (statement.IsTopLevel)
                {
                    _topLevel.Add(reused.First, reused);
                }
                else
                {
                    _members.Add(reused);
                }

                i = next;
            }
            else
            {
                // Where a block begins otherwise than it did, its lines may mean something else.
                var isInBlock = statement.HasSoundHead && (statement.BodyStart <= _changeStart || statement.First >= _changeEnd);
                i = isInBlock ? i + 1 : next;
            }
        }
    }

    /// <summary>A statement that need not be read again, with those in its block.</summary>
    internal sealed class Reused(ParseReuse reuse, int index, int next)
    {
        private readonly KnownStatement _statement = reuse._known.Statements[index];

        /// <summary>How many tokens lie between its old place and its place now.</summary>
        private int Moved => _statement.First > reuse._changeEnd ? reuse._tokens.Length - reuse._known.Tokens.Length : 0;

        /// <summary>The place of its first token.</summary>
        public int First => _statement.First + Moved;

        /// <summary>The place just past its last token.</summary>
        public int End => _statement.End + Moved;

        /// <summary>The statement at its place in the text, and those in its block: what a parse of it would have noted.</summary>
        public IReadOnlyList<KnownStatement> Statements => field ??= Take();

        private KnownStatement[] Take()
        {
            var statements = reuse._known.Statements.AsSpan(index, next - index);
            var distance = _statement.First > reuse._changeEnd ? reuse._textMoved : 0;
            if (distance == 0 && Moved == 0)
            {
                return statements.ToArray();
            }

            var copies = new List<StatementSyntax>(statements.Length);
            Collect(distance == 0 ? _statement.Syntax : (StatementSyntax)_statement.Syntax.MovedBy(distance), copies);
            var taken = new KnownStatement[statements.Length];
            for (var i = 0; i < taken.Length; i++)
            {
                var s = statements[i];
                taken[i] = s with { First = s.First + Moved, End = s.End + Moved, BodyStart = s.BodyStart < 0 ? -1 : s.BodyStart + Moved, Syntax = copies[i] };
            }

            return taken;
        }

        /// <summary>A statement and the lines of its block, in the order of the text: all of them are noted, as nothing is wrong in them.</summary>
        private static void Collect(StatementSyntax statement, List<StatementSyntax> found)
        {
            found.Add(statement);
            var body = (statement as ScoreDeclarationSyntax)?.Body ?? (statement as GroupSyntax)?.Body;
            foreach (var member in body?.Members ?? [])
            {
                Collect(member, found);
            }
        }
    }
}
