using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Workspaces;

public class DiskFileReaderTests
{
    [Fact]
    public void Files_are_read_relative_to_the_folder_given()
    {
        var folder = Directory.CreateTempSubdirectory("score-disk-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.score"), "event visited\n");
            var reader = new DiskFileReader(folder.FullName);
            Assert.Equal("event visited\n"u8.ToArray(), reader.Read("a.score", out var error));
            Assert.Null(error);
            Assert.Null(reader.Read("b.score", out error));
            Assert.Equal("The file does not exist.", error);
            Assert.Null(reader.Read("none/b.score", out error));
            Assert.Equal("The file does not exist.", error);
            Assert.Null(reader.Read("", out error));
            Assert.Equal("It is a folder.", error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
