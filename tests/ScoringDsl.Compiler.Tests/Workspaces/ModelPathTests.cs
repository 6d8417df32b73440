using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Workspaces;

public class ModelPathTests
{
    [Theory]
    [InlineData("model.score", "crm.score", "crm.score")]
    [InlineData("models/b2b.score", "crm.score", "models/crm.score")]
    [InlineData("models/b2b.score", "../crm.score", "crm.score")]
    [InlineData("models/b2b.score", "../../crm.score", "../crm.score")]
    [InlineData("models/b2b.score", "./parts//crm.score", "models/parts/crm.score")]
    [InlineData("/home/ann/b2b.score", "parts\\crm.score", "/home/ann/parts/crm.score")]
    [InlineData("models/b2b.score", "/shared/crm.score", "/shared/crm.score")]
    [InlineData("C:/models/b2b.score", "crm.score", "C:/models/crm.score")]
    [InlineData("models/b2b.score", "D:\\shared\\crm.score", "D:/shared/crm.score")]
    [InlineData("/b2b.score", "../crm.score", "/crm.score")]
    public void A_path_is_relative_to_the_file_that_names_it(string from, string path, string expected) =>
        Assert.Equal(expected, ModelPath.Resolve(from, path));

    [Theory]
    [InlineData("models/b2b.score", "b2b")]
    [InlineData("b2b.v2.score", "b2b.v2")]
    [InlineData(".score", ".score")]
    [InlineData("models/b2b", "b2b")]
    public void A_title_is_the_name_of_the_file(string path, string expected) => Assert.Equal(expected, ModelPath.GetTitle(path));
}
