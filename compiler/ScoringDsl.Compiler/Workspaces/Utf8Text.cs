using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>A file's bytes as text: strict UTF-8, a byte-order mark taken off.</summary>
internal static class Utf8Text
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the bytes are valid UTF-8.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="text">The text; where bytes are invalid, the text with U+FFFD in their place.</param>
    /// <param name="badOffset">Where in <paramref name="text"/> the first invalid byte stands; -1 where all are valid.</param>
    /// <param name="badByte">That byte.</param>
    public static bool TryDecode(byte[] bytes, out string text, out int badOffset, out byte badByte)
    {
        var content = bytes.AsSpan();
        if (content.StartsWith(ByteOrderMark))
        {
            content = content[ByteOrderMark.Length..];
        }

        if (Ascii.IsValid(content))
        {
            text = Encoding.ASCII.GetString(content);
            badOffset = -1;
            badByte = 0;
            return true;
        }

        var buffer = new char[content.Length];
        var status = Utf8.ToUtf16(content, buffer, out var read, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
        {
            text = new string(buffer, 0, written);
            badOffset = -1;
            badByte = 0;
            return true;
        }

        text = Encoding.UTF8.GetString(content);
        badOffset = written;
        badByte = content[read];
        return false;
    }
}
