using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer.Worker;

/// <summary>
/// Shows failed expectations as findings of the source <c>score test</c>, for editors that have no view of tests, until the text of the file
/// changes.
/// </summary>
internal sealed class TestDiagnostics(RpcConnection connection)
{
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Shows how tests ended, instead of what was shown of their files before.</summary>
    public void Show(Answering answering, IEnumerable<string> uris, RunTestsResult run)
    {
        foreach (var path in uris.Select(DocumentPath.FromUri).Distinct(StringComparer.Ordinal))
        {
            var uri = DocumentPath.ToUri(path);
            Diagnostic[] failures = [.. run.Results.SelectMany(r => r.Failures).Where(f => f.Uri == uri).Select(Translate)];
            Publish(answering, path, failures);
            lock (_lock)
            {
                if (failures.Length > 0)
                {
                    _shown.Add(path);
                }
                else
                {
                    _shown.Remove(path);
                }
            }
        }
    }

    /// <summary>A file's text changed.</summary>
    public void Forget(Answering answering, string path)
    {
        lock (_lock)
        {
            if (!_shown.Remove(path))
            {
                return;
            }
        }

        Publish(answering, path, []);
    }

    private static Diagnostic Translate(TestFailureItem failure)
    {
        var message = $"{failure.Expected}, was: {failure.Actual}";
        return new(failure.Range, 1, "test", null, "score test", failure.Contributions.Length == 0 ? message : $"{message}\n{string.Join('\n', failure.Contributions)}", null, null);
    }

    /// <summary>What is sent counts beside what a client asks for, and instead of it in one that does not ask.</summary>
    private void Publish(Answering answering, string path, Diagnostic[] failures)
    {
        Diagnostic[] all = answering.Client.PullsDiagnostics ? failures : [.. DiagnosticHandlers.Find(answering, path), .. failures];
        var version = answering.Snapshot.Documents.TryGetValue(path, out var document) ? document.Version : (int?)null;
        connection.Notify(
            "textDocument/publishDiagnostics",
            JsonContent.Of(new PublishDiagnosticsParams(DocumentPath.ToUri(path), version, all), ProtocolJson.Default.PublishDiagnosticsParams));
    }
}
