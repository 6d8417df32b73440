using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// Makes the syntax tree from ANTLR's tree, whose types end here. An expression that could not be read whole gives null, and its
/// statement keeps its tokens; a declaration is kept as far as it could be read, so that its name is known and its block checked.
/// </summary>
internal sealed partial class SyntaxBuilder(ScoreTokenStream tokens, TokenList list, SyntaxErrors errors)
{
    private readonly TokenBuilder _tokens = new(list);
    private readonly ImmutableArray<SyntaxElement>.Builder _children = ImmutableArray.CreateBuilder<SyntaxElement>();
    private readonly ImmutableArray<StatementSyntax>.Builder _statements = ImmutableArray.CreateBuilder<StatementSyntax>();

    /// <summary>Whether the statement before was a rule outside a score: one error for all in a row.</summary>
    private bool _strayReported;

    /// <summary>Keeps a <c>;</c> between statements.</summary>
    public void AddEnd(ScoreToken end)
    {
        if (end.EndIndex > end.StartIndex)
        {
            _children.Add(_tokens.Build(end));
        }
    }

    /// <summary>
    /// Whether the block of the last declaration never began, so that its lines and its closing brace stand about; the one error for
    /// that was reported.
    /// </summary>
    public bool LostBlock { get; private set; }

    public void AddStatement(TopLevelContext context)
    {
        var statement = TopLevel(context);
        LostBlock = context.GetChild(0) switch
        {
            MemberContext => LostBlock,
            EntityDeclarationContext c => c.OPEN_BRACE() is null,
            BandsDeclarationContext c => c.OPEN_BRACE() is null,
            StagesDeclarationContext c => c.OPEN_BRACE() is null,
            TestDeclarationContext c => c.OPEN_BRACE() is null,
            ScoreDeclarationContext => statement is ScoreDeclarationSyntax { Body: null, Formula: null },
            _ => false,
        };
        _strayReported = context.GetChild(0) is MemberContext;
        if (!statement.Children.IsEmpty)
        {
            _children.Add(statement);
            _statements.Add(statement);
        }
    }

    public CompilationUnitSyntax Finish(ScoreToken endOfFile)
    {
        var end = _tokens.Build(endOfFile);
        _children.Add(end);
        return new CompilationUnitSyntax(_children.ToImmutable(), _statements.ToImmutable(), end);
    }

    /// <summary>The token of a leaf, or null for one without text.</summary>
    public SyntaxToken? Build(ITerminalNode leaf) =>
        leaf.Symbol is ScoreToken token && token.EndIndex > token.StartIndex ? _tokens.Build(token) : null;

    /// <summary>The node or token of a rule, or null where it could not be read.</summary>
    public SyntaxElement? Build(ParserRuleContext context) => context switch
    {
        // Expressions, the most frequent first.
        PhraseContext c => Phrase(c),
        PartContext c => Part(c),
        PrimaryContext c => Primary(c),
        LiteralContext c => Whole(c) is [SyntaxToken token] ? new LiteralSyntax([token], token) : null,
        SignedContext c => Signed(c),
        ProductContext c => Arithmetic(c),
        SumContext c => Arithmetic(c),
        TailedContext c => Tailed(c),
        NegationContext c => Negation(c),
        ConditionContext c => Condition(c),
        NameContext c => Whole(c) is [SyntaxToken token] ? token : null,
        LabelContext c => Whole(c) is [SyntaxToken token] ? token : null,
        DurationContext c => Whole(c) is [SyntaxToken number, SyntaxToken unit] whole ? new DurationSyntax(Freeze(whole), number, unit) : null,
        ValueContext c => Signed(c),
        BoundContext c => Signed(c),
        LengthContext c => PassOn(c),
        EventPhraseContext c => EventPhrase(c),
        AggregateContext c => Aggregate(c),
        // Tails.
        TailContext c => Tail(c),
        EventClauseContext c => PassOn(c),
        ComparisonContext c => Comparison(c),
        MembershipContext c => Membership(c),
        TextTestContext c => TextTest(c),
        ValueListContext c => ValueList(c),
        WhereContext c => Where(c),
        WindowContext c => Window(c),
        // Rules.
        PointsContext c => Points(c),
        RuleClauseContext c => RuleClause(c),
        CapContext c => Cap(c),
        DecayContext c => Decay(c),
        BlockContext c => Block(c),
        MemberContext c => Member(c),
        GroupContext c => Group(c),
        DecayStatementContext c => DecayStatement(c),
        MatchArmContext c => MatchArm(c),
        ArmPatternContext c => ArmPattern(c),
        // Declarations.
        FieldDeclarationContext c => FieldDeclaration(c),
        EventMemberContext c => PassOn(c),
        EventColumnContext c => EventColumn(c),
        ScoreRangeContext c => ScoreRange(c),
        FamilyValuesContext c => FamilyValues(c),
        BandContext c => Band(c),
        StageContext c => Stage(c),
        BecauseContext c => Because(c),
        // Tests.
        TestStatementContext c => TestStatement(c),
        TestFieldContext c => TestField(c),
        _ => throw new InvalidOperationException($"The syntax builder does not know {context.GetType().Name}."),
    };

