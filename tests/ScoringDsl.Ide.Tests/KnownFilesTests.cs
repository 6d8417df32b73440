using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Tests;

/// <summary>The files of the folders, which are looked for only where what is said depends on them.</summary>
public sealed class KnownFilesTests
{
    private const string Fragment = "/work/crm.score";
    private const string Model = "/work/model.score";

    private int _looks;

    [Fact]
    public void What_is_said_of_a_model_does_not_wait_for_the_look_through_the_folders()
    {
        var snapshot = Opened(Model, "model \"m\"\nimport \"crm.score\"\nscore s { emplyees >= 5 => +1 }\n");

        Assert.Contains("Did you mean 'employees'?", Assert.Single(snapshot.AnalysisOf(Model).Diagnostics, d => d.Hint is not null).Hint, StringComparison.Ordinal);
        Assert.Equal(0, _looks);
    }

    [Fact]
    public void A_fragment_is_looked_at_through_the_models_that_are_found()
    {
        var snapshot = Opened(Fragment, "lead { email email; employees number }\n");

        Assert.Equal(Model, snapshot.RootOf(Fragment));
        Assert.Equal([Fragment, "/work/gone.score", Model], snapshot.KnownFiles);
        Assert.Equal(1, _looks);
    }

    [Fact]
    public void What_is_opened_and_closed_counts_whatever_the_look_finds()
    {
        var snapshot = Opened("/work/new.score", "").Without("/work/new.score").With(new OpenDocument("/else/open.score", 1, "")).Without(Model).Without("/work/gone.score");

        Assert.Equal(["/else/open.score", Fragment, Model], snapshot.KnownFiles);
        Assert.Equal(1, _looks);
        Assert.Equal(["/else/open.score"], snapshot.WithDisk([], () => []).KnownFiles);
    }

    /// <summary>A workspace whose folder is not looked through as yet, with one document open.</summary>
    private IdeSnapshot Opened(string path, string text)
    {
        var disk = new MemoryFileReader();
        disk.Add(Model, "model \"m\"\nimport \"crm.score\"\nscore s { employees >= 5 => +1 }\n");
        disk.Add(Fragment, "lead { email email; employees number }\n");
        return IdeSnapshot.Create(disk, []).WithDisk([], Find).With(new OpenDocument(path, 1, text));
    }

    private string[] Find()
    {
        _looks++;
        return [Model, "/work/gone.score", Fragment];
    }
}
