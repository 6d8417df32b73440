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
internal sealed partial class SyntaxBuilder(ScoreTokenStream tokens, TokenList list, SyntaxErrors errors, ParseRecorder? recorder)
{
    private readonly TokenBuilder _tokens = new(list);
    private readonly ImmutableArray<SyntaxElement>.Builder _children = ImmutableArray.CreateBuilder<SyntaxElement>();
    private readonly ImmutableArray<StatementSyntax>.Builder _statements = ImmutableArray.CreateBuilder<StatementSyntax>();

    private readonly Dictionary<MemberContext, StatementSyntax> _early = [];

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

    /// <summary>
    /// Builds a line of a block as soon as it is parsed and lets go of ANTLR's tree of it, which is several times as large.
    /// </summary>
    public void BuildEarly(MemberContext context)
    {
        if (context.Start is ScoreToken { StandsFor: { } known })
        {
            _early[context] = known.Statements[0].Syntax;
            recorder?.AddAll(known.Statements);
        }
        else
        {
            _early[context] = Member(context);
            recorder?.AddMember(context, _early[context]);
        }

        context.children = null;
    }

    /// <summary>Adds a statement of the file that need not be read again.</summary>
    public void AddKnown(ParseReuse.Reused known)
    {
        var statement = known.Statements[0].Syntax;
        LostBlock = false;
        _strayReported = false;
        _children.Add(statement);
        _statements.Add(statement);
        recorder?.AddAll(known.Statements);
    }

    /// <returns>The statement.</returns>
    public StatementSyntax AddStatement(TopLevelContext context)
    {
        var statement = TopLevel(context);
        _early.Clear();
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

        return statement;
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
    /// <remarks>Chosen by number: a chain of type tests was half the time of building.</remarks>
    public SyntaxElement? Build(ParserRuleContext context) => context.RuleIndex switch
    {
        // Expressions, the most frequent first.
        RULE_phrase => Phrase((PhraseContext)context),
        RULE_part => Part((PartContext)context),
        RULE_primary => Primary((PrimaryContext)context),
        RULE_literal => Whole(context) is [SyntaxToken token] ? new LiteralSyntax([token], token) : null,
        RULE_signed => Signed(context),
        RULE_product => Arithmetic(context),
        RULE_sum => Arithmetic(context),
        RULE_tailed => Tailed((TailedContext)context),
        RULE_negation => Negation((NegationContext)context),
        RULE_condition => Condition((ConditionContext)context),
        RULE_name => Whole(context) is [SyntaxToken token] ? token : null,
        RULE_label => Whole(context) is [SyntaxToken token] ? token : null,
        RULE_duration => Whole(context) is [SyntaxToken number, SyntaxToken unit] whole ? new DurationSyntax(Freeze(whole), number, unit) : null,
        RULE_value => Signed(context),
        RULE_bound => Signed(context),
        RULE_length => PassOn(context),
        RULE_eventPhrase => EventPhrase((EventPhraseContext)context),
        RULE_aggregate => Aggregate((AggregateContext)context),
        // Tails.
        RULE_tail => Tail((TailContext)context),
        RULE_eventClause => PassOn(context),
        RULE_comparison => Comparison((ComparisonContext)context),
        RULE_membership => Membership((MembershipContext)context),
        RULE_textTest => TextTest((TextTestContext)context),
        RULE_valueList => ValueList((ValueListContext)context),
        RULE_where => Where((WhereContext)context),
        RULE_window => Window((WindowContext)context),
        // Rules.
        RULE_points => Points((PointsContext)context),
        RULE_ruleClause => RuleClause((RuleClauseContext)context),
        RULE_cap => Cap((CapContext)context),
        RULE_decay => Decay((DecayContext)context),
        RULE_block => Block((BlockContext)context),
        RULE_member => _early.Remove((MemberContext)context, out var early) ? early : Member((MemberContext)context),
        RULE_group => Group((GroupContext)context),
        RULE_decayStatement => DecayStatement((DecayStatementContext)context),
        RULE_matchArm => MatchArm((MatchArmContext)context),
        RULE_armPattern => ArmPattern((ArmPatternContext)context),
        // Declarations.
        RULE_fieldDeclaration => FieldDeclaration((FieldDeclarationContext)context),
        RULE_eventMember => PassOn(context),
        RULE_eventColumn => EventColumn((EventColumnContext)context),
        RULE_scoreRange => ScoreRange((ScoreRangeContext)context),
        RULE_familyValues => FamilyValues((FamilyValuesContext)context),
        RULE_band => Band((BandContext)context),
        RULE_stage => Stage((StageContext)context),
        RULE_because => Because((BecauseContext)context),
        // Tests.
        RULE_testStatement => TestStatement((TestStatementContext)context),
        RULE_testField => TestField((TestFieldContext)context),
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
        if (context.Start is ScoreToken start && !IsReported(context))
        {
            errors.Add(diagnostic, start);
        }
    }

    /// <summary>Whether the statement around a rule has had its error.</summary>
    private bool IsReported(ParserRuleContext context)
    {
        if (context.Start is not ScoreToken start)
        {
            return false;
        }

        var (first, last) = tokens.StatementAround(start.TokenIndex);
        return errors.IsCovered(tokens[first].StartIndex, tokens[last].EndIndex);
    }

    private DiagnosticBuilder At(SyntaxElement element) => new(list.Source, element.Span);
}
