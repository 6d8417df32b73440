using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>The tree of one file with what the parser had to say about it. Printing <see cref="Root"/> gives the text back.</summary>
public sealed partial class SyntaxTree
{
    internal SyntaxTree(SourceText source, CompilationUnitSyntax root, ImmutableArray<Diagnostic> diagnostics)
    {
        Source = source;
        Root = root;
        Diagnostics = diagnostics;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>The root node.</summary>
    public CompilationUnitSyntax Root { get; }

    /// <summary>Errors of tokens and syntax, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Reads a text. Never fails: whatever the text, there is a tree, and diagnostics say what is wrong with it.</summary>
    public static SyntaxTree Parse(SourceText source) => Parsing.ScoreParser.Parse(source);
}
