using System.Text;

namespace ScoringDsl.Cli.Models;

/// <summary>
/// The program that has started this one and holds its standard input open. Where it dies without a word, nobody is left to read what
/// is printed, and a long test would go on alone.
/// </summary>
internal static class Caller
{
    /// <summary>Waits for the first line and gives it; from then on the end of the input ends this process.</summary>
    /// <param name="input">Standard input.</param>
    public static Stream Attach(Stream input)
    {
        var reader = new StreamReader(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var line = reader.ReadLine() ?? "";
        new Thread(() => EndWith(reader)) { IsBackground = true, Name = "caller" }.Start();
        return new MemoryStream(Encoding.UTF8.GetBytes(line));
    }

    private static void EndWith(StreamReader reader)
    {
        try
        {
            while (reader.Read() >= 0)
            {
                // Nothing more is asked for.
            }
        }
        catch (IOException)
        {
            // As at the end.
        }

        Environment.Exit(ExitCodes.Terminated);
    }
}
