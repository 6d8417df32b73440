using Spectre.Console;

namespace ScoringDsl.Cli.Output;

/// <summary>Makes consoles for the table library that write to our own writers, and know no other terminal.</summary>
internal static class SpectreConsole
{
    /// <summary>A width that never makes a table wrap.</summary>
    public const int Unlimited = 10_000;

    /// <summary>A console.</summary>
    /// <param name="output">Where it writes.</param>
    /// <param name="colors">Whether it colours.</param>
    /// <param name="width">How many columns it has.</param>
    public static IAnsiConsole Create(TextWriter output, bool colors, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
