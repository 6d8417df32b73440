using Antlr4.Runtime.Atn;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>From a text to its syntax tree: lexer, token filters, parser, syntax builder.</summary>
internal static class ScoreParser
{
    /// <summary>Reads a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="keeps">Whether the tree keeps what makes reading a similar text faster.</param>
    /// <param name="before">An earlier parse of a similar text; it changes how long this takes, never what comes of it.</param>
    /// <param name="cancellation">Ends the reading at the next statement.</param>
    public static SyntaxTree Parse(SourceText source, bool keeps = false, KnownParse? before = null, CancellationToken cancellation = default)
    {
        var errors = new SyntaxErrors();
        var list = TokenReader.Read(source);
        Mistakes.Apply(list, errors);
        WordOperators.Apply(list);
        Nesting.Apply(list, errors);
        LineBreaks.Apply(list, errors);
        SoftWords.Apply(list);

        var outlines = keeps ? Outline(list) : [];
        var reuse = keeps && before is not null ? ParseReuse.Of(before, source.Text, outlines) : null;
        var recorder = keeps ? new ParseRecorder() : null;
        var tokens = new ScoreTokenStream(list, reuse);
        var strategy = new StatementErrorStrategy(source, tokens, errors);
        var parser = new ScoringParser(tokens) { ErrorHandler = strategy };
        parser.RemoveErrorListeners();

        var builder = new SyntaxBuilder(tokens, list, errors, recorder);
        parser.AddParseListener(new EarlyBuilding(builder, recorder, cancellation));
        while (tokens.LA(1) != ScoringParser.Eof)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = tokens[tokens.Index];
            if (first.Type == ScoringParser.END)
            {
                strategy.ReportMatch(parser);
                builder.AddEnd(first);
                tokens.Consume();
            }
            else if (reuse?.TopLevelAt(first.Place) is { } known)
            {
                // Matching the END of a statement ends the recovery from an earlier error.
                strategy.Reset(parser);
                builder.AddKnown(known);
                tokens.SeekPlace(known.End);
            }
            else
            {
                var reported = errors.Count;
                var context = ParseStatement(parser, tokens, strategy, errors, recorder);
                if (builder.LostBlock && context.member() is not null)
                {
                    errors.BackTo(reported);
                }

                var statement = builder.AddStatement(context);
                recorder?.AddTopLevel(first.Place, tokens[tokens.Index].Place, context, statement);
            }
        }

        var root = builder.Finish(tokens[tokens.Index]);
        return new SyntaxTree(source, root, [.. errors.InOrder()], tokens.StatementsAt(errors.Covered), recorder?.Finish(source, outlines, errors));
    }

    /// <summary>
    /// Reads one top-level statement by the fast prediction, and only where that finds an error once more by the full one. Statement by
    /// statement, so that ANTLR's tree of one is garbage before the next is read.
    /// </summary>
    private static ScoringParser.TopLevelContext ParseStatement(
        ScoringParser parser, ScoreTokenStream tokens, StatementErrorStrategy strategy, SyntaxErrors errors, ParseRecorder? recorder)
    {
        var start = tokens.Index;
        var reported = errors.Count;
        var recorded = recorder?.Position;
        var recovering = strategy.InErrorRecoveryMode(parser);
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        var statement = parser.topLevel();
        if (errors.Count == reported || recovering)
        {
            return statement;
        }

        if (recorded is { } position)
        {
            recorder?.BackTo(position);
        }

        errors.BackTo(reported);
        strategy.Reset(parser);
        tokens.Seek(start);
        parser.Interpreter.PredictionMode = PredictionMode.LL;
        return parser.topLevel();
    }

    private static TokenOutline[] Outline(TokenList list)
    {
        var outlines = new TokenOutline[list.Tokens.Count];
        for (var i = 0; i < outlines.Length; i++)
        {
            var token = list.Tokens[i];
            var fullStart = token.TriviaCount == 0 ? token.StartIndex : list.Trivia[token.FirstTrivia].Start;
            outlines[i] = new TokenOutline(fullStart, token.StartIndex, token.EndIndex, token.Type);
        }

        return outlines;
    }
}
