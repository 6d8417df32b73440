using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Models;

/// <summary>Reads the compiler's files from disk.</summary>
internal sealed class DiskFileReader : IFileReader
{
    public byte[]? Read(string path, out string? error)
    {
        try
        {
            error = null;
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "The file does not exist.",
                UnauthorizedAccessException when Directory.Exists(path) => "It is a folder.",
                UnauthorizedAccessException => "The file may not be read.",
                _ => e.Message,
            };
            return null;
        }
    }
}
