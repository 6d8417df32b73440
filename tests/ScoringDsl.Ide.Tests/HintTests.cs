using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Tests;

/// <summary>Inlay hints and code lenses. Hints stand in the expected text in «these».</summary>
public sealed class HintTests
{
    [Theory]
    [InlineData("score s range 0..100 { big => +20; visited => -5 }", "score s range 0..100 «reaches 0 to 20» { big => +20; visited => -5 }")]
    [InlineData("score s { big => +20; visited => -5 }", "score s «reaches -5 to 20» { big => +20; visited => -5 }")]
    [InlineData("score s \"S\" { each visited => +1 }", "score s \"S\" «reaches 0 or more» { each visited => +1 }")]
    [InlineData("score s range 0.. rounded { each visited => +1 up to 8 }", "score s range 0.. rounded «reaches 0 to 8» { each visited => +1 up to 8 }")]
    [InlineData("score s for p in (a, b) { visited \"{p}\" => +5 }", "score s for p in (a, b) «reaches 0 to 5» { visited \"{p}\" => +5 }")]
    [InlineData(
        "score s { group \"G\" up to 9 { visited => +5; big => +5 } }", "score s «reaches 0 to 9» { group \"G\" up to 9 «gives 0 to 9» { visited => +5; big => +5 } }")]
    [InlineData("bands b of fit { hot >= 15; warm >= 5; cold otherwise }", "bands b of fit { hot >= 15 «15 to 20»; warm >= 5 «no lead gets here»; cold otherwise «0 to below 5» }")]
    [InlineData(
        "score s range 0.. rounded { each visited => +1 }\nbands b of s { hot >= 15; warm >= 5; cold otherwise }",
        "score s range 0.. rounded «reaches 0 or more» { each visited => +1 }\nbands b of s { hot >= 15 «15 or more»; warm >= 5 «5 to 14»; cold otherwise «0 to 4» }")]
    public void Scores_groups_and_bands_say_what_they_can_come_to(string text, string expected) => Assert.Equal(expected, Hinted(text, new(true, false)));