    /// <summary>The children of a certain type, in order.</summary>
    internal static ImmutableArray<T> Pick<T>(ReadOnlySpan<SyntaxElement> elements)
        where T : SyntaxElement
    {
        var count = 0;
        foreach (var element in elements)
        {
            count += element is T ? 1 : 0;
        }

        var result = new T[count];
        var next = 0;
        foreach (var element in elements)
        {
            if (element is T match)
            {
                result[next++] = match;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    /// <summary>All children of a rule, one for one, or null where the rule could not be read whole.</summary>
    private SyntaxElement[]? Whole(ParserRuleContext context)
    {
        if (context.exception is not null)
        {
            return null;
        }

        var result = new SyntaxElement[context.ChildCount];
        for (var i = 0; i < result.Length; i++)
        {
            SyntaxElement? element = context.GetChild(i) switch
            {
                IErrorNode => null,
                ITerminalNode leaf => Build(leaf),
                ParserRuleContext rule => Build(rule),
                _ => null,
            };
            if (element is null)
            {
                return null;
            }

            result[i] = element;
        }

        return result;
    }

    /// <summary>For a rule that only chooses among others: what it chose.</summary>
    private SyntaxElement? PassOn(ParserRuleContext context) =>
        context is { exception: null, ChildCount: 1 } && context.GetChild(0) is ParserRuleContext only ? Build(only) : null;

    /// <summary>The token of a type among the children that were made one for one.</summary>
    private static SyntaxToken? TokenOf(ParserRuleContext context, SyntaxElement[] whole, int type)
    {
        for (var i = 0; i < whole.Length; i++)
        {
            if (context.GetChild(i) is ITerminalNode leaf && leaf.Symbol.Type == type)
            {
                return (SyntaxToken)whole[i];
            }
        }

        return null;
    }

    private static T? First<T>(SyntaxElement[] whole)
        where T : SyntaxElement
    {
        foreach (var element in whole)
        {
            if (element is T match)
            {
                return match;
            }
        }

        return null;
    }

    private static ImmutableArray<SyntaxElement> Freeze(SyntaxElement[] elements) => ImmutableCollectionsMarshal.AsImmutableArray(elements);

    /// <summary>Reports what is wrong with the statement around a rule, unless it has had its error.</summary>
    private void Report(ParserRuleContext context, Diagnostic diagnostic)
    {
        if (context.Start is ScoreToken start)
        {
            var (first, last) = tokens.StatementAround(start.TokenIndex);
            if (!errors.IsCovered(tokens[first].StartIndex, tokens[last].EndIndex))
            {
                errors.Add(diagnostic, start);
            }
        }
    }

    private DiagnosticBuilder At(SyntaxElement element) => new(list.Source, element.Span);
}
