using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>A path in a model that can be followed.</summary>
/// <param name="Place">The path's text, without its quotes.</param>
/// <param name="Target">The file it names.</param>
public sealed record FileLink(Place Place, string Target);

/// <summary>The files that a file names: imports, lists from files, the model that tests are for.</summary>
public static class Links
{
    /// <summary>The links of a file in the order of the text.</summary>
    public static IReadOnlyList<FileLink> Find(IdeSnapshot snapshot, string path)
    {
        if (snapshot.TreeOf(path) is not { } tree)
        {
            return [];
        }

        return
        [
            .. tree.Root.Statements
                .Select(s => s switch
                {
                    ImportDeclarationSyntax i => i.Path,
                    TestsForDeclarationSyntax t => t.Path,
                    ListDeclarationSyntax l => l.File,
                    _ => null,
                })
                .Where(t => t is { Kind: TokenKind.String, Value.Length: > 0 })
                .OfType<SyntaxToken>()
                .Select(t => new FileLink(
                    new Place(tree.Source, new(t.Span.Start + 1, Math.Max(0, t.Span.Length - 2))), ModelPath.Resolve(tree.Source.Path, t.Value))),
        ];
    }
}
