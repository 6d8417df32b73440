using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Tests;

namespace ScoringDsl.Differential.Typed;

/// <summary>Models as applications compile them, with their types, and the same models as they are loaded; a compilation each for all of them.</summary>
internal static class TypedModels
{
    // What a namespace may be called: nothing in the application takes the place of what the types stand on.
    private static readonly string[] s_spaces = ["Shop", "System", "My.System.Lead", "class", "ScoringDsl.Runtime", "B2B leads.2nd", "Event.String"];

    /// <summary>Compiles models, and checks each by its tests.</summary>
    /// <param name="analyses">The models that become types.</param>
    /// <param name="others">The models that are loaded and put behind the types: the same ones, or ones that fit and say the same.</param>
    /// <returns>How many leads and accounts were scored, each time counted.</returns>
    public static int Check(IReadOnlyList<ModelAnalysis> analyses, IReadOnlyList<ModelAnalysis> others)
    {
        var faces = new List<(string Class, FaceNames Names, string Text)>();
        for (var i = 0; i < analyses.Count; i++)
        {
            var space = $"M{i}.{s_spaces[i % s_spaces.Length]}";
            var model = analyses[i].Model ?? throw new InvalidOperationException(analyses[i].Path);
            var name = TypedFace.TypeNameOf(analyses[i], space);
            faces.Add(($"{Identifiers.Namespace(space).Replace("@", "", StringComparison.Ordinal)}.{name}", new FaceNames(model, Identifiers.Namespace(space), name), CompiledFace.Generate(analyses[i], space)));
        }

        var context = new AssemblyLoadContext("typed models", isCollectible: true);
        var application = CompiledFace.Compile([.. faces.Select(f => f.Text)], context);
        var bytes = ModelCompiler.CompileTogether(others, new CompileOptions());
        using var stream = new MemoryStream(ImmutableCollectionsMarshal.AsArray(bytes) ?? []);
        var loaded = context.LoadFromStream(stream);
        var count = 0;
        for (var i = 0; i < analyses.Count; i++)
        {
            count += Check(analyses[i], others[i], faces[i].Names, application.GetType(faces[i].Class), loaded.GetType(ModelCompiler.ClassName(i)));
        }

        context.Unload();
        return count;
    }

    private static int Check(ModelAnalysis analysis, ModelAnalysis other, FaceNames names, Type? face, Type? compiled)
    {
        if (analysis.Model is not { } model || other.Model is not { } otherModel || face is null || compiled is null || Activator.CreateInstance(compiled) is not CompiledModel instance)
        {
            throw new InvalidOperationException($"{analysis.Path} was not compiled.");
        }

        using var untyped = ScoringModel.FromCompiled(instance);
        var agreement = new TypedAgreement(new TypedModelOf(model, names, face), model, otherModel, untyped);
        try
        {
            agreement.Check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{analysis.Path}: {e.Message}\n\n{analysis.Trees[0].Source.Text}", e);
        }

        return agreement.Count;
    }

    /// <summary>Reads a model that must have no errors.</summary>
    public static ModelAnalysis Analyze(string path, string text)
    {
        var analysis = TryAnalyze(path, text);
        Assert.True(!analysis.HasErrors, $"{string.Join('\n', Errors(analysis))}\n\n{text}");
        return analysis;
    }

    /// <summary>Reads a model.</summary>
    public static ModelAnalysis TryAnalyze(string path, string text) => ModelAnalysis.Analyze(path, new MemoryFileReader().Add(path, text));

    private static IEnumerable<string> Errors(ModelAnalysis analysis) => analysis.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => $"line {d.Source.GetPosition(d.Span.Start).Line + 1}, {d.Code} {d.Message}");
}
