using System.Text;

namespace ScoringDsl.Cli.Tests.Commands;

public sealed class FmtCommandTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    private const string Ugly = "lead{lead_id text key;email email}\r\nscore fit {\r\n    email domain gmail=>-10\r\n  always => +5 // all\r\n}";

    private const string Tidy = "lead { lead_id text key; email email }\nscore fit {\n  email domain gmail => -10\n  always             => +5  // all\n}\n";

    private const string Broken = "score fit {\n    email => \n}\n";

    [Fact]
    public void Files_are_formatted_in_place_and_named()
    {
        shop.Write("fmt/ugly.score", Ugly);
        shop.Write("fmt/tidy.score", Tidy);
        var first = shop.Run("fmt ./fmt");
        var second = shop.Run("fmt ./fmt");

        Assert.Equal(new CommandResult(0, "fmt/ugly.score\n", "1 file formatted, 1 unchanged.\n"), first);
        Assert.Equal(Tidy, File.ReadAllText(shop.Folder + "fmt/ugly.score"));
        Assert.Equal(new CommandResult(0, "", "0 files formatted, 2 unchanged.\n"), second);
        Assert.Equal(2, Directory.GetFiles(shop.Folder + "fmt").Length);
    }

    [Fact]
    public void Check_names_what_would_change_and_writes_nothing()
    {
        shop.Write("fmt-check/ugly.score", Ugly);
        shop.Write("fmt-check/tidy.score", Tidy);
        var result = shop.Run("fmt --check ./fmt-check");

        Assert.Equal(new CommandResult(ExitCodes.Errors, "fmt-check/ugly.score\n", "1 file would be formatted, 1 unchanged.\n"), result);
        Assert.Equal(Ugly, File.ReadAllText(shop.Folder + "fmt-check/ugly.score"));
        Assert.Equal(new CommandResult(0, "", "0 files would be formatted, 1 unchanged.\n"), shop.Run("fmt --check ./fmt-check/tidy.score"));
    }

    [Fact]
    public void A_file_with_errors_is_left_as_it_was_and_the_others_are_formatted()
    {
        shop.Write("fmt-broken/broken.score", Broken);
        shop.Write("fmt-broken/ugly.score", Ugly);
        var result = shop.Run("fmt ./fmt-broken");

        Assert.Equal((ExitCodes.Errors, "fmt-broken/ugly.score\n"), (result.ExitCode, result.Out));
        Assert.StartsWith("fmt-broken/broken.score:2:13 error SC0132: The points are missing after '=>'.\n", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 file formatted, 0 unchanged, 1 with errors left as it was.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(Broken, File.ReadAllText(shop.Folder + "fmt-broken/broken.score"));
        Assert.Equal(Tidy, File.ReadAllText(shop.Folder + "fmt-broken/ugly.score"));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void A_byte_order_mark_and_decomposed_letters_go(string mark)
    {
        shop.Write("fmt-marks/mark.score", mark + "define a = name is \"Mu\u0308ller\"\n");
        var result = shop.Run("fmt ./fmt-marks");

        Assert.Equal("fmt-marks/mark.score\n", result.Out);
        Assert.Equal("define a = name is \"M\u00FCller\"\n", Encoding.UTF8.GetString(File.ReadAllBytes(shop.Folder + "fmt-marks/mark.score")));
    }

    [Fact]
    public void A_file_that_is_no_text_is_left_as_it_was()
    {
        shop.Write("fmt-bytes/bytes.score", [0x61, 0xFF, 0x62]);
        var result = shop.Run("fmt ./fmt-bytes");

        Assert.Equal(ExitCodes.Errors, result.ExitCode);
        Assert.StartsWith("fmt-bytes/bytes.score:1:2 error SC02", result.Error, StringComparison.Ordinal);
        Assert.Equal([0x61, 0xFF, 0x62], File.ReadAllBytes(shop.Folder + "fmt-bytes/bytes.score"));
    }

    [Fact]
    public void Standard_input_goes_to_standard_output()
    {
        Assert.Equal(new CommandResult(0, Tidy, ""), shop.Run("fmt -", Ugly));
        Assert.Equal(new CommandResult(ExitCodes.Errors, "", ""), shop.Run("fmt - --check", Ugly));
        Assert.Equal(new CommandResult(0, "", ""), shop.Run("fmt - --check", Tidy));

        var broken = shop.Run("fmt -", Broken);
        Assert.Equal((ExitCodes.Errors, ""), (broken.ExitCode, broken.Out));
        Assert.StartsWith("(standard input):2:13 error SC0132", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_stands_alone() =>
        Assert.Equal(new CommandResult(ExitCodes.Usage, "", "error: Standard input (-) is formatted alone.\n"), shop.Run("fmt - ./shop.score"));
}
