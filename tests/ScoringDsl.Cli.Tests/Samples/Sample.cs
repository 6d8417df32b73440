using ScoringDsl.Cli.Data;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Tests.Samples;

/// <summary>A sample of the repository: its model and how its data are named.</summary>
/// <param name="Name">The folder under samples.</param>
/// <param name="AsOf">The instant it is scored as of.</param>
/// <param name="Leads">The file of leads, or null.</param>
/// <param name="Events">The file of events, or null.</param>
/// <param name="Kind">The one kind of event in that file, or null for the long form.</param>
public sealed record Sample(string Name, string AsOf, string? Leads, string? Events, string? Kind)
{
    /// <summary>All samples; cdnow is scored as of two dates.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        new("b2b-saas", "2025-06-01", "data/leads.csv", "data/events.csv", null),
        new("x-education", "2025-06-01", "data/leads.csv", null, null),
        new("cdnow", "2021-06-01", null, "data/purchases.csv", "purchased"),
        new("cdnow", "2022-07-01", null, "data/purchases.csv", "purchased"),
    ];

    /// <summary>The sample's folder.</summary>
    public string Folder => Path.Combine(Root, "samples", Name);

    /// <summary>The repository's folder: the nearest one above the tests that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The instant in microseconds.</summary>
    public long Instant => ValueReader.TryReadInstant(AsOf, out var instant) ? instant : throw new InvalidOperationException(AsOf);

    /// <summary>The model, compiled and loaded.</summary>
    public ScoringModel Load() => ModelCompiler.CompileAndLoad(ModelAnalysis.Analyze(Path.Combine(Folder, "model.score"), new DiskFileReader()));

    /// <summary>The data, every row of which must be usable.</summary>
    internal LeadBlock Read(ScoringModel model)
    {
        var reader = new LeadDataReader(model, strict: true, path => DataFile.Open(path, () => throw new InvalidOperationException(), null));
        if (Leads is not null)
        {
            reader.ReadLeads(Path.Combine(Folder, Leads));
        }

        if (Events is not null && Kind is null)
        {
            reader.ReadEvents(Path.Combine(Folder, Events));
        }
        else if (Events is not null)
        {
            reader.ReadEvents(Path.Combine(Folder, Events), Array.FindIndex(model.Definition.Events, e => e.Name == Kind));
        }

        return reader.Finish().Block;
    }

    /// <summary>The arguments of <c>score run</c>, paths relative to the repository.</summary>
    public IEnumerable<string> RunArguments()
    {
        yield return "run";
        yield return $"samples/{Name}/model.score";
        if (Leads is not null)
        {
            yield return "--leads";
            yield return $"samples/{Name}/{Leads}";
        }

        if (Events is not null)
        {
            yield return "--events";
            yield return $"{(Kind is null ? "" : Kind + "=")}samples/{Name}/{Events}";
        }

        yield return "--as-of";
        yield return AsOf;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} as of {AsOf}";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScoringDsl.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
