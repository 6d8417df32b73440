using System.Globalization;
using System.Text;

namespace ScoringDsl.Compiler.Tests.Binding;

/// <summary>Chains of any length are walked by loops: they end in a result, never in a stack overflow.</summary>
public class LongChainTests
{
    private const int Length = 100_000;

    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    public void A_long_condition_is_bound(string word)
    {
        var analysis = Analysis.Of($"event visited\nscore s {{\n  {string.Join($" {word} ", Enumerable.Repeat("visited", Length))} => +1\n}}\n");
        Assert.Equal("", analysis.Findings());
    }

    [Theory]
    [InlineData("+")]
    [InlineData("*")]
    public void A_long_sum_or_product_is_bound(string sign)
    {
        var analysis = Analysis.Of($"lead {{ age number }}\nscore s {{ always => +({string.Join($" {sign} ", Enumerable.Repeat("age", Length))}) }}\n");
        Assert.Equal("", analysis.Findings());
    }

    [Fact]
    public void A_long_chain_of_defines_is_bound_and_refused_in_one_error()
    {
        var text = Defines();
        var analysis = Analysis.Of(text + $"define d{Length} = 1\nscore s {{ always => +d0 }}\n");
        Assert.Equal($"model.score:{Length - 99}:8 error SC0802: 'd{Length - 100}' leads through more than 100 other defines.", analysis.Findings().Split('\n')[0]);
        Assert.Single(analysis.Diagnostics);
        Assert.Equal(Length + 1, analysis.Model?.DefineOrder.Length);
    }

    [Fact]
    public void A_long_cycle_of_defines_is_one_error_with_a_short_message()
    {
        var analysis = Analysis.Of(Defines() + $"define d{Length} = d0\n");
        Assert.Equal("model.score:1:8 error SC0303: 'd0' depends on itself: d0 → d1 → d2 → … → d99999 → d100000 → d0.", analysis.Findings());
    }

    [Fact]
    public void A_long_run_of_bare_values_is_one_error()
    {
        var analysis = Analysis.Of($"lead {{ country text }}\nscore s {{\n  country is {string.Join(" or ", Enumerable.Repeat("germany", Length))} => +1\n}}\n");
        Assert.Equal("SC0432", Assert.Single(analysis.Diagnostics).Code);
    }

    [Fact]
    public void Many_unknown_names_are_reported_quickly()
    {
        var rules = new StringBuilder("lead {\n");
        for (var i = 0; i < 5_000; i++)
        {
            rules.Append(CultureInfo.InvariantCulture, $"  field_number_{i} text\n");
        }

        rules.Append("}\nscore s {\n");
        for (var i = 0; i < 5_000; i++)
        {
            rules.Append(CultureInfo.InvariantCulture, $"  fild_numbr_x{i} is a => +1\n");
        }

        var analysis = Analysis.Of(rules.Append("}\n").ToString());
        Assert.Equal(5_000, analysis.Diagnostics.Length);
    }

    private static string Defines()
    {
        var builder = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            builder.Append(CultureInfo.InvariantCulture, $"define d{i} = d{i + 1}\n");
        }

        return builder.ToString();
    }
}
