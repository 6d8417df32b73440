using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>Looks for the models of the workspace when the client is ready, and lets people see that it does.</summary>
internal sealed class WorkspaceScan(RpcConnection connection, ServerState state)
{
    private const string Token = "score/scan";

    /// <summary>
    /// What messages wait for it: the folders of most people are gone through by then, and the first findings know of every file. A larger
    /// workspace is gone through beside the messages.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>Looks for the models.</summary>
    /// <param name="foundLate">Called when they are found after messages went on without them.</param>
    /// <param name="end">Ends what is shown.</param>
    public void Run(Action foundLate, CancellationToken end)
    {
        var scan = Task.Run(state.FindModels, end);
        if (state.Client.ShowsProgress && state.Folders.Length > 0)
        {
            _ = ShowAsync(scan, end);
        }

        if (Task.WaitAny([scan], Patience) < 0)
        {
            _ = scan.ContinueWith(_ => foundLate(), end, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private async Task ShowAsync(Task scan, CancellationToken end)
    {
        var json = ProtocolJson.Default;
        await connection.AskAsync("window/workDoneProgress/create", JsonContent.Of(new ProgressCreateParams(Token), json.ProgressCreateParams), end).ConfigureAwait(false);
        Send(new ProgressValue("begin") { Title = "Looking for scoring models" });
        await scan.ContinueWith(_ => { }, end, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
        Send(new ProgressValue("end") { Message = state.Snapshot.KnownFiles.Count == 1 ? "1 file" : $"{state.Snapshot.KnownFiles.Count} files" });

        void Send(ProgressValue value) => connection.Notify("$/progress", JsonContent.Of(new ProgressParams(Token, value), json.ProgressParams));
    }
}
