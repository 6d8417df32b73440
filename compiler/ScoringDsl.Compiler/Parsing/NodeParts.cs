using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// The children of a node in the making, each beside the piece of ANTLR's tree that it came from. Headers are laid out flat into their
/// statement; what could not be read stays as tokens, so that nothing of the text is lost.
/// </summary>
internal sealed class NodeParts
{
    private readonly SyntaxBuilder _builder;
    private readonly List<IParseTree> _sources = [];
    private readonly List<SyntaxElement> _elements = [];

    public NodeParts(SyntaxBuilder builder, ParserRuleContext context)
    {
        _builder = builder;
        Add(context);
    }

    /// <summary>Whether something in the statement, blocks aside, could not be read.</summary>
    public bool IsBroken { get; private set; }

    public ImmutableArray<SyntaxElement> Children => [.. _elements];

    /// <summary>The node or token made from a piece of ANTLR's tree, or null.</summary>
    public T? Find<T>(IParseTree? source)
        where T : SyntaxElement
    {
        var index = source is null ? -1 : _sources.IndexOf(source);
        return index < 0 ? null : _elements[index] as T;
    }

    public SyntaxToken? Token(IParseTree? source) => Find<SyntaxToken>(source);

    /// <summary>The token, or an empty one where it is missing.</summary>
    public SyntaxToken TokenOrEmpty(IParseTree? source, TokenKind kind = TokenKind.Word) => Token(source) ?? Empty(kind);

    /// <summary>The expression, or a stand-in where it is missing or could not be read.</summary>
    public ExpressionSyntax ExpressionOrMissing(IParseTree? source) => Find<ExpressionSyntax>(source) ?? new MissingExpressionSyntax([Empty(TokenKind.Invalid)]);

    /// <summary>All children of a type, in order.</summary>
    public ImmutableArray<T> All<T>()
        where T : SyntaxElement => SyntaxBuilder.Pick<T>(CollectionsMarshal.AsSpan(_elements));

    /// <summary>What was made from the given pieces of ANTLR's tree, those that could not be read left out.</summary>
    public ImmutableArray<T> All<T>(IEnumerable<IParseTree> sources)
        where T : SyntaxElement => [.. sources.Select(Find<T>).OfType<T>()];

    private SyntaxToken Empty(TokenKind kind) => new(kind, "", _elements.Count == 0 ? 0 : _elements[^1].Span.End, []);

    private void Add(ParserRuleContext context)
    {
        IsBroken |= context.exception is not null;
        for (var i = 0; i < context.ChildCount; i++)
        {
            switch (context.GetChild(i))
            {
                case ITerminalNode terminal:
                    AddToken(terminal);
                    break;
                case ParserRuleContext rule when IsLaidOutFlat(rule.RuleIndex):
                    Add(rule);
                    break;
                case ParserRuleContext rule:
                    AddNode(rule);
                    break;
            }
        }
    }

    private void AddNode(ParserRuleContext rule)
    {
        if (_builder.Build(rule) is { } element)
        {
            _sources.Add(rule);
            _elements.Add(element);
            return;
        }

        IsBroken |= !IsLineOfBlock(rule.RuleIndex);
        AddTokens(rule);
    }

    private void AddTokens(ParserRuleContext context)
    {
        for (var i = 0; i < context.ChildCount; i++)
        {
            switch (context.GetChild(i))
            {
                case ITerminalNode terminal:
                    AddToken(terminal);
                    break;
                case ParserRuleContext rule:
                    AddTokens(rule);
                    break;
            }
        }
    }

    private void AddToken(ITerminalNode terminal)
    {
        IsBroken |= terminal is IErrorNode;
        if (_builder.Build(terminal) is { } token)
        {
            _sources.Add(terminal);
            _elements.Add(token);
        }
    }

    /// <summary>Lines of blocks are statements of their own: a broken one leaves the block whole.</summary>
    private static bool IsLineOfBlock(int rule) => rule is
        ScoringParser.RULE_fieldDeclaration or ScoringParser.RULE_eventMember or ScoringParser.RULE_band or ScoringParser.RULE_stage
        or ScoringParser.RULE_matchArm or ScoringParser.RULE_testField;

    private static bool IsLaidOutFlat(int rule) => rule is
        ScoringParser.RULE_entityHeader or ScoringParser.RULE_eventHeader or ScoringParser.RULE_fieldType or ScoringParser.RULE_fieldModifier or ScoringParser.RULE_scoreHeader
        or ScoringParser.RULE_scoreFamily or ScoringParser.RULE_bandsHeader or ScoringParser.RULE_stagesHeader or ScoringParser.RULE_groupHeader
        or ScoringParser.RULE_matchHeader or ScoringParser.RULE_testHeader or ScoringParser.RULE_testEntityHeader or ScoringParser.RULE_testEventHeader
        or ScoringParser.RULE_eachRule or ScoringParser.RULE_everyRule or ScoringParser.RULE_matchRule or ScoringParser.RULE_conditionRule;
}
