using System.Text;
using ScoringDsl.Compiler.Tests.Documentation;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>The texts that are changed at random: the samples, the examples of the documentation, the tests' models.</summary>
internal static class FuzzCorpus
{
    // Beyond this a text is a sample for speed, not for the ways in which it can be wrong.
    private const int Longest = 20_000;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", ".."));

    public static IReadOnlyList<string> Texts { get; } = [.. Files("*").Concat(Examples()).Where(t => t.Length is > 0 and < Longest).Distinct()];

    /// <summary>Those among them that are models without errors and need no other file.</summary>
    public static IReadOnlyList<string> Models { get; } =
        [.. Files("*.score").Concat(Examples()).Where(t => t.Length is > 0 and < Longest).Distinct().Where(t => !ModelAnalysis.Analyze("m.score", new MemoryFileReader().Add("m.score", t)).HasErrors)];

    /// <summary>Words and signs of the language, and some that people or machines put there.</summary>
    public static IReadOnlyList<string> Vocabulary { get; } =
    [
        .. """
            model import lead account event list define score bands rating stages exclude segment handoff outcome ignore test expect group match
            and or not is in of contains like under within between since ago where without each every distinct most per when because otherwise
            decay always key subject text number bool date email url one missing known valid malformed gibberish from column for range rounded
            top reasons version weight half life linear over none up to down at least more than less fewer older starts ends with has word any
            count sum average min max highest name days last first next tests as gives times id before raised excluded leads lead.email
            account.revenue second minutes hour days weeks month years 0 1 5 20 100 0.5 40% 1_000 99999999999999999999999999 2025-06-01
            2025-02-30 2025-06-01T09:30:00Z => >= <= > < = == != <> + - * / .. . , : ; ( ) [ ] { } "a" "*/x/*" `name` // /* */ /// -> => # @ $ &&
            “a” 'a' „ “ ≥ − – … é ß İ ı 𝔘 字 visited opened purchased page employees title fit engagement
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        "\n", "\r\n", "\t", " ", "\u00A0", "\u200B", "\uFEFF", "\0", "\ud800", "\udc00", "\"", "`", "\\", "\u0301",
    ];

    private static IEnumerable<string> Files(string pattern) =>
        new[] { "samples", Path.Combine("tests", "ScoringDsl.Compiler.Tests", "Data"), Path.Combine("tests", "ScoringDsl.Conformance") }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".score", StringComparison.Ordinal) || file.EndsWith(".score.verified.txt", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => File.ReadAllText(file, Encoding.UTF8));

    private static IEnumerable<string> Examples() =>
        LanguageExamples.Of(File.ReadAllText(Path.Combine(Root, "docs", "language.md"))).Select(e => e.Text);
}
