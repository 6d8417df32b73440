using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>What a comparison is about: the left side of a condition, or the subject of a <c>match</c>.</summary>
/// <param name="Span">Where it is written.</param>
/// <param name="Written">Its text as written, for messages and fixes.</param>
internal abstract record Operand(TextSpan Span, string Written)
{
    /// <summary>The field it is, where it is one: it may be missing.</summary>
    public virtual FieldSymbol? Field => null;

    public sealed record Number(TextSpan Span, string Written, BoundNumber Value) : Operand(Span, Written)
    {
        public override FieldSymbol? Field => (Value as BoundNumberField)?.Field;
    }

    public sealed record Text(TextSpan Span, string Written, BoundText Value) : Operand(Span, Written)
    {
        public override FieldSymbol? Field => Value.Field;
    }

    /// <summary>A list of text, a bool or a date.</summary>
    public sealed record Other(TextSpan Span, string Written, FieldSymbol Value) : Operand(Span, Written)
    {
        public override FieldSymbol? Field => Value;
    }

    /// <summary><c>name of highest</c>: which of some scores, in order of declaration, is the highest. Missing where none is above 0.</summary>
    public sealed record HighestName(TextSpan Span, string Written, ImmutableArray<ScoreSymbol> Scores) : Operand(Span, Written);

    /// <summary>Bands, a rating or stages.</summary>
    public sealed record Label(TextSpan Span, string Written, LabelSymbol Value) : Operand(Span, Written);
}

/// <summary>What a run of words means, by the longest declared name at its beginning.</summary>
internal abstract record PhraseMeaning
{
    /// <summary>An error was reported, or the name is one whose error was reported.</summary>
    public sealed record Nothing : PhraseMeaning;

    /// <summary>Something to compare; <paramref name="Rest"/> are the words after it: a value in short form.</summary>
    public sealed record Compared(Operand Operand, IReadOnlyList<PhrasePartSyntax> Rest) : PhraseMeaning;

    /// <summary>An event; <paramref name="Rest"/> are the words after its name: its subject.</summary>
    public sealed record Happening(EventSymbol Event, IReadOnlyList<PhrasePartSyntax> NameParts, IReadOnlyList<PhrasePartSyntax> Rest) : PhraseMeaning;

    /// <summary>A condition that is complete.</summary>
    public sealed record Complete(BoundCondition Condition) : PhraseMeaning;

    /// <summary><c>engagement raised</c>: a window must follow.</summary>
    public sealed record Raised(ScoreSymbol Score) : PhraseMeaning;

    /// <summary>A duration that a define names.</summary>
    public sealed record Duration(DefineSymbol Define, long Microseconds) : PhraseMeaning;
}
