using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Names of scores where nothing else can stand: after <c>bands … of</c> and <c>reasons of</c>.</summary>
internal sealed class ScoreReferenceBinder(BindingContext context)
{
    /// <summary>The score that a phrase names; null where an error was reported.</summary>
    public ScoreSymbol? Bind(PhraseSyntax phrase, Scope scope)
    {
        if (phrase.Parts.IsEmpty || phrase.Parts[0].Token.Text.Length == 0)
        {
            return null;
        }

        var token = phrase.Parts[0].Token;
        var declaration = phrase.Parts is [{ Member: null, Index: null }] ? context.Names.Find(token.Value) : null;
        if (declaration?.Kind == DeclarationKind.Score)
        {
            context.Refer(token, declaration, scope);
            return context.Read(declaration, declaration.ResultReads, phrase, scope) ? BindingContext.Symbol<ScoreSymbol>(declaration) : null;
        }

        if (declaration?.Kind != DeclarationKind.Unusable)
        {
            context.Report(scope.At(phrase).ScoreExpected(scope.TextOf(phrase), context.Names.Suggest(phrase.Parts, out _, d => d.Kind == DeclarationKind.Score)));
        }

        return null;
    }
}