    [Theory]
    [InlineData("score s { group \"G\" weight 50% { visited => +20; group \"H\" weight 10% { big => -20 } } }", "visited => +20 «counts +10»; group \"H\" weight 10% { big => -20 «counts -1»")]
    [InlineData("score s { visited => +20 }\nscore t = 0.4 * s + 0.6 * fit", "visited => +20 «t +8»")]
    [InlineData("score s { visited => +20 }\nscore t = s + fit\nscore u = t / 4", "visited => +20 «u +5»")]
    [InlineData("score s { visited => +20 }\nscore t = highest of (s, fit)", "visited => +20 «t up to +20»")]
    [InlineData("define much = 30\nscore s { visited => +much; big => +much * 2 - 1 }", "visited => +much «= +30»; big => +much * 2 - 1 «= +59»")]
    [InlineData("score s { group \"G\" weight 50% { match industry { software => +4; otherwise => 0 } } }", "software => +4 «counts +2»; otherwise => 0 }")]
    [InlineData("score s { visited => +20; each visited => +0.1 * seconds }", "visited => +20; each visited => +0.1 * seconds }")]
    [InlineData("score s { visited => +20 }\nscore t = s * fit\nscore u = s + fit", "visited => +20 }\nscore t")]
    public void Points_say_what_they_count_for_in_the_end(string text, string expected) =>
        Assert.Contains(expected, Hinted(text, new(false, true)), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_said_about_the_reach_of_a_model_with_errors() => Assert.DoesNotContain('«', Hinted("score s { visited => +5; employes > 3 => +1 }", new(true, true)));

    [Fact]
    public void What_was_known_before_an_error_stays_until_it_is_gone()
    {
        var reach = new ReachHints();

        Assert.Equal(["reaches 0 to 5", "gives 0 to 5", "5", "0 to below 5"], Texts("score s { group \"G\" { visited => +5 } }\nbands b of s { A >= 5; B otherwise }"));
        Assert.Equal(["reaches 0 to 5", "gives 0 to 5", "5", "0 to below 5"], Texts("score s { group \"G\" { visited => +5; emplo } }\nscore t { visited => +1 }\nbands b of s { A >= 5; B otherwise }"));
        Assert.Equal(["reaches 0 to 7", "gives 0 to 7", "reaches 0 to 1"], Texts("score s { group \"G\" { visited => +7 } }\nscore t { visited => +1 }"));

        string[] Texts(string text)
        {
            var check = Check.InModel("$0" + text);
            return [.. InlayHints.Find(check.Snapshot, check.Path, new TextSpan(check.Offset, text.Length), new(true, false), reach).Select(h => h.Text)];
        }
    }

    [Fact]
    public void Only_the_stretch_that_was_asked_for_gets_hints()
    {
        var check = Check.InModel("score a { big => +1 }\nscore b { big => +2 }$0");

        var hint = Assert.Single(InlayHints.Find(check.Snapshot, check.Path, new TextSpan(check.Offset - 21, 21), new(true, true), new ReachHints()));
        Assert.Equal("reaches 0 to 2", hint.Text);
    }

    [Fact]
    public void Lenses_run_tests_count_uses_and_tell_what_rules_do()
    {
        const string text =
            """
            model "m"
            lead {
              email email
              employees number
            }
            event visited { page url subject }
            list mine = "a.com"
            define big = employees >= 5
            score s { big => +1200; "V": visited => +2; email domain in mine and big => -5 }
            test "t" { as of 2025-06-01; expect s is 0 }
            """;
        var check = Check.In(text);
        var tree = check.Snapshot.TreeOf(check.Path);
        Assert.NotNull(tree);
        RuleFigures[] figures = [new(37, 1300, 44_400m), new(0, 1300, 0), new(1, 1300, -5)];
        var model = new ModelFigures([tree], RuleFinder.RulesOf(tree).Zip(figures).ToDictionary(p => (check.Path, p.First.Rule.Span), p => p.Second));

        Assert.Equal(
            [
                "0 Run all tests",
                "2 1 reference", "3 1 reference", "5 1 reference", "6 1 reference", "7 2 references", "8 1 reference",
                "8 fires on 37 of 1,300 leads · +44,400 points", "8 fires on none of 1,300 leads", "8 fires on 1 of 1,300 leads · -5 points",
                "9 Run test",
            ],
            CodeLenses.Find(check.Snapshot, check.Path, model, countsAllNames: true).Select(l => $"{tree.Source.GetPosition(l.Span.Start).Line} {l.Title}"));
    }

    [Fact]
    public void A_shared_file_counts_the_uses_in_every_model()
    {
        var check = Check.In(
            "//- crm.score\nlead { email email }\ndefine gm$0ail = email domain gmail\n//- a.score\nmodel \"a\"\nimport \"crm.score\"\nsegment x when gmail\n"
            + "//- b.score\nmodel \"b\"\nimport \"crm.score\"\nsegment x when not gmail\n");

        var lens = Assert.Single(CodeLenses.Find(check.Snapshot, check.Path, ModelFigures.None, countsAllNames: true).OfType<CodeLens.References>());
        Assert.Empty(CodeLenses.Find(check.Snapshot, check.Path, ModelFigures.None));
        Assert.Equal(["a.score:3 gmail", "b.score:3 gmail"], lens.Places.Select(Check.Show));
    }

    /// <summary>What follows the schema, with the hints in it.</summary>
    private static string Hinted(string text, InlayHintOptions options)
    {
        var check = Check.InModel(text);
        var source = check.Snapshot.TreeOf(check.Path)?.Source.Text ?? "";
        var start = source.Length - text.Length;
        var hinted = source;
        foreach (var hint in InlayHints.Find(check.Snapshot, check.Path, new TextSpan(start, text.Length), options, new ReachHints()).Reverse())
        {
            hinted = hinted.Insert(hint.Offset, $" «{hint.Text}»");
        }

        return hinted[start..];
    }
}
