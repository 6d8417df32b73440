namespace ScoringDsl.Compiler.Typed;

/// <summary>How a model becomes C# in an application's project.</summary>
/// <param name="OutputPath">The file to be written. The .score files are named relative to its folder, so that debuggers find them.</param>
/// <param name="Namespace">The namespace; empty for none. What is no C# name in it is made one.</param>
/// <param name="TypeName">The class; made from the model's title where null.</param>
/// <param name="IsInternal">Whether other assemblies are kept from seeing the class.</param>
public sealed record TypedOptions(string OutputPath, string Namespace = "", string? TypeName = null, bool IsInternal = false);
