using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Fields of the account, named plainly in its own rules and after <c>account.</c> in those of leads.</summary>
internal sealed class AccountFieldBinder(BindingContext context)
{
    /// <summary>The field as used at a place; null where an error was reported.</summary>
    public FieldSymbol? Use(Declaration declaration, SyntaxToken name, SyntaxElement at, Scope scope)
    {
        if (declaration.Kind == DeclarationKind.Unusable)
        {
            return null;
        }

        context.Refer(name, declaration, scope);
        return context.Read(declaration, Reads.AccountFields, at, scope) ? BindingContext.Symbol<FieldSymbol>(declaration) : null;
    }

    /// <summary>The error about a field that the account does not have.</summary>
    public Diagnostic Unknown(SyntaxToken name, Scope scope)
    {
        if (context.AccountNames.All.Count == 0)
        {
            return scope.At(name).NoAccountFields();
        }

        return scope.At(name).UnknownAccountField(name.Value, context.AccountNames.Suggest([new PhrasePartSyntax([name], name, null, null)], out _, _ => true));
    }

    /// <summary>The field that a name which nothing declares is, or is much like, as it is written at the place; or null.</summary>
    public string? Suggest(PhrasePartSyntax part, Scope scope)
    {
        var field = context.AccountNames.Find(part.Token.Value)?.Name ?? context.AccountNames.Suggest([part], out _, d => d.Kind == DeclarationKind.Field);
        return field is null || scope.IsAccount ? field : $"account.{field}";
    }
}
