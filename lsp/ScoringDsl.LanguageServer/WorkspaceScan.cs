using System.Diagnostics;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>Looks for the models of the workspace when the client is ready, and lets people see that it does.</summary>
/// <param name="connection">The client.</param>
/// <param name="state">The workspace.</param>
/// <param name="find">Finds the .score files of folders.</param>
internal sealed class WorkspaceScan(RpcConnection connection, ServerState state, Func<IEnumerable<string>, IReadOnlyCollection<string>> find)
{
    private const string Token = "score/scan";

    /// <summary>
    /// What those wait for it who need all models, as a fragment does that is checked through the models that import it: the folders of most
    /// people are gone through by then. In a larger workspace they are told again when it is done. Nobody else waits.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>A look that took less was waited for by everybody, however timers round.</summary>
    private static readonly TimeSpan InTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks for the models beside the messages.</summary>
    /// <param name="foundLate">Called when they are found after somebody may have gone on without them.</param>
    /// <param name="end">Ends what is shown.</param>
    public void Run(Action foundLate, CancellationToken end)
    {
        var folders = state.Folders;
        var begun = Stopwatch.GetTimestamp();
        var scan = Task.Run(() => find(folders), end);
        state.FindModels(() => Task.WaitAny([scan], Patience) == 0 && scan.IsCompletedSuccessfully ? scan.Result : []);
        _ = scan.ContinueWith(
            _ =>
            {
                if (Stopwatch.GetElapsedTime(begun) > InTime)
                {
                    state.FindModelsAgain();
                    foundLate();
                }
            },
            end,
            TaskContinuationOptions.OnlyOnRanToCompletion,
            TaskScheduler.Default);
        if (state.Client.ShowsProgress && folders.Length > 0)
        {
            _ = ShowAsync(scan, end);
        }
    }

    private async Task ShowAsync(Task<IReadOnlyCollection<string>> scan, CancellationToken end)
    {
        var json = ProtocolJson.Default;
        await connection.AskAsync("window/workDoneProgress/create", JsonContent.Of(new ProgressCreateParams(Token), json.ProgressCreateParams), end).ConfigureAwait(false);
        Send(new ProgressValue("begin") { Title = "Looking for scoring models" });
        var count = (await scan.ConfigureAwait(false)).Count;
        Send(new ProgressValue("end") { Message = count == 1 ? "1 file" : $"{count} files" });

        void Send(ProgressValue value) => connection.Notify("$/progress", JsonContent.Of(new ProgressParams(Token, value), json.ProgressParams));
    }
}
