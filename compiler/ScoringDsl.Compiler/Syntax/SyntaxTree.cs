using System.Collections.Immutable;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>The tree of one file with what the parser had to say about it. Printing <see cref="Root"/> gives the text back.</summary>
public sealed partial class SyntaxTree
{
    internal SyntaxTree(SourceText source, CompilationUnitSyntax root, ImmutableArray<Diagnostic> diagnostics, ImmutableArray<TextSpan> broken, KnownParse? known)
    {
        Known = known;
        Source = source;
        Root = root;
        Diagnostics = diagnostics;
        Broken = broken;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>The root node.</summary>
    public CompilationUnitSyntax Root { get; }

    /// <summary>Errors of tokens and syntax, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The statements that have had their error, in order: what else is found in them would say the same again.</summary>
    internal ImmutableArray<TextSpan> Broken { get; }

    /// <summary>What makes reading a similar text faster; null where that was not asked for.</summary>
    internal KnownParse? Known { get; }

    /// <summary>Reads a text. Never fails: whatever the text, there is a tree, and diagnostics say what is wrong with it.</summary>
    public static SyntaxTree Parse(SourceText source) => ScoreParser.Parse(source);
}
