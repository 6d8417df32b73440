using System.Text.Json;
using ScoringDsl.Cli.Data;
using ScoringDsl.Cli.Findings;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Worker;

/// <summary>Answers requests, one at a time; keeps models and the data that they have scored.</summary>
internal sealed class WorkerAnswers : IDisposable
{
    private readonly ModelShelf _shelf = new();
    private readonly DataShelf _data = new();

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="send">Sends something on the way, by its name.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Writes the result.</returns>
    /// <exception cref="WorkerRefusal">There is no result.</exception>
    /// <exception cref="CommandException">A data file cannot be read to its end.</exception>
    public Action<Utf8JsonWriter> Answer(WorkerRequest request, Action<string, Action<Utf8JsonWriter>> send, CancellationToken cancellation) => request.Method switch
    {
        "figures" => Figures(Score(request, cancellation)),
        "preview" => Preview(request, cancellation),
        "leads" => Leads(request, cancellation),
        "tests" => RunTests(request, send, cancellation),
        _ => throw new WorkerRefusal(WorkerRefusal.Failed, $"There is no request '{request.Method}'."),
    };

    /// <inheritdoc/>
    public void Dispose() => _shelf.Dispose();

    /// <summary>Writes how many leads and events there are, how many rows could not be used, and what looks wrong in the data.</summary>
    internal static void WriteCounts(ScoredLeads scored, Utf8JsonWriter json)
    {
        json.WriteString("model", scored.Definition.Title);
        if (scored.AsOf is { } asOf)
        {
            json.WriteString("asOf", ValueReader.FormatInstant(asOf));
        }

        json.WriteNumber("leads", scored.Count);
        json.WriteNumber("events", scored.Data.Block.EventCount);
        json.WriteNumber("skippedRows", scored.Data.Skipped.Count);
        json.WriteStartArray("skipped");
        foreach (var row in scored.Data.Skipped.First)
        {
            json.WriteStringValue(row);
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var trouble in DataTrouble.Find(scored.Data, scored.Definition))
        {
            json.WriteStringValue(trouble.Text);
        }

        json.WriteEndArray();
    }

    private static string ModelOf(WorkerRequest request) => request.Model ?? throw new WorkerRefusal(WorkerRefusal.Failed, "The request names no model.");

    private static DataSet DataOf(WorkerRequest request) => new DataSetting(ModelOf(request), request.Folder).Read(request.Data);

    private ShelvedModel ModelNow(WorkerRequest request) => _shelf.Get(ModelOf(request), new OpenTexts(request.Texts ?? []));

    private (ShelvedModel Model, ScoredLeads Scored) Score(WorkerRequest request, CancellationToken cancellation)
    {
        var data = DataOf(request);
        var model = ModelNow(request);
        return (model, model.Score(data, _data, null, cancellation));
    }

    private static Action<Utf8JsonWriter> Figures((ShelvedModel Model, ScoredLeads Scored) now) => json =>
    {
        json.WriteStartObject();
        WriteCounts(now.Scored, json);
        json.WriteStartArray("rules");
        WriteRules(now.Model.Places, now.Scored.Rules, ofAccounts: false, json);
        if (now.Scored.AccountRules is { } accountRules)
        {
            WriteRules(now.Model.AccountPlaces, accountRules, ofAccounts: true, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    };

    private static void WriteRules(RulePlaces places, RuleTally tally, bool ofAccounts, Utf8JsonWriter json)
    {
        for (var place = 0; place < places.All.Count; place++)
        {
            var (source, span) = places.All[place];
            json.WriteStartObject();
            FindingJson.WritePlace(source, span, json);
            json.WriteNumber("firing", tally.GetFiring(place));
            json.WriteNumber("points", tally.GetPoints(place));
            if (ofAccounts)
            {
                json.WriteNumber("accounts", tally.Rows);
            }

            json.WriteEndObject();
        }
    }

    private Action<Utf8JsonWriter> Preview(WorkerRequest request, CancellationToken cancellation)
    {
        var (model, after) = Score(request, cancellation);
        var before = ScoreBefore(request, after, cancellation);
        var row = request.Lead is null ? -1 : after.RowOf(request.Lead);
        var explanation = row < 0 ? null : after.Model.Explain(after.Data.Block, row, after.Instant);
        return new PreviewWriter(model, before ?? after, after, explanation).Write;
    }

    /// <summary>The data as the model before scores them; null where that model has errors or cannot read the data.</summary>
    private ScoredLeads? ScoreBefore(WorkerRequest request, ScoredLeads after, CancellationToken cancellation)
    {
        if (request.Before is null)
        {
            return null;
        }

        var files = new MemoryFileReader();
        foreach (var (path, text) in request.Before)
        {
            if (text is not null)
            {
                files.Add(path, text);
            }
        }

        try
        {
            return _shelf.Get(ModelOf(request), files).Score(DataOf(request), _data, after.AsOf, cancellation);
        }
        catch (Exception problem) when (problem is WorkerRefusal or CommandException)
        {
            return null;
        }
    }

    private Action<Utf8JsonWriter> Leads(WorkerRequest request, CancellationToken cancellation)
    {
        const int DefaultLimit = 50;
        var (_, scored) = Score(request, cancellation);
        var found = new LeadSearch(scored, DataOf(request).Leads, cancellation).Find(request.Query ?? "", request.Limit ?? DefaultLimit);
        return json => LeadSearch.Write(scored, found, json);
    }

    private Action<Utf8JsonWriter> RunTests(WorkerRequest request, Action<string, Action<Utf8JsonWriter>> send, CancellationToken cancellation)
    {
        var wanted = request.Tests ?? [];
        var tests = ModelNow(request).Tests.Run((source, id) =>
            wanted.TryGetValue(ModelPath.Normalize(source.Path), out var ids) && (ids.Length == 0 || ids.Contains(id)));
        foreach (var (result, elapsed) in TestJsonLines.Timed(tests))
        {
            cancellation.ThrowIfCancellationRequested();
            send("test", json => TestJsonLines.Write(result, elapsed, json));
        }

        return json =>
        {
            json.WriteStartObject();
            json.WriteEndObject();
        };
    }
}
