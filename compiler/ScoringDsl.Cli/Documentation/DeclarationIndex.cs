using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Documentation;

/// <summary>Finds the declarations of symbols, and their text as it is written.</summary>
internal sealed class DeclarationIndex
{
    private readonly Dictionary<(SourceText Source, TextSpan Name), StatementSyntax> _declarations = [];

    public DeclarationIndex(ModelAnalysis analysis)
    {
        foreach (var tree in analysis.Trees)
        {
            foreach (var statement in tree.Root.Statements)
            {
                if (NameOf(statement) is { } name)
                {
                    _declarations.TryAdd((tree.Source, name.Span), statement);
                }
            }
        }
    }

    /// <summary>The text of a part of a symbol's declaration, such as its condition.</summary>
    public string TextOf<T>(Symbol symbol, Func<T, SyntaxNode?> part)
        where T : StatementSyntax =>
        _declarations.GetValueOrDefault((symbol.Source, symbol.NameSpan)) is T declaration && part(declaration) is { } node ? Formatter.GetText(node, node.Span) : "";

    /// <summary>The stages as they are declared, in order.</summary>
    public ImmutableArray<StageSyntax> StagesOf(StagesSymbol stages) =>
        _declarations.GetValueOrDefault((stages.Source, stages.NameSpan)) is StagesDeclarationSyntax declaration ? declaration.Stages : [];

    private static SyntaxToken? NameOf(StatementSyntax statement) => statement switch
    {
        DefineDeclarationSyntax s => s.Name,
        BandsDeclarationSyntax s => s.Name,
        StagesDeclarationSyntax s => s.Name,
        ResultDeclarationSyntax s => s.Name,
        ScoreDeclarationSyntax s => s.Name,
        _ => null,
    };
}
