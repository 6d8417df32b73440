using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using ScoringDsl.Compiler.Emit;

namespace ScoringDsl.Compiler.Tests.Emit;

public sealed class RoslynStaysOutTests
{
    [Fact]
    public void Analysing_and_formatting_a_model_loads_no_Roslyn_and_compiling_it_does()
    {
        // A load context of its own, because other tests of this process have Roslyn loaded.
        var context = new Separate(Path.GetDirectoryName(typeof(ModelCompiler).Assembly.Location) ?? "");
        var compiler = context.LoadFromAssemblyName(new AssemblyName("ScoringDsl.Compiler"));
        object reader = Activator.CreateInstance(Type("Workspaces.MemoryFileReader")) ?? throw new InvalidOperationException();
        var add = Type("Workspaces.MemoryFileReader").GetMethod("Add", [typeof(string), typeof(string)]);
        add?.Invoke(reader, ["model.score", Models.Schema + "score fit { email domain gmail => -10 }"]);
        var analysis = Type("Workspaces.ModelAnalysis").GetMethod("Analyze", [typeof(string), Type("Workspaces.IFileReader")])?.Invoke(null, ["model.score", reader]);
        Assert.Equal(false, Type("Workspaces.ModelAnalysis").GetProperty("HasErrors")?.GetValue(analysis));
        var trees = Type("Workspaces.ModelAnalysis").GetProperty("Trees")?.GetValue(analysis) as IEnumerable ?? Array.Empty<object>();
        Assert.All(trees.Cast<object>(), tree => Assert.IsType<string>(Type("Formatting.Formatter").GetMethod("Format")?.Invoke(null, [tree])));
        Assert.DoesNotContain(context.Assemblies, IsRoslyn);

        var options = Activator.CreateInstance(Type("Emit.CompileOptions"), [false, false]);
        Type("Emit.ModelCompiler").GetMethod("Compile")?.Invoke(null, [analysis, options]);
        Assert.Contains(context.Assemblies, IsRoslyn);

        Type Type(string name) => compiler.GetType("ScoringDsl.Compiler." + name) ?? throw new InvalidOperationException(name);
    }

    private static bool IsRoslyn(Assembly assembly) => assembly.GetName().Name?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true;

    private sealed class Separate(string folder) : AssemblyLoadContext("separate")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
