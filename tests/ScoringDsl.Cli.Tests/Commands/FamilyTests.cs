using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>Families of scores and outcomes in what the command writes.</summary>
public sealed class FamilyTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private const string Model = """
        model "Product lines"
        lead { lead_id text key from "Lead ID" }
        event visited { page url subject }
        event purchased { at from "date"; lead from "customer"; amount number }
        score interest "Interest in {product}" for product in (pricing, "About us") range 0..100 {
          "Pages about {product}": each visited "/{product}*" => +8
        }
        bands heat of highest of interest { hot >= 16; cold otherwise }
        outcome won when purchased
        """;

    private const string Data = "--leads ./leads.csv --events ./events.csv --as-of 2025-06-01";

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void A_score_of_a_family_has_a_column_of_its_own(string format)
    {
        shop.Write("lines.score", Model);
        var result = shop.Run($"run ./lines.score {Data} --format {format}");

        Assert.Equal(0, result.ExitCode);
        Snapshot.Match(result.Out, format);
    }

    [Fact]
    public void Outcomes_are_counted_at_the_end()
    {
        shop.Write("lines.score", Model);
        Assert.Contains("outcome", shop.Run($"run ./lines.score {Data}").Error.Split('\n').Single(line => line.Contains("won", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_shows_each_score_of_a_family_under_its_title()
    {
        shop.Write("lines.score", Model);
        var result = shop.Run($"explain ./lines.score {Data} --lead A1");

        Assert.Equal(0, result.ExitCode);
        Snapshot.Match(result.Out);
    }
}
