using System.CommandLine;

namespace ScoringDsl.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonSymbols
{
    /// <summary>Files, folders and globs.</summary>
    public static Argument<string[]> Paths() => new("PATHS")
    {
        Description = ".score files, folders (searched with all folders in them), or patterns such as models/**/*.score.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>A model as source, or built too.</summary>
    public static Argument<string> Model(string description) => new("MODEL") { Description = description };

    /// <summary>The format of findings and tests.</summary>
    public static Option<string> TextOrJson(string description)
    {
        var option = new Option<string>("--format")
        {
            Description = description,
            HelpName = "text|json",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }
}
