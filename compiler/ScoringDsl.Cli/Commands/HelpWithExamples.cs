using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ScoringDsl.Cli.Commands;

/// <summary>Prints a command's help and then command lines as people would write them.</summary>
/// <param name="help">The help without examples.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var examples = ExamplesOf(parseResult.CommandResult.Command.Name);
        if (examples.Length > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return exitCode;
    }

    private static string[] ExamplesOf(string command) => command switch
    {
        "check" => ["score check model.score", "score check models --format sarif", "score check model.score --fix"],
        "fmt" => ["score fmt models", "score fmt --check models", "score fmt - < model.score"],
        "test" => ["score test models", "score test model.score --filter demo", "score test models --format jsonl"],
        "run" =>
        [
            "score run model.score --leads leads.csv --events events.csv --as-of 2025-06-01 -o scores.csv",
            "score run model.score --events purchased=purchases.csv.gz --as-of 2025-06-01 --top 20",
            "zcat events.jsonl.gz | score run model.dll --events - --as-of 2025-06-01T09:30:00Z",
        ],
        "explain" =>
        [
            "score explain model.score --leads leads.csv --events events.csv --as-of 2025-06-01 --lead L-001",
            "score explain model.score --accounts accounts.csv --leads leads.csv --events events.csv --as-of 2025-06-01 --account acme",
        ],
        "docs" => ["score docs model.score -o model.md", "score docs model.score -o model.html"],
        "build" => ["score build model.score -o model.dll", "score build model.score -o model.dll --tests"],
        "serve" => ["score serve model.score", "score serve b2b=models/b2b.dll --listen 0.0.0.0:5080 --api-key-file keys.txt"],
        _ => [],
    };
}
