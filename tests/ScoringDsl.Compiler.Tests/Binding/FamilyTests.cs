namespace ScoringDsl.Compiler.Tests.Binding;

public class FamilyTests
{
    [Fact]
    public void Every_use_of_a_family_its_scores_and_its_variable_is_known_once_with_its_place()
    {
        var analysis = Analysis.Of("""
            lead { email email }
            event visited { page url subject }
            score interest "About {product}" for product in (crm, "Health Care") {
              "{product}": visited "/{product}" and email is known => +5
            }
            bands heat of interest[crm] { hot >= 5; cold otherwise }
            segment keen when highest of interest > 3 and name of highest interest is "Health Care"
            test "one" { as of 2025-01-01; expect interest["health care"] is 0 }
            """);
        Assert.Equal("", analysis.Findings());
        var uses = analysis.Model?.References.Where(r => r.Symbol.Name != "email").Select(r => $"{r.Source.ToString(r.Span)} = {r.Symbol.Name}") ?? [];
        Assert.Equal(
            [
                "\"Health Care\" = interest[Health Care]", "\"health care\" = interest[Health Care]", "crm = interest[crm]",
                "interest = interest", "interest = interest", "interest = interest", "interest = interest",
                "product = product", "product = product", "product = product", "visited = visited",
            ],
            uses.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_score_of_a_family_stands_where_its_value_is_written()
    {
        var model = Analysis.Of("score a for x in (crm, \"Health Care\") { always => +1 }\nlist l = one\nscore b for x in l { always => +1 }\n").Model;
        Assert.NotNull(model);
        Assert.Equal(["crm", "\"Health Care\"", "l"], model.Scores.Select(s => s.Source.ToString(s.NameSpan)));
        Assert.Equal(["a[crm]", "a[Health Care]", "b[one]"], model.Scores.Select(s => s.Name));
        Assert.Equal(["x", "x"], model.Families.Select(f => f.Source.ToString(f.VariableSymbol.NameSpan)));
    }

    [Theory]
    [InlineData(1_000, "")]
    [InlineData(1_001, "model.score:1:21 error SC0810: The family 'many' has more than 1000 scores.")]
    public void A_family_has_a_thousand_scores_at_most(int count, string findings)
    {
        var values = string.Join(", ", Enumerable.Range(0, count).Select(i => $"v{i}"));
        Assert.Equal(findings, Analysis.Of($"score many for x in ({values}) {{ always => +age }}\nsegment s when many[v5] > 1 and highest of many > 1\nlead {{ age number }}\n".Replace("always", "\"{x}\": always", StringComparison.Ordinal)).Findings());
    }

    [Fact]
    public void A_mistake_in_a_line_of_many_values_is_said_once()
    {
        var analysis = Analysis.Of("""
            event visited { page url subject }
            score interest for product in (crm, erp, hcm, scm) {
              "{product}": visted "/{product}" => +5
              each visited "/{product}" => +5 up to -3
              "crm": visited => +3
            }
            """);
        Assert.Equal(
            """
            model.score:3:16 error SC0301: There is no field, event or define called 'visted'.
            model.score:4:35 error SC0513: 'up to' caps points that are added.
            model.score:5:3 error SC0512: Two rules of this score are labelled "crm".
            """,
            analysis.Findings());
    }
}
