using System.Xml.Linq;
using ScoringDsl.Cli.Documentation;
using ScoringDsl.Cli.Tests.Commands;
using ScoringDsl.Cli.Tests.Samples;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Documentation;

public sealed class ModelDocumentTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private const string Odd = """
        /// Tags like <b> & "quotes", a | bar, a * star and `code`.
        model "A <model> & more" version 7
        lead { lead_id text key; title text missing "<none>", "a|b"; account_id text account }
        account { account_id text key; employees number }
        /// The visits.
        event visited { page url subject; seconds number }
        ignore visited more than 100 within 1 minute
        list odd = "<x>", "`y`"
        define seen = visited "/a|b" >= 2
        /// One for each product.
        score interest "Interest in {product}" for product in (crm, erp) range 0..100 rounded {
          decay 25% every 7 days
          /// Why <it> counts.
          "<Seen> {product}": seen and title is not "<b>" => +5 up to 10 decay none
          each visited "/{product}/*" => +2 at most 3 per day up to 20 decay linear over 60 days
          group "Deep | down" weight 50% when title is known down to -5 {
            match title { "a|b" => +1; otherwise => -20 }
            group "Deeper" { always => +1 decay half-life 12 hours }
          }
        }
        bands heat of highest of interest { hot >= 60; cold otherwise }
        outcome won when visited bought
        account score ready range 0.. { always => +1 * max of interest[crm] of leads }
        account stages journey { big when employees > 100; small otherwise }
        test "a <test> | case" { as of 2025-06-01; expect interest[crm] is 0 }
        """;

    public static TheoryData<string> Models =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Sample.Root, "samples"), "*.score", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Sample.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void A_sample_reads_well_in_both_formats()
    {
        var document = Build(Path.Combine(Sample.Root, "samples", "b2b-saas", "model.score"));

        Snapshot.Match(MarkdownWriter.Write(document), "markdown");
        Snapshot.Match(HtmlWriter.Write(document), "html");
    }

    [Fact]
    public void Every_kind_of_declaration_is_told_and_nothing_in_it_is_taken_for_markup()
    {
        shop.Write("docs/odd.score", Odd);
        var document = Build(shop.Folder + "docs/odd.score");

        Snapshot.Match(MarkdownWriter.Write(document), "markdown");
        Snapshot.Match(HtmlWriter.Write(document), "html");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_sample_has_well_formed_documents_that_name_all_rules_and_are_always_the_same(string path)
    {
        var file = Path.Combine(Sample.Root, path);
        var analysis = ModelAnalysis.Analyze(file, new DiskFileReader());
        var html = HtmlWriter.Write(Build(file));
        var markdown = MarkdownWriter.Write(Build(file));

        Assert.Equal(html, HtmlWriter.Write(Build(file)));
        Assert.Equal(markdown, MarkdownWriter.Write(Build(file)));
        var page = XDocument.Parse(html.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal)
            .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal)
            .Replace("<br>", "<br/>", StringComparison.Ordinal)
            .Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal)
            .Replace("content=\"light dark\">", "content=\"light dark\"/>", StringComparison.Ordinal));
        var text = page.Root?.Value ?? "";
        foreach (var symbol in analysis.Model?.Scores.Where(s => s.Family is null).Select(s => s.Name).Concat(analysis.Model.Flags.Select(f => f.Name)) ?? [])
        {
            Assert.Contains(symbol, text, StringComparison.Ordinal);
            Assert.Contains(symbol, markdown.Replace("\\_", "_", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_name_of_the_file_or_the_option_says_the_format()
    {
        Assert.Equal(new CommandResult(0, "Wrote shop.html.\n", ""), shop.Run("docs ./shop.score -o ./shop.html"));
        Assert.Equal(new CommandResult(0, "Wrote shop.md.\n", ""), shop.Run("docs ./shop.score -o ./shop.md"));
        var page = File.ReadAllText(shop.Folder + "shop.html");
        var markdown = File.ReadAllText(shop.Folder + "shop.md");

        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.StartsWith("# Shop\n", markdown, StringComparison.Ordinal);
        Assert.Equal(new CommandResult(0, page, ""), shop.Run("docs ./shop.score --format html"));
        Assert.Equal(new CommandResult(0, markdown, ""), shop.Run("docs ./shop.score"));
    }

    [Fact]
    public void A_model_with_errors_has_no_document()
    {
        shop.Write("docs-bad/bad.score", "score fit { emial is known => +5 }\n");
        var result = shop.Run("docs ./docs-bad/bad.score -o ./docs-bad/bad.md");

        Assert.Equal((ExitCodes.Errors, ""), (result.ExitCode, result.Out));
        Assert.Contains("docs-bad/bad.score:1:13 error", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(shop.Folder + "docs-bad/bad.md"));
    }

    private static ModelDocument Build(string file) => ModelDocumentBuilder.Build(ModelAnalysis.Analyze(file, new DiskFileReader()));
}
