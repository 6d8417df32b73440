using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Reads a model's own file, its imports and, for a file of tests, the model that it names.</summary>
/// <param name="files">Where files come from.</param>
/// <param name="memory">What is known of earlier texts of the files, or null.</param>
/// <param name="diagnostics">Takes what is found.</param>
/// <param name="cancellation">Ends the reading at the next statement.</param>
internal sealed class ModelFiles(IFileReader files, AnalysisMemory? memory, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    private readonly Dictionary<string, SyntaxTree?> _byPath = new(StringComparer.Ordinal);
    private readonly List<SyntaxTree> _trees = [];
    private readonly List<SyntaxTree> _bindingOrder = [];

    /// <summary>The model's own file, then imports in the order met, then the file of tests where one was asked for.</summary>
    public IReadOnlyList<SyntaxTree> Trees => _trees;

    /// <summary>The files of the model, each after what it imports: the order of declaration. Without the file of tests.</summary>
    public IReadOnlyList<SyntaxTree> BindingOrder => _bindingOrder;

    /// <summary>The model's own file; null where it could not be read.</summary>
    public SyntaxTree? Own { get; private set; }

    /// <summary>The file of tests that was asked for, or null.</summary>
    public SyntaxTree? Tests { get; private set; }

    public void Load(string path)
    {
        var first = Read(path, new DiagnosticBuilder(new SourceText(path, ""), default));
        if (first is null)
        {
            return;
        }

        var testsFor = FindTestsFor(first);
        if (testsFor is null)
        {
            Own = first;
            AddWithImports(first);
            return;
        }

        Tests = first;
        var place = new DiagnosticBuilder(first.Source, testsFor.Path.Span);
        var modelPath = ModelPath.Resolve(path, testsFor.Path.Value);
        Own = testsFor.Path.Text.Length == 0 ? null : Read(modelPath, place);
        if (Own is not null && FindTestsFor(Own) is not null)
        {
            diagnostics.Add(place.TestsForTests(modelPath));
            Own = null;
        }

        if (Own is not null)
        {
            AddWithImports(Own);
        }

        _trees.Add(first);
    }

    public static TestsForDeclarationSyntax? FindTestsFor(SyntaxTree tree) =>
        tree.Root.Statements.OfType<TestsForDeclarationSyntax>().FirstOrDefault();

    /// <summary>Depth first with a stack of its own: a chain of imports may be as long as it likes.</summary>
    private void AddWithImports(SyntaxTree own)
    {
        var open = new List<(SyntaxTree Tree, Queue<ImportDeclarationSyntax> Imports)>();
        Enter(own);
        while (open.Count > 0)
        {
            var (tree, imports) = open[^1];
            if (!imports.TryDequeue(out var import))
            {
                open.RemoveAt(open.Count - 1);
                _bindingOrder.Add(tree);
                continue;
            }

            if (import.Path.Text.Length == 0)
            {
                continue;
            }

            var place = new DiagnosticBuilder(tree.Source, import.Path.Span);
            var path = ModelPath.Resolve(tree.Source.Path, import.Path.Value);
            var first = open.FindIndex(o => o.Tree.Source.Path == path);
            if (first >= 0)
            {
                diagnostics.Add(place.ImportCycle([.. open[first..].Select(o => o.Tree.Source.Path), path]));
            }
            else if (!_byPath.ContainsKey(path) && Read(path, place) is { } imported)
            {
                if (FindTestsFor(imported) is not null)
                {
                    diagnostics.Add(place.ImportOfTests(path));
                }
                else
                {
                    Enter(imported);
                }
            }
        }

        void Enter(SyntaxTree tree)
        {
            _trees.Add(tree);
            open.Add((tree, new(tree.Root.Statements.OfType<ImportDeclarationSyntax>())));
        }
    }

    private SyntaxTree? Read(string path, DiagnosticBuilder place)
    {
        var tree = ReadTree(path, place);
        _byPath[path] = tree;
        return tree;
    }

    private SyntaxTree? ReadTree(string path, DiagnosticBuilder place)
    {
        var bytes = files.Read(path, out var error);
        if (bytes is null)
        {
            diagnostics.Add(place.UnreadableFile(path, error ?? "The file does not exist."));
            return null;
        }

        var tree = SourceReader.Read(path, bytes, memory, out var problem, cancellation);
        if (problem is not null)
        {
            diagnostics.Add(problem);
        }

        return tree;
    }
}
