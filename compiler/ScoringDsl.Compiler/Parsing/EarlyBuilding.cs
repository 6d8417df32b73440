using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Antlr4.Runtime.Tree;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Hands every line of a block to the syntax builder when the parser leaves it.</summary>
/// <param name="builder">The builder.</param>
/// <param name="recorder">Is told where the parser could not go on, or null.</param>
/// <param name="cancellation">Ends the parser's work before the next line.</param>
internal sealed class EarlyBuilding(SyntaxBuilder builder, ParseRecorder? recorder, CancellationToken cancellation) : IParseTreeListener
{
    public void ExitEveryRule([NotNull] ParserRuleContext ctx)
    {
        if (ctx.exception is not null)
        {
            recorder?.AddTrouble(ctx);
        }

        if (ctx is MemberContext member)
        {
            cancellation.ThrowIfCancellationRequested();
            builder.BuildEarly(member);
        }
    }

    public void EnterEveryRule([NotNull] ParserRuleContext ctx)
    {
    }

    public void VisitTerminal([NotNull] ITerminalNode node)
    {
    }

    public void VisitErrorNode([NotNull] IErrorNode node)
    {
    }
}
