using System.Text.RegularExpressions;

namespace ScoringDsl.Compiler.Tests.Documentation;

/// <summary>
/// The examples of a page of documentation, each made a whole model. The word after <c>score</c> in the fence says what an example is;
/// CONTRIBUTING.md lists the words.
/// </summary>
internal static partial class LanguageExamples
{
    /// <summary>An example: the line of its fence, whether it stands in the page as a complete model, and the model's text.</summary>
    internal sealed record Example(int Line, bool Complete, string Text);

    public static IReadOnlyList<Example> Of(string page)
    {
        var fences = Fence().Matches(page.ReplaceLineEndings("\n"));
        var schema = fences.Single(fence => fence.Groups["kind"].Value == "schema").Groups["text"].Value;
        return [.. fences.Select(fence => Make(fence, page, schema))];
    }

    private static Example Make(Match fence, string page, string schema)
    {
        var text = fence.Groups["text"].Value;
        var line = page.AsSpan(0, fence.Index).Count('\n') + 1;
        return fence.Groups["kind"].Value switch
        {
            "" => new Example(line, true, text),
            "schema" => new Example(line, false, schema + InScore("always => +1\n")),
            "declarations" => new Example(line, false, schema + text),
            "rules" => new Example(line, false, schema + InScore(text)),
            "conditions" => new Example(line, false, schema + InScore(text.Replace("\n", " => +1\n", StringComparison.Ordinal))),
            var kind => throw new InvalidOperationException($"Line {line}: 'score {kind}' is no kind of example."),
        };
    }

    private static string InScore(string rules) => $"score example range 0.. {{\n{rules}}}\n";

    [GeneratedRegex("^```score *(?<kind>\\w*)\\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
