using Antlr4.Runtime.Atn;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>From a text to its syntax tree: lexer, token filters, parser, syntax builder.</summary>
internal static class ScoreParser
{
    public static SyntaxTree Parse(SourceText source)
    {
        var errors = new SyntaxErrors();
        var list = TokenReader.Read(source);
        Mistakes.Apply(list, errors);
        WordOperators.Apply(list);
        Nesting.Apply(list, errors);
        LineBreaks.Apply(list, errors);
        SoftWords.Apply(list);

        var tokens = new ScoreTokenStream(list);
        var strategy = new StatementErrorStrategy(source, tokens, errors);
        var parser = new ScoringParser(tokens) { ErrorHandler = strategy };
        parser.RemoveErrorListeners();

        var builder = new SyntaxBuilder(tokens, list, errors);
        parser.AddParseListener(new EarlyBuilding(builder));
        while (tokens.LA(1) != ScoringParser.Eof)
        {
            if (tokens.LA(1) == ScoringParser.END)
            {
                strategy.ReportMatch(parser);
                builder.AddEnd(tokens[tokens.Index]);
                tokens.Consume();
            }
            else
            {
                var reported = errors.Count;
                var statement = ParseStatement(parser, tokens, strategy, errors);
                if (builder.LostBlock && statement.member() is not null)
                {
                    errors.BackTo(reported);
                }

                builder.AddStatement(statement);
            }
        }

        var root = builder.Finish(tokens[tokens.Index]);
        return new SyntaxTree(source, root, [.. errors.InOrder()], tokens.StatementsAt(errors.Covered));
    }

    /// <summary>
    /// Reads one top-level statement by the fast prediction, and only where that finds an error once more by the full one. Statement by
    /// statement, so that ANTLR's tree of one is garbage before the next is read.
    /// </summary>
    private static ScoringParser.TopLevelContext ParseStatement(ScoringParser parser, ScoreTokenStream tokens, StatementErrorStrategy strategy, SyntaxErrors errors)
    {
        var start = tokens.Index;
        var reported = errors.Count;
        var recovering = strategy.InErrorRecoveryMode(parser);
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        var statement = parser.topLevel();
        if (errors.Count == reported || recovering)
        {
            return statement;
        }

        errors.BackTo(reported);
        strategy.Reset(parser);
        tokens.Seek(start);
        parser.Interpreter.PredictionMode = PredictionMode.LL;
        return parser.topLevel();
    }
}
