using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Binding;

/// <summary>A reader with one file replaced.</summary>
internal sealed class Overlay(IFileReader inner, string path, string text) : IFileReader
{
    private readonly MemoryFileReader _changed = new MemoryFileReader().Add(path, text);

    public byte[]? Read(string file, out string? error) => file == path ? _changed.Read(file, out error) : inner.Read(file, out error);
}
