using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Tests;

/// <summary>An analysis that nobody waits for any more ends at the next statement, and leaves nothing behind that a later one would find.</summary>
public sealed class AbandonedAnalysisTests
{
    private const string Path = "model.score";

    /// <summary>Has a finding of each step: of reading, of binding, and of what is proved.</summary>
    private const string Model =
        """
        model "m"
        import "a.score"
        import "b.score"
        list one from "one.csv" column "one"
        list two from "two.csv" column "two"
        score s range 0..100 {
          title in one => +1
          title in two => +2
          employees > 5 and employees < 5 => +3
          employees > 5 => +4
          employees > 5 => +4
        }
        bands grade of s { A >= 500; B otherwise }
        """;

    [Theory]
    [InlineData("a.score", "b.score")]
    [InlineData("one.csv", "two.csv")]
    public void It_ends_at_the_next_statement(string last, string next)
    {
        using var cancellation = new CancellationTokenSource();
        var disk = new WatchedReader();
        var snapshot = IdeSnapshot.Create(disk, []).With(new OpenDocument(Path, 1, Model));
        disk.OnRead = path =>
        {
            if (path == last)
            {
                cancellation.Cancel();
            }
        };

        Assert.ThrowsAny<OperationCanceledException>(() => snapshot.For(cancellation.Token).AnalysisOf(Path));
        Assert.DoesNotContain(next, disk.Asked);
        Assert.Equal(Findings(Fresh(Model)), Findings(snapshot));
    }

    [Fact]
    public void What_was_proved_by_halves_is_not_told()
    {
        var snapshot = Fresh(Model);
        var analysis = snapshot.AnalysisOf(Path);

        Assert.ThrowsAny<OperationCanceledException>(() => analysis.FindDiagnostics(new CancellationToken(canceled: true)));
        Assert.Equal(Findings(Fresh(Model)), Findings(snapshot));
        Assert.Equal(["SC1001", "SC1013", "SC0606"], analysis.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void However_often_and_wherever_it_is_abandoned_the_next_says_what_one_from_scratch_says()
    {
        var text = Model.Replace("title in one => +1", string.Concat(Enumerable.Range(0, 300).Select(i => $"\"r{i}\": employees > {i} => +{(i % 7) + 1}\n  ")), StringComparison.Ordinal);
        var snapshot = Fresh(text);
        for (var turn = 0; turn < 60; turn++)
        {
            text = text.Replace($"employees > {turn} ", $"employees >= {turn} ", StringComparison.Ordinal);
            snapshot = snapshot.With(new OpenDocument(Path, turn + 2, text));
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(turn % 20));
            try
            {
                Assert.NotEmpty(snapshot.For(cancellation.Token).DiagnosticsOf(Path));
            }
            catch (OperationCanceledException)
            {
                // As an editor does whose user types on.
            }
        }

        Assert.Equal(Findings(Fresh(text)), Findings(snapshot));
    }

    private static IdeSnapshot Fresh(string text) => IdeSnapshot.Create(new WatchedReader(), []).With(new OpenDocument(Path, 1, text));

    private static string[] Findings(IdeSnapshot snapshot) => [.. snapshot.AnalysisOf(Path).Diagnostics.Select(d => $"{d.Source.Path} {d.Span.Start} {d.Code} {d.Message}")];

    /// <summary>The files beside the model. Tells what is read.</summary>
    private sealed class WatchedReader : IFileReader
    {
        private readonly MemoryFileReader _files = new MemoryFileReader()
            .Add("a.score", "lead { email email; title text }\n")
            .Add("b.score", "lead { employees number }\nevent visited { page url subject }\n")
            .Add("one.csv", "one\nVP\n")
            .Add("two.csv", "two\nCEO\n");

        public List<string> Asked { get; } = [];

        public Action<string> OnRead { get; set; } = _ => { };

        public byte[]? Read(string path, out string? error)
        {
            Asked.Add(path);
            OnRead(path);
            return _files.Read(path, out error);
        }
    }
}
