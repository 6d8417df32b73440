namespace ScoringDsl.Extensions.Hosting;

/// <summary>A file as it is seen from outside: where it leads, its size and when it was written.</summary>
/// <param name="Path">The file, links followed: mounts swap a file by letting a link lead elsewhere.</param>
/// <param name="Length">Its size; −1 where there is none.</param>
/// <param name="Written">When it was written, UTC.</param>
internal readonly record struct FileStamp(string? Path, long Length, DateTime Written)
{
    /// <summary>Looks at a file.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            var info = new FileInfo(path);
            var target = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
            return target.Exists ? new FileStamp(target.FullName, target.Length, target.LastWriteTimeUtc) : new FileStamp(path, -1, default);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was there a moment ago; it will be looked at again.
            return new FileStamp(path, -1, default);
        }
    }
}
