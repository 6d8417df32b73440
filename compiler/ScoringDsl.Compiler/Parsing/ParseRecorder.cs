using Antlr4.Runtime;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Notes while a text is parsed what the parse of the next one may use again.</summary>
internal sealed class ParseRecorder
{
    private readonly List<KnownStatement> _statements = [];
    private readonly List<int> _troubled = [];

    /// <summary>How much was noted, to go back to when a statement is read once more.</summary>
    public (int Statements, int Troubled) Position => (_statements.Count, _troubled.Count);

    /// <summary>Forgets what was noted since.</summary>
    public void BackTo((int Statements, int Troubled) position)
    {
        _statements.RemoveRange(position.Statements, _statements.Count - position.Statements);
        _troubled.RemoveRange(position.Troubled, _troubled.Count - position.Troubled);
    }

    /// <summary>Notes that the parser could not go on in a rule, whether or not that was reported.</summary>
    public void AddTrouble(ParserRuleContext context)
    {
        if (context.Start is ScoreToken start)
        {
            _troubled.Add(start.Place);
        }
    }

    /// <summary>Notes a line of a block.</summary>
    public void AddMember(MemberContext context, StatementSyntax statement)
    {
        if (context is { Start: ScoreToken start, Stop: ScoreToken stop })
        {
            _statements.Add(new KnownStatement(start.Place, stop.Place + 1, BodyStart(context.children is null ? null : context.group()?.block()), statement, IsTopLevel: false));
        }
    }

    /// <summary>Notes a statement of the file.</summary>
    public void AddTopLevel(int first, int end, TopLevelContext context, StatementSyntax statement)
    {
        if (context.GetChild(0) is not MemberContext)
        {
            _statements.Add(new KnownStatement(first, end, BodyStart(context.scoreDeclaration()?.block()), statement, IsTopLevel: true));
        }
    }

    /// <summary>Notes what was used again.</summary>
    public void AddAll(IEnumerable<KnownStatement> statements) => _statements.AddRange(statements);

    /// <summary>What may be used again.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="errors">What was wrong.</param>
    public KnownParse Finish(SourceText source, TokenOutline[] tokens, SyntaxErrors errors)
    {
        var trouble = Ranges(tokens, errors);
        var statements = _statements.ToArray();
        for (var i = 0; i < statements.Length; i++)
        {
            var s = statements[i];
            statements[i] = s with
            {
                IsSound = s.Syntax is not SkippedStatementSyntax && !Meets(trouble, s.First, s.End),
                HasSoundHead = s.BodyStart >= 0 && !Meets(trouble, s.First, s.BodyStart),
            };
        }

        Array.Sort(statements, (a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.End.CompareTo(a.End));
        return new KnownParse(source, tokens, statements);
    }

    private static int BodyStart(BlockContext? block) => block?.Start is ScoreToken { Type: OPEN_BRACE } brace ? brace.Place + 1 : -1;

    /// <summary>The statements in which something was wrong, each with its neighbours' nearest tokens: what is said of it may tell of them.</summary>
    private List<(int First, int Last)> Ranges(TokenOutline[] tokens, SyntaxErrors errors)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var place in _troubled.Concat(errors.Places.Select(offset => PlaceOf(tokens, offset))).Distinct().Order())
        {
            if (ranges.Count > 0 && place <= ranges[^1].Last - 2)
            {
                continue;
            }

            var (first, last) = (place, place);
            while (first > 0 && !ScoreTokenStream.EndsStatement(tokens[first - 1].Type))
            {
                first--;
            }

            while (last < tokens.Length - 1 && !ScoreTokenStream.EndsStatement(tokens[last].Type))
            {
                last++;
            }

            ranges.Add((first - 2, last + 2));
        }

        return ranges;
    }

    /// <summary>The last token that begins at an offset or before, or the first.</summary>
    private static int PlaceOf(TokenOutline[] tokens, int offset)
    {
        var (low, high) = (0, tokens.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = tokens[middle].Start <= offset ? (middle, high) : (low, middle - 1);
        }

        // Tokens without text begin where the one before them ends.
        while (low > 0 && tokens[low].End <= tokens[low].Start)
        {
            low--;
        }

        return low;
    }

    private static bool Meets(List<(int First, int Last)> ranges, int first, int end)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].Last < first ? (middle + 1, high) : (low, middle);
        }

        return low < ranges.Count && ranges[low].First < end;
    }
}
