using System.Text;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Formatting;

/// <summary>
/// Brings tokens to canonical form: their text, the blanks between them, and where a long line may break. Semicolons, and
/// <c>count of</c> where it says nothing, are left out; the comments before them stay.
/// </summary>
internal sealed class PieceBuilder
{
    /// <summary>A break inside parentheses is worse than any outside.</summary>
    private const int DeeperBreak = 10;

    private readonly HashSet<SyntaxToken> _keywords = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reserved words that are part of an event's name: <c>logged in</c>.</summary>
    private readonly HashSet<SyntaxToken> _names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SyntaxToken> _needless = new(ReferenceEqualityComparer.Instance);

    /// <summary>Signs before a number, which stand close to it.</summary>
    private readonly HashSet<SyntaxToken> _signs = new(ReferenceEqualityComparer.Instance);

    /// <summary>Hyphens and slashes that touch what stands behind them.</summary>
    private readonly HashSet<SyntaxToken> _hyphens = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxToken, int> _breaks = new(ReferenceEqualityComparer.Instance);

    /// <summary>The trivia of tokens that are left out.</summary>
    private readonly List<SyntaxTrivia> _kept = [];
    private SyntaxToken? _before;
    private string _textBefore = "";
    private int _depth;

    /// <summary>Learns what a node tells of its tokens. Nodes are entered before what is in them.</summary>
    public void Enter(SyntaxNode node)
    {
        Keywords.AddOf(node, _keywords);
        switch (node)
        {
            case SignedSyntax signed:
                _signs.UnionWith(signed.Signs);
                break;

            case TailedSyntax tailed when CountOf.NeedlessIn(tailed) is { } countOf:
                _needless.Add(countOf);
                break;

            case EventDeclarationSyntax declaration:
                _names.UnionWith(declaration.NameWords);
                break;

            case LogicalSyntax logical:
                SetBreaks(logical.Operators, 1);
                break;

            case ArithmeticSyntax arithmetic:
                var kind = arithmetic.Operators[0].Text is "+" or "-" ? 3 : 5;
                SetBreaks(arithmetic.Operands.Skip(1).Select(o => o.FirstToken), kind);
                AddHyphens(arithmetic);

                break;

            case BecauseSyntax:
                SetBreak(node.FirstToken, 0);
                break;

            case PointsSyntax points:
                SetBreak(points.Arrow, 2);
                break;

            case CapClauseSyntax or WhereSyntax or WindowSyntax { Form: not WindowForm.Before }:
                SetBreak(node.FirstToken, 6);
                break;
        }
    }

    /// <summary>The next token in canonical form, or null where it is left out.</summary>
    public Piece? Next(SyntaxToken token)
    {
        if (token is { Kind: TokenKind.Punctuation, Text: ";" } || _needless.Contains(token))
        {
            Keep(token);
            return null;
        }

        var gap = TakeGap(token);
        var text = TextOf(token);
        var rank = _breaks.TryGetValue(token, out var given) ? given : _textBefore switch
        {
            "," => Rank(2),
            "=" => Rank(4),
            _ => Piece.NoBreak,
        };
        var piece = new Piece(token, text, gap, HasSpaceBetween(_before, token), rank)
        {
            MustBreakBefore = gap is { Comments.IsEmpty: true, LineBreaks: > 0 } && WordOperators.WouldJoin(_textBefore, text),
        };
        _depth += text switch { "(" => 1, ")" => -1, _ => 0 };
        _before = token;
        _textBefore = text;
        return piece;
    }

    /// <summary>What stands before a token that is not made a piece: a closing brace, the end of the file.</summary>
    public Gap TakeGap(SyntaxToken token)
    {
        if (_kept.Count == 0)
        {
            return Gap.Of(token.Leading);
        }

        _kept.AddRange(token.Leading);
        var gap = Gap.Of(_kept);
        _kept.Clear();
        return gap;
    }

    /// <summary>Begins a statement: nothing of what stood before matters.</summary>
    public void Begin()
    {
        _before = null;
        _textBefore = "";
        _depth = 0;
    }

    /// <summary>Keeps the comments before a token that is left out; those before a semicolon belong to the line that it ends.</summary>
    private void Keep(SyntaxToken token)
    {
        _kept.AddRange(token.Leading);
        if (token.Text == ";" && !token.Leading.IsEmpty && token.Leading.Any(t => t.Kind is not (TriviaKind.Whitespace or TriviaKind.NewLine)))
        {
            _kept.Add(new SyntaxTrivia(TriviaKind.NewLine, "\n", new TextSpan(token.Span.Start, 0)));
        }
    }

    /// <summary>What is written <c>sign-up</c> may be a text that lacks its quotes: it stays together, so that the message about it still says so.</summary>
    private void AddHyphens(ArithmeticSyntax arithmetic)
    {
        for (var i = 0; i < arithmetic.Operators.Length; i++)
        {
            // A path has a blank before its slash: 'visited /pricing'.
            if (arithmetic.Operators[i] is { Text: "-", Leading.IsEmpty: true } or { Text: "/" }
                && arithmetic.Operands[i + 1].FirstToken is { Kind: not TokenKind.Punctuation, Leading.IsEmpty: true })
            {
                _hyphens.Add(arithmetic.Operators[i]);
            }
        }
    }

    private void SetBreaks(IEnumerable<SyntaxToken?> tokens, int kind)
    {
        foreach (var token in tokens)
        {
            SetBreak(token, kind);
        }
    }

    private void SetBreak(SyntaxToken? token, int kind)
    {
        if (token is not null)
        {
            _breaks.TryAdd(token, Rank(kind));
        }
    }

    private int Rank(int kind) => kind + (_depth * DeeperBreak);

    private string TextOf(SyntaxToken token) => token.Kind switch
    {
        TokenKind.WordOperator => Lower(string.Join(' ', token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        TokenKind.Keyword when !_names.Contains(token) => Lower(token.Text),
        TokenKind.Word when _keywords.Contains(token) => Lower(token.Text),
        _ => token.Text,
    };

    /// <summary>Keywords have ASCII letters only; this asks no culture.</summary>
    private static string Lower(string keyword) => string.Create(keyword.Length, keyword, (result, text) => Ascii.ToLower(text, result, out _));

    private bool HasSpaceBetween(SyntaxToken? before, SyntaxToken token)
    {
        if (before is null || _signs.Contains(before) || _hyphens.Contains(before))
        {
            return false;
        }

        if (_hyphens.Contains(token))
        {
            // After anything but a word it is a sign of arithmetic.
            return (before.Kind != TokenKind.Word && _hyphens.Remove(token)) || !token.Leading.IsEmpty;
        }

        return !(before is { Kind: TokenKind.Punctuation, Text: "(" or "[" or "." or ".." }
            || token is { Kind: TokenKind.Punctuation, Text: ")" or "]" or "[" or "." or ".." or "," or ":" });
    }
}
