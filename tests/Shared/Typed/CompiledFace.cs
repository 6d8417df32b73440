using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;

namespace ScoringDsl.Tests;

/// <summary>Compiles generated types, and code that uses them, as an application's project would.</summary>
internal static class CompiledFace
{
    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "ScoringDsl.Runtime.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>What an application's project refers to.</summary>
    public static IReadOnlyList<MetadataReference> References => s_references.Value;

    /// <summary>The types of a model, with nothing suppressed.</summary>
    public static string Generate(ModelAnalysis analysis, string space = "Shop", string? typeName = null) =>
        TypedFace.Generate(analysis, new TypedOptions("obj/model.g.cs", space, typeName)).Replace("#pragma warning disable\n", "", StringComparison.Ordinal);

    /// <summary>
    /// Compiles a face and code of the application. Arithmetic is checked, as a project may have it; a warning is an error, but for code
    /// that is never reached, which the generator leaves to the compiler.
    /// </summary>
    public static Assembly Compile(string face, params string[] application) => Assembly.Load(Emit([face], application));

    /// <summary>Compiles the faces of many models, each in a namespace of its own, in one go: most of the time is spent once.</summary>
    public static Assembly Compile(IReadOnlyList<string> faces, AssemblyLoadContext context)
    {
        using var stream = new MemoryStream(Emit(faces, []));
        return context.LoadFromStream(stream);
    }

    private static byte[] Emit(IReadOnlyList<string> faces, IReadOnlyList<string> application)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "app" + Guid.NewGuid().ToString("N"),
            [
                .. faces.Select((face, i) => CSharpSyntaxTree.ParseText(face, options, $"{i}.g.cs")),
                .. application.Select((source, i) => CSharpSyntaxTree.ParseText(source, options.WithDocumentationMode(DocumentationMode.None), $"{i}.cs")),
            ],
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var findings = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS0162" or "CS1522")).ToList();
        Assert.True(findings.Count == 0, string.Join('\n', findings.Take(10).Select(f => $"{f}\n    {f.Location.SourceTree?.GetText().Lines[f.Location.GetLineSpan().StartLinePosition.Line]}")));
        return assembly.ToArray();
    }

    /// <summary>Compiles a model's types with statements that use them and end in <c>return</c>, and runs these.</summary>
    /// <param name="analysis">The model.</param>
    /// <param name="statements">The statements; <c>asOf</c> is 2025-06-01.</param>
    /// <param name="typeName">The model's class.</param>
    /// <param name="model">What they know as <c>model</c>, or null.</param>
    public static string Run(ModelAnalysis analysis, string statements, string typeName, ScoringModel? model = null)
    {
        var use = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Globalization;
            using ScoringDsl.Runtime;
            using ScoringDsl.Runtime.Typed;
            using Shop;
            using static Shop.{{typeName}};

            public static class Use
            {
                public static string Run(ScoringModel model)
                {
                    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                    var asOf = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
                    {{statements}}
                }
            }
            """;
        var run = Compile(Generate(analysis), use).GetType("Use")?.GetMethod("Run") ?? throw new InvalidOperationException("Nothing to run.");
        return (string?)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [model], null) ?? "";
    }
}
