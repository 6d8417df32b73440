using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds the body of a family once for each of its values. What is wrong with it is said once.</summary>
internal sealed class FamilyBinder(BindingContext context, Declaration declaration, FamilySymbol family)
{
    private readonly Scope _scope = BindingContext.ScopeOf(declaration);

    public void Bind()
    {
        NoteVariable();
        var firstReference = context.References.Count;
        var said = new HashSet<(string Code, SourceText Source, TextSpan Span)>();
        foreach (var member in declaration.Members)
        {
            var found = context.Diagnostics.Count;
            var score = BindingContext.Symbol<ScoreSymbol>(member);
            var scope = _scope with { Owner = member, Variable = new FamilyVariable(family.VariableSymbol, score.FamilyValue ?? "") };
            new ScoreBinder(context, score, scope).Bind();
            KeepNew(found, said);
        }

        // A name used in the body was noted for each value.
        var references = context.References.Skip(firstReference).Distinct().ToList();
        context.References.RemoveRange(firstReference, context.References.Count - firstReference);
        context.References.AddRange(references);
    }

    /// <summary>Of the findings from <paramref name="start"/> on keeps those that were not found for an earlier value.</summary>
    private void KeepNew(int start, HashSet<(string Code, SourceText Source, TextSpan Span)> said)
    {
        var found = context.Diagnostics.Items.Skip(start).ToList();
        context.Diagnostics.Truncate(start);
        found.RemoveAll(d => said.Contains((d.Code, d.Source, d.Span)));
        foreach (var diagnostic in found)
        {
            said.Add((diagnostic.Code, diagnostic.Source, diagnostic.Span));
            context.Report(diagnostic);
        }
    }

    /// <summary>Notes the uses of the variable, and warns of braces around anything else and of a body that does without it.</summary>
    private void NoteVariable()
    {
        if (declaration.Syntax is not ScoreDeclarationSyntax syntax)
        {
            return;
        }

        if (syntax.Title is { } title)
        {
            NoteVariable(title);
        }

        var isUsed = syntax.Formula is { } formula && NoteVariable(formula);
        isUsed |= syntax.Body is { } body && NoteVariable(body);
        if (!isUsed && family.Values.Length > 1)
        {
            context.Report(_scope.At(family.VariableSymbol.NameSpan).VariableUnused(family.Name, family.Variable));
        }
    }

    private bool NoteVariable(SyntaxElement element)
    {
        var isUsed = false;
        switch (element)
        {
            case SyntaxNode node:
                foreach (var child in node.Children)
                {
                    isUsed |= NoteVariable(child);
                }

                break;

            case SyntaxToken token:
                foreach (var (span, name) in FamilyVariable.PlacesIn(token))
                {
                    isUsed |= Note(span, name);
                }

                break;
        }

        return isUsed;
    }

    private bool Note(TextSpan span, string name)
    {
        if (NameFold.Same(name, family.Variable))
        {
            context.References.Add((_scope.Source, span, null, family.VariableSymbol));
            return true;
        }

        if (DiagnosticBuilder.IsBareWord(name.Trim()))
        {
            var key = NameFold.Key(family.Variable);
            var isNear = NameFold.Same(name.Trim(), family.Variable) || DidYouMean.Find(NameFold.Key(name.Trim()), [key]) is not null;
            context.Report(_scope.At(span).UnknownVariable(name, family.Name, family.Variable, isNear));
        }

        return false;
    }
}
