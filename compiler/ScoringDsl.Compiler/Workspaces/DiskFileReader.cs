namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Reads files from the disk; relative paths start at the given folder.</summary>
/// <param name="folder">The folder that relative paths start at, or null for the process's current one.</param>
public sealed class DiskFileReader(string? folder = null) : IFileReader
{
    /// <inheritdoc/>
    public string FullPath(string path) => Path.GetFullPath(folder is null ? path : Path.Combine(folder, path)).Replace('\\', '/');

    /// <inheritdoc/>
    public byte[]? Read(string path, out string? error)
    {
        var fullPath = folder is null ? path : Path.Combine(folder, path);
        error = null;
        try
        {
            return File.ReadAllBytes(fullPath);
        }
        catch (UnauthorizedAccessException)
        {
            error = Directory.Exists(fullPath) ? "It is a folder." : "Reading it is not allowed.";
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            error = "The file does not exist.";
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            error = exception.Message;
        }

        return null;
    }
}
