namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>Files change in all the ways in which people and tools change them.</summary>
public class WatchingTests
{
    [Fact]
    public async Task A_file_that_another_takes_the_place_of_is_taken()
    {
        await using var folder = await WatchAsync(1);
        SwapModels.Put(folder.Dll, SwapModels.Compile(2));
        await folder.ScoresWithAsync(2);
    }

    [Fact]
    public async Task A_file_written_piece_by_piece_is_taken_when_it_is_whole()
    {
        await using var folder = await WatchAsync(1, options => options.QuietPeriod = TimeSpan.FromMilliseconds(300));
        var assembly = SwapModels.Compile(2);
        await using (var file = File.Create(folder.Dll))
        {
            foreach (var piece in assembly.Chunk((assembly.Length / 5) + 1))
            {
                await file.WriteAsync(piece);
                await file.FlushAsync();
                await Task.Delay(20);
                Assert.Equal(1, folder.VersionNow());
            }
        }

        await folder.ScoresWithAsync(2);
        Assert.Equal(0, folder.Host.Status.Failures);
    }

    [Fact]
    public async Task A_file_that_stays_half_written_is_refused_and_taken_once_the_rest_is_there()
    {
        await using var folder = await WatchAsync(1);
        var assembly = SwapModels.Compile(2);
        await using (var file = File.Create(folder.Dll))
        {
            await file.WriteAsync(assembly.AsMemory(0, assembly.Length / 2));
            await file.FlushAsync();
            await ModelFolder.UntilAsync(() => folder.Host.Status.State == ModelState.Stale, "half a file is refused");
            Assert.Equal(1, folder.VersionNow());
            await file.WriteAsync(assembly.AsMemory(assembly.Length / 2));
        }

        await folder.ScoresWithAsync(2);
        Assert.Equal((ModelState.Ready, null), (folder.Host.Status.State, folder.Host.Status.LastError));
    }

    [Fact]
    public async Task A_file_that_is_deleted_and_comes_back_is_taken()
    {
        await using var folder = await WatchAsync(1);
        File.Delete(folder.Dll);
        await ModelFolder.UntilAsync(() => folder.Host.Status.State == ModelState.Stale, "the missing file is noticed");
        Assert.Equal((1, $"There is no model at '{folder.Dll}'."), (folder.VersionNow(), folder.Host.Status.LastError));
        SwapModels.Put(folder.Dll, SwapModels.Compile(3));
        await folder.ScoresWithAsync(3);
    }

    [Fact]
    public async Task Of_a_folder_the_file_written_last_is_the_model_and_deleting_it_goes_back()
    {
        await using var folder = new ModelFolder();
        var (first, second) = (Path.Combine(folder.Folder, "model-1.dll"), Path.Combine(folder.Folder, "model-2.dll"));
        SwapModels.Put(first, SwapModels.Compile(1));
        File.SetLastWriteTimeUtc(first, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await folder.StartAsync(options => (options.Path, options.Watch) = (folder.Folder, true));
        Assert.Equal(1, folder.VersionNow());
        SwapModels.Put(second, SwapModels.Compile(2));
        await folder.ScoresWithAsync(2);
        File.Delete(second);
        await folder.ScoresWithAsync(1);
    }

    [Fact]
    public async Task A_link_that_leads_elsewhere_is_followed()
    {
        await using var folder = new ModelFolder();
        var folders = new[] { 1, 2 }.Select(version => Directory.CreateDirectory(Path.Combine(folder.Folder, $"data {version}")).FullName).ToArray();
        SwapModels.Put(Path.Combine(folders[0], "model.dll"), SwapModels.Compile(1));
        SwapModels.Put(Path.Combine(folders[1], "model.dll"), SwapModels.Compile(2));

        // As Kubernetes mounts a volume: the file is a link through a link to a folder, and only that link is changed.
        var current = Path.Combine(folder.Folder, "current");
        Directory.CreateSymbolicLink(current, folders[0]);
        File.CreateSymbolicLink(folder.Dll, Path.Combine("current", "model.dll"));
        await folder.StartAsync(options => options.Watch = true);
        Assert.Equal(1, folder.VersionNow());
        Directory.Delete(current);
        Directory.CreateSymbolicLink(current, folders[1]);
        await folder.ScoresWithAsync(2);
    }

    [Fact]
    public async Task A_source_is_compiled_anew_when_a_file_that_it_imports_changes()
    {
        await using var folder = new ModelFolder();
        var (source, import) = (Path.Combine(folder.Folder, "model.score"), Path.Combine(folder.Folder, "list.csv"));
        await File.WriteAllTextAsync(source, "the text is not looked at");
        await File.WriteAllTextAsync(import, "1");
        await folder.StartAsync(options =>
        {
            (options.Path, options.Watch) = (source, true);
            options.Compile = (_, _) => int.Parse(File.ReadAllText(import), null) is var version and > 0
                ? new ModelBytes(SwapModels.Compile(version), default) { Imports = [import] }
                : throw new ModelRejectedException("Versions begin with 1.") { Imports = [import] };
        });
        Assert.Equal(1, folder.VersionNow());
        await File.WriteAllTextAsync(import, "0");
        await ModelFolder.UntilAsync(() => folder.Host.Status.LastError == "Versions begin with 1.", "the error is known");
        await File.WriteAllTextAsync(import, "3");
        await folder.ScoresWithAsync(3);
    }

    [Fact]
    public async Task An_import_that_an_older_file_takes_the_place_of_has_changed_too()
    {
        await using var folder = new ModelFolder();
        var (source, import, older) = (Path.Combine(folder.Folder, "model.score"), Path.Combine(folder.Folder, "list.csv"), Path.Combine(folder.Folder, "older.csv"));
        await File.WriteAllTextAsync(source, "the text is not looked at");
        await File.WriteAllTextAsync(import, "1");
        await File.WriteAllTextAsync(older, "2");
        File.SetLastWriteTimeUtc(older, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await folder.StartAsync(options =>
        {
            (options.Path, options.Watch) = (source, true);
            options.Compile = (_, _) => new ModelBytes(SwapModels.Compile(int.Parse(File.ReadAllText(import), null)), default) { Imports = [import] };
        });

        // A good while, as what was written just before a look may have been written after it.
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        File.Move(older, import, overwrite: true);
        await folder.ScoresWithAsync(2);
    }

    [Fact]
    public async Task A_file_written_anew_with_the_same_model_changes_nothing()
    {
        await using var folder = await WatchAsync(1);
        var before = folder.Host.Status;
        SwapModels.Put(folder.Dll, SwapModels.Compile(1));
        Assert.Equal(ReloadOutcome.Unchanged, await folder.Host.ReloadAsync());
        Assert.Equal(before, folder.Host.Status);
    }

    private static Task<ModelFolder> WatchAsync(int version, Action<ScoringModelOptions>? configure = null) =>
        ModelFolder.WithVersionAsync(version, options =>
        {
            options.Watch = true;
            configure?.Invoke(options);
        });
}
