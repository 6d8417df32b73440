using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>Asks the client to ask again for what depends on more than the texts, where the client can be asked.</summary>
internal sealed class ClientRefresh(RpcConnection connection, ServerState state)
{
    /// <summary>Figures of rules have come or changed.</summary>
    public void Lenses(CancellationToken cancellation) => Ask(state.Client.RefreshesLenses, "workspace/codeLens/refresh", cancellation);

    /// <summary>Settings of hints have changed.</summary>
    public void Hints(CancellationToken cancellation) => Ask(state.Client.RefreshesHints, "workspace/inlayHint/refresh", cancellation);

    /// <summary>Findings may be others though no text has changed.</summary>
    public void Findings(CancellationToken cancellation) => Ask(state.Client.RefreshesFindings, "workspace/diagnostic/refresh", cancellation);

    private void Ask(bool isAble, string method, CancellationToken cancellation)
    {
        if (isAble)
        {
            _ = connection.AskAsync(method, null, cancellation);
        }
    }
}
