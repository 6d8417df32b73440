using System.Text;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Tests.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Parsing;

/// <summary>Parsing never fails and loses nothing, whatever the text.</summary>
public class RobustnessTests
{
    private const int Many = 100_000;

    private const string OddCharacters = "{}()[]\"`;\n=>+-*/.,:%#'“”né\u2003𠮷";

    [Fact]
    public void Nesting_up_to_100_is_read()
    {
        var tree = Parse($"define a = {Repeat("(", 100)}b{Repeat(")", 100)}");
        Assert.Empty(tree.Diagnostics);
    }

    [Theory]
    [InlineData("define a = ", "(", "b", ")")]
    [InlineData("define a = ", "(", "b", "")]
    [InlineData("define a = ", "not (", "b", ")")]
    [InlineData("define a = ", "(a and ", "b", ") or c")]
    [InlineData("define a = ", "count of visited where (", "b", ")")]
    [InlineData("score s ", "{ group \"g\" ", "{}", "}")]
    [InlineData("score s ", "{ group \"g\" ", "{}", "")]
    [InlineData("score s {\n  a => +1\n  c and ", "(", "b", ")")]
    [InlineData("", "{", "", "}")]
    [InlineData("", "[(", "", ")]")]
    public void Deep_nesting_is_one_error_and_what_follows_is_still_read(string head, string open, string middle, string close)
    {
        var text = $"{head}{Repeat(open, Many)}{middle}{Repeat(close, Many)}\ndefine last = 1 1\n";
        var tree = Parse(text);
        Assert.Single(tree.Diagnostics, d => d.Code == "SC0118");
        Assert.InRange(tree.Diagnostics.Length, 1, 3);
        Assert.Equal(text, tree.Root.ToFullString());
    }

    [Fact]
    public void Closing_brackets_without_end_are_one_error_each_line()
    {
        var tree = Parse($"define a = b{Repeat(")", Many)}\n");
        Assert.Equal("SC0113", Assert.Single(tree.Diagnostics).Code);
    }

    [Theory]
    [InlineData("a", " and a")]
    [InlineData("a", " or not a")]
    [InlineData("1", " + 1")]
    [InlineData("1", " * -a")]
    [InlineData("a in (x", ", x")]
    public void Chains_of_100_000_are_flat(string first, string rest)
    {
        var end = first.Contains('(', StringComparison.Ordinal) ? ")" : "";
        var text = $"define a = {first}{Repeat(rest, Many)}{end}\n";
        var tree = Parse(text);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(text, tree.Root.ToFullString());
    }

    [Theory]
    [InlineData("not ")]
    [InlineData("- ")]
    [InlineData("- + ")]
    [InlineData("word ")]
    public void Runs_of_100_000_are_flat(string piece)
    {
        var text = $"define a = {Repeat(piece, Many)}b\n";
        var tree = Parse(text);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(text, tree.Root.ToFullString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\uFEFF")]
    [InlineData("\r\r\n\n")]
    [InlineData("// only a comment")]
    [InlineData("/* never closed")]
    [InlineData("\"")]
    [InlineData("`")]
    [InlineData("\\")]
    [InlineData("\0")]
    [InlineData("\ud800 \udc00 lonely halves")]
    [InlineData("score x {\r\n  a => +5 // end\r\n}\r\n")]
    [InlineData(";;;;")]
    [InlineData("}}}}")]
    public void Odd_texts_come_back_as_they_were(string text) => Assert.Equal(text, Parse(text).Root.ToFullString());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Texts_changed_at_random_come_back_as_they_were(int seed)
    {
        var random = new Random(seed);
        var texts = Directory.EnumerateFiles(Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Syntax"), "*.score", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        for (var i = 0; i < 250; i++)
        {
            var text = Mutate(texts[random.Next(texts.Count)], texts, random);
            var tree = Parse(text);
            Assert.Equal(text, tree.Root.ToFullString());
            Assert.All(tree.Diagnostics, d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
            Assert.All(tree.Diagnostics.SelectMany(d => d.Fixes).SelectMany(f => f.Edits), e => Assert.InRange(e.Span.End, e.Span.Start, text.Length));
            AssertPlaces(tree.Root);
        }
    }

    [Fact]
    public void Garbage_of_a_thousand_lines_is_reported_line_by_line()
    {
        var tree = Parse("score s {\n" + Repeat("  a and => +5\n", 1000) + "}\n");
        Assert.Equal(1000, tree.Diagnostics.Length);
    }

    /// <summary>Every token stands where its text stands, and every node covers its children.</summary>
    private static void AssertPlaces(SyntaxNode root)
    {
        var end = 0;
        foreach (var token in SyntaxDump.Leaves(root))
        {
            Assert.Equal(end, token.FullSpan.Start);
            end = token.FullSpan.End;
        }
    }

    private static string Mutate(string text, List<string> texts, Random random)
    {
        var builder = new StringBuilder(text);
        for (var changes = random.Next(1, 6); changes > 0 && builder.Length > 0; changes--)
        {
            var at = random.Next(builder.Length);
            var length = Math.Min(random.Next(1, 20), builder.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    builder.Remove(at, length);
                    break;
                case 1:
                    var other = texts[random.Next(texts.Count)];
                    var from = random.Next(other.Length);
                    builder.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 40), other.Length - from)));
                    break;
                case 2:
                    builder[at] = OddCharacters[random.Next(OddCharacters.Length)];
                    break;
                case 3:
                    builder.Insert(at, builder.ToString(at, length));
                    break;
                default:
                    builder[at] = (char)random.Next(0x20, 0x7f);
                    break;
            }
        }

        return builder.ToString();
    }

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("test.score", text));
}
