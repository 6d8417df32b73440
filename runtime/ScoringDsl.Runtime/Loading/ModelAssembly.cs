using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Loading;

/// <summary>Loads an assembly and finds the model in it.</summary>
internal static class ModelAssembly
{
    /// <summary>Why trimming is in the way.</summary>
    public const string NotTrimmed = "A model that is loaded at run time may use what was trimmed from the application. Compile the model into the application with ScoringDsl.MSBuild.";

    /// <summary>Why compiling ahead of time is in the way.</summary>
    public const string NotAhead = "A model that is loaded at run time is compiled by the JIT. Compile the model into the application with ScoringDsl.MSBuild.";

    /// <summary>Loads a model. Its methods are compiled before it is handed out, so that no thread that scores waits for that.</summary>
    /// <param name="source">What the bytes are, at the beginning of a sentence.</param>
    /// <param name="assembly">The .dll.</param>
    /// <param name="symbols">The .pdb, if there is one.</param>
    /// <exception cref="ModelLoadException">It is no compiled model, or one of another ABI version.</exception>
    [RequiresUnreferencedCode(NotTrimmed)]
    [RequiresDynamicCode(NotAhead)]
    public static (CompiledModel Model, ModelLoadContext Context) Load(string source, Stream assembly, Stream? symbols)
    {
        var context = new ModelLoadContext();
        try
        {
            var types = context.LoadFromStream(assembly, symbols).GetTypes();
            var model = Create(source, types);
            foreach (var type in types)
            {
                PrepareMethods(type);
            }

            return (model, context);
        }
        catch (Exception exception)
        {
            context.Unload();
            switch (exception)
            {
                case ModelLoadException:
                    throw;
                case BadImageFormatException:
                    throw new ModelLoadException($"{source} is not a .NET assembly, so it is no compiled model.", exception);
                case ReflectionTypeLoadException or TypeLoadException or MissingMemberException or FileLoadException or FileNotFoundException:
                    throw new ModelLoadException($"{source} does not fit this version of ScoringDsl.Runtime. Compile the model again.", exception);
                default:
                    throw;
            }
        }
    }

    /// <summary>Refuses a model of another ABI version.</summary>
    /// <param name="source">What holds the model, at the beginning of a sentence.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ModelLoadException">It is one.</exception>
    public static void CheckAbi(string source, CompiledModel model)
    {
        if (model.Abi != CompiledModel.CurrentAbi)
        {
            throw new ModelLoadException(
                $"{source} was compiled for version {model.Abi} of the model interface; this runtime has version {CompiledModel.CurrentAbi}. Compile the model again.");
        }
    }

    [RequiresUnreferencedCode(NotTrimmed)]
    private static CompiledModel Create(string source, Type[] types)
    {
        var models = Array.FindAll(types, type => type.IsPublic && type.IsSealed && type.IsSubclassOf(typeof(CompiledModel)));
        if (models is not [var type])
        {
            throw new ModelLoadException(models.Length == 0
                ? $"{source} is a .NET assembly but holds no compiled model."
                : $"{source} holds {models.Length} compiled models where one is expected.");
        }

        if (Activator.CreateInstance(type) is not CompiledModel model)
        {
            throw new ModelLoadException($"{source} holds a model that cannot be made.");
        }

        CheckAbi(source, model);
        return model;
    }

    [RequiresUnreferencedCode(NotTrimmed)]
    private static void PrepareMethods(Type type)
    {
        const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var method in type.GetMethods(Own))
        {
            if (!method.IsAbstract && !method.ContainsGenericParameters)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    }
}
