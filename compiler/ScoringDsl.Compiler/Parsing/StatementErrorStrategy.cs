using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// Recovery per statement. The first error of a statement is reported, the rest of the statement is skipped in silence, and the next
/// statement is read afresh. A broken header still has its block read. Nothing is ever inserted or guessed.
/// </summary>
internal sealed class StatementErrorStrategy(SourceText source, ScoreTokenStream tokens, SyntaxErrors errors) : DefaultErrorStrategy
{
    public override void ReportError(Parser recognizer, RecognitionException e)
    {
        if (InErrorRecoveryMode(recognizer))
        {
            return;
        }

        BeginErrorCondition(recognizer);
        var (first, last) = tokens.StatementAround(e.OffendingToken.TokenIndex);
        if (!errors.IsCovered(tokens[first].StartIndex, tokens[last].EndIndex))
        {
            errors.Add(SyntaxProblem.Describe(source, tokens, e), tokens[e.OffendingToken.TokenIndex]);
        }
    }

    public override void Recover(Parser recognizer, RecognitionException e)
    {
        if (recognizer.Context.RuleIndex == ScoringParser.RULE_topLevel)
        {
            // Nothing but this rule can get past a brace that is left over.
            if (tokens.LA(1) == ScoringParser.CLOSE_BRACE)
            {
                recognizer.Consume();
            }

            SkipStatement(recognizer);
            return;
        }

        while (!ScoreTokenStream.EndsStatement(tokens.LA(1)))
        {
            recognizer.Consume();
        }
    }

    public override IToken RecoverInline(Parser recognizer) => throw new InputMismatchException(recognizer);

    /// <summary>Only between the statements of a block: skips what no statement can begin with.</summary>
    public override void Sync(Parser recognizer)
    {
        if (!HoldsStatements(recognizer.Context.RuleIndex))
        {
            return;
        }

        IntervalSet? expected = null;
        while (tokens.LA(1) is not (ScoringParser.END or ScoringParser.CLOSE_BRACE or ScoringParser.Eof))
        {
            expected ??= recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
            if (expected.Contains(tokens.LA(1)))
            {
                return;
            }

            ReportError(recognizer, new InputMismatchException(recognizer));
            SkipStatement(recognizer);
        }
    }

    public override void ReportMatch(Parser recognizer)
    {
        if (ScoreTokenStream.EndsStatement(tokens.LA(1)))
        {
            EndErrorCondition(recognizer);
        }
    }

    private static bool HoldsStatements(int rule) => rule is
        ScoringParser.RULE_block or ScoringParser.RULE_entityDeclaration or ScoringParser.RULE_eventDeclaration or ScoringParser.RULE_bandsDeclaration
        or ScoringParser.RULE_stagesDeclaration or ScoringParser.RULE_matchRule or ScoringParser.RULE_testDeclaration or ScoringParser.RULE_testEntity
        or ScoringParser.RULE_testEvent;

    /// <summary>Consumes up to the end of the statement, whole blocks included.</summary>
    private void SkipStatement(Parser recognizer)
    {
        var depth = 0;
        while (tokens.LA(1) != ScoringParser.Eof && (depth > 0 || tokens.LA(1) is not (ScoringParser.END or ScoringParser.CLOSE_BRACE)))
        {
            depth += tokens.LA(1) switch { ScoringParser.OPEN_BRACE => 1, ScoringParser.CLOSE_BRACE => -1, _ => 0 };
            recognizer.Consume();
        }
    }
}
