using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Ide;

/// <summary>A stretch of a file.</summary>
/// <param name="Source">The file's text; its path names the file.</param>
/// <param name="Span">The stretch.</param>
public sealed record Place(SourceText Source, TextSpan Span);
