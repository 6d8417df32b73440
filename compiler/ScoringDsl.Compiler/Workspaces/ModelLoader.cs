namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Reads a model's files and binds them.</summary>
internal static class ModelLoader
{
    public static ModelAnalysis Load(string path, IFileReader files) => throw new NotImplementedException(path + files);
}
