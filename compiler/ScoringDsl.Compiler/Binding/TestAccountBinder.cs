using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the accounts of one test.</summary>
internal sealed class TestAccountBinder(BindingContext context, TestValueBinder values, string testName)
{
    private readonly List<(TestEntitySyntax Syntax, string Key, ImmutableArray<BoundTestValue> Fields, List<BoundExpectation> Expectations)> _accounts = [];
    private bool _isUnnamed;

    /// <summary>Whether the test has an account.</summary>
    public bool HasAny => _accounts.Count > 0;

    /// <summary>What is expected of the account added last.</summary>
    public List<BoundExpectation> Current => _accounts[^1].Expectations;

    /// <summary>The key of the test's account where it has one alone that is written without key and name; leads that name no account belong to it.</summary>
    public string? Unnamed => _isUnnamed && _accounts is [var only] ? only.Key : null;

    /// <summary>The accounts.</summary>
    public ImmutableArray<BoundTestAccount> Bound => [.. _accounts.Select(a => new BoundTestAccount(a.Syntax, a.Key, a.Fields, [.. a.Expectations]))];

    public void Add(TestEntitySyntax syntax, Scope scope)
    {
        var bound = values.Bind(syntax.Fields, FindField, scope);
        var written = (bound.FirstOrDefault(v => v.Field.IsKey)?.Texts[0] ?? syntax.Name?.Value)?.Trim();
        _isUnnamed |= string.IsNullOrEmpty(written);
        var key = string.IsNullOrEmpty(written) ? testName : written;
        var first = _accounts.FindIndex(a => a.Key == key);
        if (first >= 0)
        {
            context.Report(scope.At(syntax.Keyword).AccountTwice(written ?? "", scope.Source, _accounts[first].Syntax.Keyword.Span));
        }

        _accounts.Add((syntax, key, bound, []));
    }

    private FieldSymbol? FindField(SyntaxToken name, Scope scope)
    {
        if (context.AccountNames.Find(name.Value) is { } declaration)
        {
            context.Refer(name, declaration, scope);
            return declaration.Symbol as FieldSymbol;
        }

        context.Report(context.AccountFields.Unknown(name, scope));
        return null;
    }
}
