using ScoringDsl.Runtime;

namespace ScoringDsl.Extensions.Hosting;

/// <summary>Where a model comes from, and when it is taken.</summary>
public sealed class ScoringModelOptions
{
    /// <summary>
    /// The model: a .dll that <c>score build</c> made, or a .score file where <see cref="Compile"/> is set; or a folder, of which the
    /// file written last is the model. Relative paths start at the process's folder.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>Compiles .score files. This package knows no compiler; without this, models are .dll files.</summary>
    public CompileModel? Compile { get; set; }

    /// <summary>Whether the files are watched and a new model is taken while the application runs. Yes unless set.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How long files must stay as they are before they are read: whoever writes them may not have ended. 250 milliseconds unless set.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How often files are looked at where the system does not tell of changes, as on some network drives and mounts, and how soon a file
    /// that could not be read is tried again. 5 seconds unless set.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the application must not start without a model. Yes unless set; else it starts, and takes the model once it is there.</summary>
    public bool IsRequired { get; set; } = true;

    /// <summary>
    /// Whether a model without tests is refused. The tests are those that a .dll carries (<c>score build --tests</c>) or that
    /// <see cref="Compile"/> has run. No unless set: tests that are there must pass, and their absence is logged.
    /// </summary>
    public bool RequireTests { get; set; }

    /// <summary>A check of the application's own, before a model is taken: what it throws is why the model is refused.</summary>
    public Action<ScoringModel>? Verify { get; set; }
}
