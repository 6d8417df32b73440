using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>A place where a model uses a declared name.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The name as used.</param>
/// <param name="Symbol">What it names.</param>
public sealed record SymbolReference(SourceText Source, TextSpan Span, Symbol Symbol);
