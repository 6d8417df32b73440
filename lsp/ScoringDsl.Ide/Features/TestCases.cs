using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>A test of a file.</summary>
/// <param name="Id">Its name, or <c>name#2</c> where it is the second test of that name: unique in the file, and the same while the name is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Span">The whole test.</param>
/// <param name="NameSpan">Its name with the quotes.</param>
public sealed record TestCase(string Id, string Name, TextSpan Span, TextSpan NameSpan);

/// <summary>Finds tests by syntax alone, so that they are there in a file with errors too.</summary>
public static class TestCases
{
    /// <summary>The tests of a file in the order of the text.</summary>
    public static IReadOnlyList<TestCase> Find(IdeSnapshot snapshot, string path)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.TreeOf(path) is { } tree ? Find(tree) : [];
    }

    /// <summary>The tests of a tree in the order of the text. One that has no name yet is left out.</summary>
    public static IReadOnlyList<TestCase> Find(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var ids = new TestIds();
        var tests = new List<TestCase>();
        foreach (var test in tree.Root.Statements.OfType<TestDeclarationSyntax>().Where(t => t.Name.Text.Length > 0))
        {
            var name = test.Name.Value;
            tests.Add(new TestCase(ids.Add(name), name, test.Span, test.Name.Span));
        }

        return tests;
    }
}
