using System.Text;

namespace ScoringDsl.Cli;

/// <summary>Everything the command reads from and writes to but files. The only place that knows the console.</summary>
internal sealed class Terminal
{
    /// <summary>The width where there is no terminal to ask.</summary>
    public const int DefaultWidth = 100;

    private readonly Func<Stream> _input;

    /// <summary>A terminal made of writers, as tests make it.</summary>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes messages, progress and summaries.</param>
    /// <param name="input">Gives standard input.</param>
    public Terminal(TextWriter output, TextWriter error, Func<Stream> input)
    {
        Out = output;
        Error = error;
        _input = input;
    }

    /// <summary>Takes results.</summary>
    public TextWriter Out { get; }

    /// <summary>Takes messages, progress and summaries.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether people read <see cref="Out"/>.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether people read <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>How results are coloured.</summary>
    public Ink OutInk { get; init; } = Ink.None;

    /// <summary>How messages are coloured.</summary>
    public Ink ErrorInk { get; init; } = Ink.None;

    /// <summary>How many columns people see.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>The console of this process. Text is UTF-8 whatever the locale; NO_COLOR turns colours off.</summary>
    public static Terminal ForConsole()
    {
        var plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var outIsTerminal = !Console.IsOutputRedirected;
        var errorIsTerminal = !Console.IsErrorRedirected;
        return new Terminal(
            Writer(Console.OpenStandardOutput(), autoFlush: false),
            Writer(Console.OpenStandardError(), autoFlush: true),
            Console.OpenStandardInput)
        {
            OutIsTerminal = outIsTerminal,
            ErrorIsTerminal = errorIsTerminal,
            OutInk = outIsTerminal && !plain ? Ink.Ansi : Ink.None,
            ErrorInk = errorIsTerminal && !plain ? Ink.Ansi : Ink.None,
            Width = outIsTerminal ? Math.Max(Console.WindowWidth, 40) : DefaultWidth,
        };
    }

    /// <summary>Gives standard input.</summary>
    public Stream OpenInput() => _input();

    /// <summary>Says what is wrong, and a hint that helps.</summary>
    public void WriteError(string message, string? hint = null)
    {
        Out.Flush();
        Error.WriteLine($"{ErrorInk.Red("error")}: {message}");
        if (hint is not null)
        {
            Error.WriteLine($"  {hint}");
        }
    }

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024) { AutoFlush = autoFlush, NewLine = "\n" };
}
