namespace ScoringDsl.TestAdapter.Running;

/// <summary>Lists and runs the tests of a test assembly's .score files.</summary>
/// <param name="manifest">The files, and the tool.</param>
internal sealed class ScoreTestRunner(TestManifest manifest)
{
    private readonly ScoreTool _tool = new(manifest);

    /// <summary>The tests that there are, and a check for each model with errors. Compiles nothing.</summary>
    /// <exception cref="ScoreToolException">The tool is missing, does not start, or failed.</exception>
    public IReadOnlyList<ScoreTest> List(CancellationToken cancellation)
    {
        var tests = new List<ScoreTest>();
        var broken = new HashSet<string>(StringComparer.Ordinal);
        _tool.Run(isList: true, new ToolRequest(manifest.Files), Take, cancellation);
        return tests;

        void Take(ToolLine line)
        {
            if (line.Code is null)
            {
                tests.Add(ScoreTest.Of(line, manifest.Project));
            }
            else if (broken.Add(line.Model ?? line.File))
            {
                tests.Add(ScoreTest.CheckOf(line, manifest.Project));
            }
        }
    }

    /// <summary>Runs tests. Each of them ends once, unless all is cancelled.</summary>
    /// <param name="tests">The tests; all of this assembly.</param>
    /// <param name="ended">Takes how a test ended as soon as it has, on this thread.</param>
    /// <param name="cancellation">Kills the tool; the tests that have not ended by then do not.</param>
    public void Run(IReadOnlyCollection<ScoreTest> tests, Action<ScoreOutcome> ended, CancellationToken cancellation)
    {
        var open = tests.ToDictionary(test => (test.File, Id: test.Id.Length == 0 ? test.FullName : test.Id, IsCheck: test.Id.Length == 0));
        var errors = new Dictionary<string, List<ToolLine>>(StringComparer.Ordinal);
        string? problem = null;
        try
        {
            var ids = tests.Where(test => test.Id.Length > 0).GroupBy(test => test.File, test => test.Id).ToDictionary(file => file.Key, file => file.ToList());
            _tool.Run(isList: false, new ToolRequest(manifest.Files, ids), Take, cancellation);
        }
        catch (ScoreToolException e)
        {
            problem = e.Message;
        }

        if (cancellation.IsCancellationRequested)
        {
            return;
        }

        foreach (var test in open.Values)
        {
            ended(errors.TryGetValue(test.Model, out var found) ? ScoreOutcome.OfErrors(test, found)
                : problem is null && test.Id.Length == 0 ? new ScoreOutcome(test, TimeSpan.Zero)
                : ScoreOutcome.NotRun(test, problem ?? "The test is no longer there."));
        }

        void Take(ToolLine line)
        {
            if (line.Code is not null)
            {
                AddError(errors, line);
            }
            else if (open.Remove((line.File, line.Id ?? "", false), out var test))
            {
                ended(ScoreOutcome.Of(test, line));
            }
        }
    }

    /// <summary>Adds an error to its model's. A model and its file of tests both tell it.</summary>
    private static void AddError(Dictionary<string, List<ToolLine>> errors, ToolLine error)
    {
        var model = error.Model ?? error.File;
        if (!errors.TryGetValue(model, out var ofModel))
        {
            errors.Add(model, ofModel = []);
        }

        if (!ofModel.Contains(error))
        {
            ofModel.Add(error);
        }
    }
}
