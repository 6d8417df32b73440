namespace ScoringDsl.Ide.Workspace;

/// <summary>A file that is open in an editor; its text counts, not that on the disk.</summary>
/// <param name="Path">The full path, with forward slashes.</param>
/// <param name="Version">The editor's version of the text.</param>
/// <param name="Text">The text as the editor has it.</param>
public sealed record OpenDocument(string Path, int Version, string Text);
