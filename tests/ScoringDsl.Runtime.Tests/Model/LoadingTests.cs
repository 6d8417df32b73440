using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ScoringDsl.Runtime.Tests.Model;

public class LoadingTests
{
    private static readonly string ModelFile = typeof(HandwrittenModel.Model).Assembly.Location;

    [Fact]
    public void A_model_is_loaded_from_a_file_that_stays_free()
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory().FullName, "model.dll");
        File.Copy(ModelFile, copy);
        using var model = ScoringModel.Load(copy);
        Directory.Delete(Path.GetDirectoryName(copy) ?? copy, recursive: true);
        Assert.Equal("Written by hand", model.Definition.Title);
        Assert.Equal(30_329, model.ScoreBatch(Leads.Ann(model), Leads.AsOf).GetScore(0, 1));
    }

    [Fact]
    public void A_model_is_loaded_from_a_stream()
    {
        using var stream = File.OpenRead(ModelFile);
        using var model = ScoringModel.Load(stream);
        Assert.Equal("Written by hand", model.Definition.Title);
    }

    [Fact]
    public void Several_copies_of_a_model_live_side_by_side()
    {
        using var one = ScoringModel.Load(ModelFile);
        using var other = ScoringModel.Load(ModelFile);
        Assert.Equal(one.ScoreBatch(Leads.Ann(one), Leads.AsOf).GetScore(0, 1), other.ScoreBatch(Leads.Ann(other), Leads.AsOf).GetScore(0, 1));
    }

    [Fact]
    public void Bytes_that_are_no_assembly_are_refused() =>
        Refuses(new MemoryStream("score fit { }"u8.ToArray()), "The stream is not a .NET assembly, so it is no compiled model.");

    [Fact]
    public void An_assembly_without_a_model_is_refused() =>
        Refuses(EmittedAssembly.WithModels(), "The stream is a .NET assembly but holds no compiled model.");

    [Fact]
    public void An_assembly_with_two_models_is_refused() =>
        Refuses(EmittedAssembly.WithModels(1, 1), "The stream holds 2 compiled models where one is expected.");

    [Fact]
    public void A_model_of_another_version_is_refused() =>
        Refuses(
            EmittedAssembly.WithModels(99),
            "The stream was compiled for version 99 of the model interface; this runtime has version 1. Compile the model again.");

    [Fact]
    public void A_model_that_lacks_a_method_is_refused() =>
        Refuses(EmittedAssembly.WithIncompleteModel(), "The stream does not fit this version of ScoringDsl.Runtime. Compile the model again.");

    [Fact]
    public void A_file_that_is_no_model_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "not a model");
        var exception = Assert.Throws<ModelLoadException>(() => ScoringModel.Load(path));
        File.Delete(path);
        Assert.Equal($"'{Path.GetFileName(path)}' is not a .NET assembly, so it is no compiled model.", exception.Message);
    }

    [Fact]
    public void A_disposed_model_refuses_work()
    {
        var model = ScoringModel.Load(ModelFile);
        var leads = Leads.Ann(model);
        var result = model.NewResult();
        model.Dispose();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Score(leads, 0, Leads.AsOf, result));
        Assert.Throws<ObjectDisposedException>(() => model.ScoreBatch(leads, Leads.AsOf));
        Assert.Throws<ObjectDisposedException>(() => model.Explain(leads, 0, Leads.AsOf));
        Assert.Throws<ObjectDisposedException>(() => model.Probe(leads, 0, Leads.AsOf, 0));
        Assert.Throws<ObjectDisposedException>(model.NewBlock);
        Assert.Throws<ObjectDisposedException>(model.NewLead);
    }

    [Fact]
    public void A_model_that_was_used_and_disposed_is_unloaded()
    {
        var (context, result) = UseAndDispose();
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
        Assert.Equal(30.329m, result["engagement"]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Context, ScoreResult Result) UseAndDispose()
    {
        var before = AssemblyLoadContext.All.ToList();
        using var model = ScoringModel.Load(ModelFile);
        var context = AssemblyLoadContext.All.Except(before).Single(context => context.Assemblies.Any(IsModel));
        var many = Leads.Many(model, 2_000);
        model.ScoreBatch(many, Leads.AsOf, 4);
        var ann = Leads.Ann(model);
        model.Explain(ann, 0, Leads.AsOf);
        var result = model.NewResult();
        model.Score(ann, 0, Leads.AsOf, result);
        return (new WeakReference(context), result);
    }

    private static bool IsModel(Assembly assembly) => assembly.GetName().Name == "ScoringDsl.HandwrittenModel";

    private static void Refuses(Stream assembly, string message)
    {
        using (assembly)
        {
            Assert.Equal(message, Assert.Throws<ModelLoadException>(() => ScoringModel.Load(assembly)).Message);
        }
    }
}
