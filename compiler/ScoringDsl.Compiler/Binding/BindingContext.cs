using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>What the binders of one model share: names, findings, and one another.</summary>
internal sealed class BindingContext
{
    public BindingContext(DiagnosticBag diagnostics, KnownLabels labels, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Labels = labels;
        Diagnostics = diagnostics;
        Names = new NameTable(diagnostics);
        AccountNames = new NameTable(diagnostics);
        Constants = new ConstantBinder(this);
        Windows = new WindowBinder(this);
        Values = new ValueBinder(this);
        Phrases = new PhraseBinder(this);
        AccountFields = new AccountFieldBinder(this);
        Defines = new DefineBinder(this);
        Numbers = new NumberBinder(this);
        Events = new EventBinder(this);
        TextConditions = new TextConditionBinder(this);
        FieldConditions = new FieldConditionBinder(this);
        LabelConditions = new LabelConditionBinder(this);
        NumberConditions = new NumberConditionBinder(this);
        Presence = new PresenceBinder(this);
        Conditions = new ConditionBinder(this);
        Scores = new ScoreReferenceBinder(this);
        HighestNames = new HighestNameBinder(this);
    }

    /// <summary>Asked before each statement: whether anybody still waits for what is bound.</summary>
    public CancellationToken Cancellation { get; }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>The texts of rules without a label.</summary>
    public KnownLabels Labels { get; }

    public NameTable Names { get; }

    /// <summary>The account's fields, which have a scope of their own.</summary>
    public NameTable AccountNames { get; }

    public ConstantBinder Constants { get; }

    public WindowBinder Windows { get; }

    public ValueBinder Values { get; }

    public PhraseBinder Phrases { get; }

    public AccountFieldBinder AccountFields { get; }

    public DefineBinder Defines { get; }

    public NumberBinder Numbers { get; }

    public EventBinder Events { get; }

    public TextConditionBinder TextConditions { get; }

    public FieldConditionBinder FieldConditions { get; }

    public LabelConditionBinder LabelConditions { get; }

    public NumberConditionBinder NumberConditions { get; }

    public PresenceBinder Presence { get; }

    public ConditionBinder Conditions { get; }

    public ScoreReferenceBinder Scores { get; }

    /// <summary>Whether a rule of some score could not be read, so that its label is not known.</summary>
    public bool HasBrokenRules { get; set; }

    public HighestNameBinder HighestNames { get; }

    /// <summary>Where names are used, in the order bound.</summary>
    public List<(SourceText Source, TextSpan Span, Declaration? Declaration, Symbol? Symbol)> References { get; } = [];

    public void Report(Diagnostic diagnostic) => Diagnostics.Add(diagnostic);

    /// <summary>Notes that a token names a declaration.</summary>
    public void Refer(SyntaxToken token, Declaration declaration, Scope scope) => References.Add((scope.Source, token.Span, declaration, null));

    /// <summary>Notes that a token names a symbol that is no name of the model: a property.</summary>
    public void Refer(SyntaxToken token, Symbol symbol, Scope scope) => References.Add((scope.Source, token.Span, null, symbol));

    /// <summary>Notes that <paramref name="scope"/>'s owner reads a declaration; an error where it may not be read there.</summary>
    /// <returns>Whether it may be read.</returns>
    public bool Read(Declaration declaration, Reads kind, SyntaxElement at, Scope scope)
    {
        // What may not be read is an error already, and no link of a cycle.
        if (!Read(kind, declaration.Name, at, scope, declaration.Kind == DeclarationKind.Score))
        {
            return false;
        }

        scope.Owner?.DependOn(declaration);
        return true;
    }

    /// <summary>Notes that <paramref name="scope"/>'s owner reads something of this kind; an error where that may not be read there.</summary>
    public bool Read(Reads kind, string name, SyntaxElement at, Scope scope) => Read(kind, name, at, scope, isScore: false);

    private bool Read(Reads kind, string name, SyntaxElement at, Scope scope, bool isScore)
    {
        if (scope.Owner is { } owner)
        {
            owner.Reads |= kind & ~scope.Inner;
        }

        var forbidden = kind & ~scope.Allowed;
        if (forbidden == Reads.None)
        {
            return true;
        }

        Report(scope.Place switch
        {
            _ when scope.IsAccount && (forbidden & ~(Reads.AccountFields | Reads.AccountResults | Reads.Leads)) != Reads.None => scope.At(at).LeadInAccountRule(name, isScore),
            _ when !scope.IsAccount && (forbidden & Reads.Leads) != Reads.None => scope.At(at).LeadsOutsideAccount(),
            _ when !scope.IsAccount && (forbidden & Reads.AccountResults) != Reads.None => scope.At(at).AccountResultInLeadRule(name, scope.Place == Place.Expectation),
            Place.Where => scope.At(at).NotInWhere(name),
            Place.Points => scope.At(at).NotInPoints(name, scope.IsAccount),
            _ => scope.At(at).NotInFormula(name),
        });
        return false;
    }

    /// <summary>The scope of a declaration's own parts.</summary>
    public static Scope ScopeOf(Declaration declaration) =>
        new() { Source = declaration.Source, Owner = declaration, IsAccount = declaration.IsAccount };

    /// <summary>The symbol of a declaration that has one.</summary>
    public static T Symbol<T>(Declaration declaration)
        where T : Symbol =>
        declaration.Symbol as T ?? throw new InvalidOperationException($"'{declaration.Name}' has no symbol yet.");
}
