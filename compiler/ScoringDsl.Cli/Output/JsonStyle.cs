using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScoringDsl.Cli.Output;

/// <summary>How JSON is written: readable, escaping only what JSON demands. It goes to files and pipes, never into a web page.</summary>
internal static class JsonStyle
{
    /// <summary>All on one line.</summary>
    public static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented by two blanks.</summary>
    public static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };
}
