using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>What kind of thing a name stands for.</summary>
internal enum DeclarationKind
{
    Field,
    Event,
    List,
    Define,
    Score,

    /// <summary>A family of scores. Its members have declarations of their own, which no name finds.</summary>
    Family,
    Bands,
    Rating,
    Stages,
    Exclusion,
    Segment,
    Handoff,
    Outcome,

    /// <summary>A part of the language that is not supported yet, or a declaration that could not be read: using it gives no second error.</summary>
    Unusable,
}

/// <summary>What a piece of a model looks at; decides where it may stand.</summary>
[Flags]
internal enum Reads
{
    None = 0,
    LeadFields = 1,
    Properties = 2,
    Events = 4,
    Results = 8,
    AccountFields = 16,
    AccountResults = 32,

    /// <summary>The leads of an account, taken together.</summary>
    Leads = 64,
}

/// <summary>A name of the model while it is being bound: where it is declared, what it reads, and its symbol once there is one.</summary>
internal sealed class Declaration(DeclarationKind kind, string name, SourceText source, TextSpan nameSpan, SyntaxNode syntax)
{
    private readonly HashSet<Declaration> _seen = [];
    private readonly List<Declaration> _dependencies = [];

    /// <summary>What it is; becomes <see cref="DeclarationKind.Unusable"/> where it turns out to be in error.</summary>
    public DeclarationKind Kind { get; set; } = kind;

    public string Name { get; } = name;

    public SourceText Source { get; } = source;

    public TextSpan NameSpan { get; } = nameSpan;

    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>Whether it is a result of the account.</summary>
    public bool IsAccount { get; set; }

    /// <summary>What reads it reads, where it is a result.</summary>
    public Reads ResultReads => IsAccount ? Reads.AccountResults : Reads.Results;

    /// <summary>The symbol; for a define only once its value is bound without error.</summary>
    public Symbol? Symbol { get; set; }

    /// <summary>The scores of a family; else empty.</summary>
    public IReadOnlyList<Declaration> Members { get; set; } = [];

    /// <summary>How far a define's value has come.</summary>
    public DefineState State { get; set; }

    /// <summary>What its value looks at, through other defines too.</summary>
    public Reads Reads { get; set; }

    /// <summary>What it reads directly, in the order met.</summary>
    public IReadOnlyList<Declaration> Dependencies => _dependencies;

    public void DependOn(Declaration other)
    {
        if (_seen.Add(other))
        {
            _dependencies.Add(other);
        }
    }

    public override string ToString() => $"{Kind} {Name}";
}

/// <summary>How far a define's value has come.</summary>
internal enum DefineState
{
    NotStarted,
    Binding,
    Done,
}
