using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Worker;

/// <summary>The models compiled lately. What is put away is unloaded.</summary>
internal sealed class ModelShelf : IDisposable
{
    // The model before and after an edit, of two models that are worked on at once.
    private const int Most = 4;

    // Leads and events take far more memory than models.
    private const int MostWithLeads = 2;

    // The one used last stands last.
    private readonly List<ShelvedModel> _models = [];

    /// <summary>A model, compiled where its texts are new.</summary>
    /// <param name="path">The model's own file.</param>
    /// <param name="files">Where its texts come from.</param>
    /// <exception cref="WorkerRefusal">It has errors.</exception>
    public ShelvedModel Get(string path, IFileReader files)
    {
        var place = _models.FindIndex(m => m.Analysis.Path == path && m.Files.IsSameIn(files));
        if (place >= 0)
        {
            var found = _models[place];
            _models.RemoveAt(place);
            _models.Add(found);
            ForgetLeads();
            return found;
        }

        var reader = new KeptReader(files);
        var analysis = ModelAnalysis.Analyze(path, reader);
        if (analysis.HasErrors)
        {
            throw new WorkerRefusal(WorkerRefusal.Errors, ErrorSummary.Of(analysis));
        }

        var model = new ShelvedModel(analysis, reader);
        _models.Add(model);
        if (_models.Count > Most)
        {
            _models[0].Dispose();
            _models.RemoveAt(0);
        }

        ForgetLeads();
        return model;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var model in _models)
        {
            model.Dispose();
        }

        _models.Clear();
    }

    private void ForgetLeads()
    {
        for (var i = 0; i < _models.Count - MostWithLeads; i++)
        {
            _models[i].ForgetLeads();
        }
    }
}
