using System.Text;
using System.Text.RegularExpressions;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Tests.Binding;
using ScoringDsl.Compiler.Tests.Documentation;
using ScoringDsl.Compiler.Tests.Syntax;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Formatting;

/// <summary>Formatting keeps meaning and comments, and formats what is formatted no further.</summary>
public partial class FormattingLawTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", ".."));

    private static readonly string[] Insertions =
        ["\n", "\n\n\n", " ", "\t", "\r\n", "\r", "/* note */", " /* over\n lines */ ", "// note\n", " // note  \n", "\n// note\n\n", "\n/// note\n", ";", ";\n"];

    /// <summary>Every .score file of the repository that has no syntax errors.</summary>
    private static readonly string[] Paths =
    [
        .. new[] { "samples", "tests", "compiler" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.score", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => CanFormat(Read(file)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Files => [.. Paths];

    public static TheoryData<int> Examples =>
        [.. LanguageExamples.Of(File.ReadAllText(Path.Combine(Root, "docs", "language.md"))).Select(example => example.Line)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_keeps_its_meaning_and_its_comments(string path)
    {
        var file = Path.Combine(Root, path);
        CheckMeaning(Path.GetFileName(file), Read(file), new DiskFileReader(Path.GetDirectoryName(file)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_documentation_keeps_its_meaning_and_its_comments(int line)
    {
        var text = LanguageExamples.Of(File.ReadAllText(Path.Combine(Root, "docs", "language.md"))).Single(example => example.Line == line).Text;
        CheckMeaning("example.score", text, new MemoryFileReader());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Files_with_blanks_breaks_and_comments_anywhere_are_formatted_by_the_same_laws(int seed)
    {
        var random = new Random(seed);
        var texts = Paths.Select(path => Read(Path.Combine(Root, path))).Where(text => text.Length < 8000).ToList();
        var formatted = 0;
        for (var i = 0; i < 600; i++)
        {
            var text = Disturb(texts[random.Next(texts.Count)], random);
            if (CanFormat(text))
            {
                FormattingLaws.Check(text);
                formatted++;
            }
        }

        Assert.InRange(formatted, 200, 600);
    }

    [Fact]
    public void A_comparison_of_a_count_compiles_to_the_same_code_with_and_without_count_of()
    {
        const string Schema = """
            lead { lead_id text key; employees number }
            event visited { page url subject; seconds number }
            event logged in
            define limit = 3
            score s {
              decay half-life 30 days

            """;
        var with = Schema + """
              "a": count of visited pricing >= 5 => +10
              "b": count of visited where (seconds > employees) within 30 days < 2 and not count of logged in > limit => +5
              "c": count of logged in = 0 or count of logged in <= employees => +7
            }
            segment raised when s raised within 10 days and count of visited > 1
            """;
        var without = with.Replace("count of ", "", StringComparison.Ordinal);

        Assert.Equal(FormattingLaws.Check(without), FormattingLaws.Check(with));
        Assert.Equal(CodeOf(Binding.Analysis.Of(without)), CodeOf(Binding.Analysis.Of(with)));
    }

    /// <summary>The C# that a model becomes, without the places of its rules.</summary>
    private static string CodeOf(ModelAnalysis analysis) => string.Join('\n', ModelCompiler.GenerateSource(analysis, new CompileOptions(IncludeTests: true))
        .Split('\n')
        .Where(line => !line.TrimStart().StartsWith("#line", StringComparison.Ordinal))
        .Select(line => LineNumber().Replace(line, "")));

    private static void CheckMeaning(string name, string text, IFileReader files)
    {
        var formatted = FormattingLaws.Check(text);
        var plain = FormattingLaws.WithoutNeedlessCountOf(FormattingLaws.Parse(text));
        var before = Analyze(plain);
        var after = Analyze(formatted);
        Assert.Equal(Findings(before), Findings(after));
        if (before.Model is { } model && after.Model is { } formattedModel)
        {
            Assert.Equal(BindingDump.Model(model), BindingDump.Model(formattedModel));
        }

        // Without errors, the code of the text as it was says the same for 'count of' too. Models with accounts have no code yet.
        if (!after.HasErrors && after.Model is { Account: null, AccountFields.IsEmpty: true })
        {
            Assert.Equal(CodeOf(Analyze(text)), CodeOf(after));
        }

        ModelAnalysis Analyze(string changed) => ModelAnalysis.Analyze(name, new Overlay(files, name, changed));
    }

    private static IEnumerable<string> Findings(ModelAnalysis analysis) =>
        analysis.Diagnostics.Select(d => $"{d.Code} {d.Severity}").Order(StringComparer.Ordinal);

    [GeneratedRegex(@", Line = \d+")]
    private static partial Regex LineNumber();

    private static bool CanFormat(string text) => FormattingLaws.Parse(text).Diagnostics.IsEmpty;

    private static string Read(string file) => File.ReadAllText(file);

    /// <summary>Puts blanks, breaks, comments and semicolons between tokens, takes blanks away, and writes words in capitals.</summary>
    private static string Disturb(string text, Random random)
    {
        var tokens = SyntaxDump.Leaves(FormattingLaws.Parse(text).Root).ToList();
        var builder = new StringBuilder();
        var chance = random.Next(10, 200);
        foreach (var token in tokens)
        {
            var leading = string.Concat(token.Leading.Select(t => t.Text));
            var change = random.Next(chance);
            builder.Append(change switch
            {
                0 => leading + Insertions[random.Next(Insertions.Length)],
                1 => Insertions[random.Next(Insertions.Length)] + leading,
                2 when !token.Leading.IsEmpty => " ",
                3 => leading + "  ",
                _ => leading,
            });
            builder.Append(change == 4 && token.Kind is TokenKind.Keyword or TokenKind.WordOperator ? Runtime.Text.TextFold.Fold(token.Text) : token.Text);
        }

        return builder.ToString();
    }
}
