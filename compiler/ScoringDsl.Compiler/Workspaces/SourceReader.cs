using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>Makes a syntax tree of a file's bytes.</summary>
public static class SourceReader
{
    /// <summary>Decodes a file, strictly as UTF-8 with or without a byte-order mark, normalises it to NFC and parses it.</summary>
    /// <param name="path">The path as it is shown to people.</param>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="problem">What keeps the bytes from being text, or null.</param>
    /// <returns>The tree, or null where the bytes are no text.</returns>
    public static SyntaxTree? Read(string path, byte[] bytes, out Diagnostic? problem) => Read(path, bytes, null, out problem);

    /// <summary>The same; the tree is kept in mind for the next text of the file where there is a memory.</summary>
    internal static SyntaxTree? Read(string path, byte[] bytes, AnalysisMemory? memory, out Diagnostic? problem, CancellationToken cancellation = default)
    {
        if (Utf8Text.TryDecode(bytes, out var text, out var badOffset, out var badByte))
        {
            problem = null;
            return ScoreParser.Parse(new SourceText(path, Nfc.Normalize(text)), keeps: memory is not null, memory?.ParseOf(path), cancellation);
        }

        problem = new DiagnosticBuilder(new SourceText(path, text), new TextSpan(badOffset, Math.Min(1, text.Length - badOffset))).InvalidUtf8(badByte);
        return null;
    }
}
