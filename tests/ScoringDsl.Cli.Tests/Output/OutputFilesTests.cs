using ScoringDsl.Cli.Output;

namespace ScoringDsl.Cli.Tests.Output;

public sealed class OutputFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("score-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_appears_whole_at_the_end()
    {
        var path = Path.Combine(_folder, "out.csv");
        File.WriteAllText(path, "old");
        using (var files = new OutputFiles())
        {
            files.Create(path).Write("new"u8);
            Assert.Equal("old", File.ReadAllText(path));
            files.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_was_not_there_is_made()
    {
        var path = Path.Combine(_folder, "new.csv");
        using (var files = new OutputFiles())
        {
            files.Create(path).Write("new"u8);
            files.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void Without_a_commit_the_old_file_stays_and_nothing_is_left()
    {
        var path = Path.Combine(_folder, "out.csv");
        File.WriteAllText(path, "old");
        using (var files = new OutputFiles())
        {
            files.Create(path).Write("new"u8);
            Assert.Equal(2, Directory.GetFiles(_folder).Length);
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_in_a_missing_folder_cannot_be_written()
    {
        using var files = new OutputFiles();
        var path = Path.Combine(_folder, "no", "out.csv");

        Assert.Equal($"The file '{path}' cannot be written: The folder does not exist.", Assert.Throws<IOException>(() => files.Create(path)).Message);
        Assert.Equal($"The file '{_folder}' cannot be written: It is a folder.", Assert.Throws<IOException>(() => files.Create(_folder)).Message);
    }

    [Fact]
    public void A_link_stays_and_its_file_is_replaced()
    {
        var path = Path.Combine(_folder, "out.csv");
        var link = Path.Combine(_folder, "link.csv");
        File.WriteAllText(path, "old");
        File.CreateSymbolicLink(link, path);
        using (var files = new OutputFiles())
        {
            files.Create(link).Write("new"u8);
            files.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(path, File.ResolveLinkTarget(link, true)?.FullName);
    }
}
