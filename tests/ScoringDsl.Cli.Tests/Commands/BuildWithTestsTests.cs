using ScoringDsl.Runtime;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary><c>score build --tests</c>: the assembly carries the tests of its model.</summary>
public sealed class BuildWithTestsTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    [Fact]
    public void The_tests_are_run_again_from_the_assembly()
    {
        Assert.Equal(0, shop.Run("build ./shop.score -o ./tested.dll --tests").ExitCode);
        using var tested = ScoringModel.Load(shop.Folder + "tested.dll");
        using var plain = ScoringModel.Load(shop.Folder + "shop.dll");
        Assert.Equal((1, true), (tested.RunCarriedTests().Count, tested.RunCarriedTests().Passed));
        Assert.Equal((0, true), (plain.RunCarriedTests().Count, plain.RunCarriedTests().Passed));
    }

    [Fact]
    public void With_a_test_that_fails_nothing_is_built()
    {
        shop.Write("failing.score", ShopFixture.Model.Replace("expect total is 20", "expect total is 21", StringComparison.Ordinal));
        var result = shop.Run("build ./failing.score -o ./failing.dll --tests");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("expected  expect total is 21\n      actual    total is 20", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was built.\n", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(shop.Folder + "failing.dll"));
    }

    [Theory]
    [InlineData("samples/b2b-saas/model.score")]
    [InlineData("samples/library/accounts.score")]
    [InlineData("samples/library/product-lines.score")]
    [InlineData("tests/ScoringDsl.Conformance/06-accounts.score")]
    [InlineData("tests/ScoringDsl.Conformance/05-each.score")]
    [InlineData("tests/ScoringDsl.Conformance/04-events.score")]
    public void The_tests_of_a_real_model_pass_from_the_assembly_too(string model)
    {
        var source = Path.GetFullPath(Path.Combine(ScoringDsl.Tests.Snapshot.DirectoryOf(), "..", "..", "..", model));
        var name = Path.GetFileNameWithoutExtension(model);
        Assert.Equal(0, shop.Run($"build {source} -o ./{name}-{model.Length}.dll --tests").ExitCode);
        using var built = ScoringModel.Load($"{shop.Folder}{name}-{model.Length}.dll");
        var run = built.RunCarriedTests();
        Assert.Equal([], run.Failures);
        Assert.True(run.Count > 0);
    }
}
