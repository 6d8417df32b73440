using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Antlr4.Runtime.Tree;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>Hands every line of a block to the syntax builder when the parser leaves it.</summary>
internal sealed class EarlyBuilding(SyntaxBuilder builder) : IParseTreeListener
{
    public void ExitEveryRule([NotNull] ParserRuleContext ctx)
    {
        if (ctx is MemberContext member)
        {
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
