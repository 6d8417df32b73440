using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace ScoringDsl.Compiler.Emit;

/// <summary>Compiles generated C# to a deterministic assembly and a portable PDB with the .score files in it.</summary>
internal static class RoslynEmitter
{
    // Models are compiled against the reference assembly, not the running framework: their only references are then
    // System.Runtime and ScoringDsl.Runtime, on whatever framework they are loaded.
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() => [SystemRuntime(), ScoringRuntime()]);

    /// <summary>Compiles the code of one model or of several.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="sources">Each model's code. Hidden code, too, belongs to some document: the model's own, so that the PDB names no file but .score files.</param>
    /// <param name="documents">The .score files.</param>
    /// <param name="debug">Whether a debugger should stop in the .score files.</param>
    /// <param name="tests">The tests that the assembly carries; empty for none.</param>
    public static (ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols) Emit(
        string name,
        ImmutableArray<(string Document, string Code)> sources,
        ImmutableArray<(string Name, string Text)> documents,
        bool debug,
        ReadOnlyMemory<byte> tests = default)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(
            RoslynText.From(s.Code, Encoding.UTF8, SourceHashAlgorithm.Sha256),
            new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None),
            s.Document));
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            References.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: debug ? OptimizationLevel.Debug : OptimizationLevel.Release,
                allowUnsafe: true,
                generalDiagnosticOption: ReportDiagnostic.Suppress,
                deterministic: true));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            symbols,
            manifestResources: tests.IsEmpty ? null : [new ResourceDescription(CompiledModel.CarriedTestsResource, () => new MemoryStream(tests.ToArray()), isPublic: true)],
            options: new EmitOptions(
                debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: name + ".pdb", pdbChecksumAlgorithm: System.Security.Cryptography.HashAlgorithmName.SHA256),
            embeddedTexts: documents.Select(d => EmbeddedText.FromSource(d.Name, RoslynText.From(d.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256))));
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(d => d.ToString());
            throw new InvalidOperationException($"The code generated for the model does not compile, which is a mistake of the compiler: {string.Join("; ", errors)}");
        }

        return ([.. assembly.ToArray()], [.. symbols.ToArray()]);
    }

    private static MetadataReference SystemRuntime()
    {
        using var stream = typeof(RoslynEmitter).Assembly.GetManifestResourceStream("System.Runtime.dll")
            ?? throw new InvalidOperationException("The compiler was built without its reference assembly.");
        return MetadataReference.CreateFromStream(stream);
    }

    private static MetadataReference ScoringRuntime()
    {
        using var stream = File.OpenRead(typeof(ScoringModel).Assembly.Location);
        return MetadataReference.CreateFromStream(stream);
    }
}
