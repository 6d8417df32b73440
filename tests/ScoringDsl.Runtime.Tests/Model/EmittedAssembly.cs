using System.Reflection;
using System.Reflection.Emit;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Tests.Model;

/// <summary>Assemblies with models that cannot be loaded, made on the spot.</summary>
internal static class EmittedAssembly
{
    /// <summary>An assembly with one model for each ABI version given.</summary>
    public static MemoryStream WithModels(params int[] versions)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Emitted"), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Emitted");
        for (var i = 0; i < versions.Length; i++)
        {
            DefineModel(module, $"Model{i}", versions[i]);
        }

        return Save(assembly);
    }

    /// <summary>An assembly with a model that lacks a method of this runtime's interface.</summary>
    public static MemoryStream WithIncompleteModel()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Emitted"), typeof(object).Assembly);
        assembly.DefineDynamicModule("Emitted").DefineType("Model", TypeAttributes.Public | TypeAttributes.Sealed, typeof(CompiledModel)).CreateType();
        return Save(assembly);
    }

    private static void DefineModel(ModuleBuilder module, string name, int version)
    {
        var type = module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, typeof(CompiledModel));
        foreach (var method in typeof(CompiledModel).GetMethods().Where(method => method.IsAbstract))
        {
            var parameters = Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType);
            var code = type.DefineMethod(method.Name, MethodAttributes.Public | MethodAttributes.Virtual, method.ReturnType, parameters).GetILGenerator();
            if (method.Name == "get_Abi")
            {
                code.Emit(OpCodes.Ldc_I4, version);
                code.Emit(OpCodes.Ret);
            }
            else
            {
                code.Emit(OpCodes.Ldnull);
                code.Emit(OpCodes.Throw);
            }
        }

        type.CreateType();
    }

    private static MemoryStream Save(PersistedAssemblyBuilder assembly)
    {
        var stream = new MemoryStream();
        assembly.Save(stream);
        stream.Position = 0;
        return stream;
    }
}
