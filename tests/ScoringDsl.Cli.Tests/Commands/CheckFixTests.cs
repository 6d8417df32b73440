using System.Text.Json;
using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Commands;

public sealed class CheckFixTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    /// <summary>Several mistakes at once: some have one certain fix, some only a guess, one line has two.</summary>
    private const string Mistaken = """
        lead { lead_id text key; email email; title text; employees number }
        event visited { page url subject }
        score fit {
          visited pricing at least 3 times -> 20
          title = "VP" => +5
          emial domain gmail => -10
          employees >= 1,000 => +5
          visited within 1 month => 5
          title is VP Sales => +5
          employees > 5 and title is known or email is known => +1
        }

        """;

    private const string Mended = """
        lead { lead_id text key; email email; title text; employees number }
        event visited { page url subject }
        score fit {
          visited pricing >= 3 => +20
          title is "VP" => +5
          emial domain gmail => -10
          employees >= 1_000 => +5
          visited within 30 days => +5
          title is "VP Sales" => +5
          employees > 5 and title is known or email is known => +1
        }

        """;

    [Fact]
    public void Fix_mends_what_is_certain_and_tells_the_rest()
    {
        shop.Write("fix/model.score", Mistaken);
        var result = shop.Run("check ./fix/model.score --fix");

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.Equal(Mended, File.ReadAllText(shop.Folder + "fix/model.score"));
        Snapshot.Match(result.Out);
        Assert.Equal("", result.Error);

        var again = shop.Run("check ./fix/model.score --fix");
        Assert.Equal(shop.Run("check ./fix/model.score"), again);
        Assert.Equal(Mended, File.ReadAllText(shop.Folder + "fix/model.score"));
    }

    [Fact]
    public void Without_fix_nothing_is_written()
    {
        shop.Write("fix-not/model.score", Mistaken);
        shop.Run("check ./fix-not/model.score");

        Assert.Equal(Mistaken, File.ReadAllText(shop.Folder + "fix-not/model.score"));
    }

    [Fact]
    public void Imported_files_are_mended_once_and_other_files_are_left_alone()
    {
        shop.Write("fix-imports/shared/crm.score", "lead { lead_id text key; title text }\r\ndefine boss = title = \"CEO\"\r\n");
        shop.Write("fix-imports/a.score", "model \"A\"\nimport \"shared/crm.score\"\nscore fit { boss -> +5 }\n");
        shop.Write("fix-imports/b.score", "model \"B\"\nimport \"shared/crm.score\"\nscore fit { boss => 5 }\n");
        shop.Write("fix-imports/other/c.score", "model \"C\"\nscore fit { boss -> +5 }\n");
        var result = shop.Run("check ./fix-imports/a.score ./fix-imports/b.score --fix");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("model \"A\"\nimport \"shared/crm.score\"\nscore fit { boss => +5 }\n", File.ReadAllText(shop.Folder + "fix-imports/a.score"));
        Assert.Equal("model \"B\"\nimport \"shared/crm.score\"\nscore fit { boss => +5 }\n", File.ReadAllText(shop.Folder + "fix-imports/b.score"));
        Assert.Equal("lead { lead_id text key; title text }\r\ndefine boss = title is \"CEO\"\r\n", File.ReadAllText(shop.Folder + "fix-imports/shared/crm.score"));
        Assert.Contains("boss -> +5", File.ReadAllText(shop.Folder + "fix-imports/other/c.score"), StringComparison.Ordinal);
        Assert.EndsWith("\nNo errors in 2 files.\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_what_was_fixed_and_what_is_left()
    {
        shop.Write("fix-json/model.score", Mistaken);
        using var json = JsonDocument.Parse(shop.Run("check ./fix-json/model.score --fix --format json").Out);

        var first = json.RootElement.GetProperty("fixed")[0];
        Assert.Equal("Points follow '=>', not '->'.", first.GetProperty("message").GetString());
        Assert.Equal("Write '=>'", first.GetProperty("title").GetString());
        Assert.Equal(4, first.GetProperty("line").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("errors").GetInt32());
    }

    [Fact]
    public void Sarif_stays_whole_and_the_fixes_go_to_the_errors()
    {
        shop.Write("fix-sarif/model.score", Mistaken);
        var result = shop.Run("check ./fix-sarif/model.score --fix --format sarif");
        using var sarif = JsonDocument.Parse(result.Out);

        Assert.Equal(2, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.StartsWith("fix-sarif/model.score: ", result.Error, StringComparison.Ordinal);
    }
}
