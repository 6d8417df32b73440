using Antlr4.Runtime;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Says in plain words what is wrong where the parser could not go on.</summary>
internal sealed class SyntaxProblem(SourceText source, ScoreTokenStream tokens)
{
    public Diagnostic Describe(Parser recognizer, RecognitionException error, int first, int last)
    {
        var token = tokens[error.OffendingToken.TokenIndex];
        return new DiagnosticBuilder(source, token.Span).Unexpected(token.Text);
    }
}
