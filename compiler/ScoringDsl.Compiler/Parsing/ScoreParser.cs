using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>From a text to its syntax tree: lexer, token filters, parser, syntax builder.</summary>
internal static class ScoreParser
{
    public static SyntaxTree Parse(SourceText source) => throw new NotImplementedException(source.Path);
}
