using System.Text.Json;
using ScoringDsl.LanguageServer.Documents;
using ScoringDsl.LanguageServer.Protocol;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>Keeps the settings as the client has them: asks for them where the client can be asked, else takes what it tells.</summary>
internal sealed class ConfigurationReader(RpcConnection connection, ServerState state)
{
    private const string Section = "score";

    private int _asked;

    /// <summary>Asks for the settings of every folder; nothing where the client cannot be asked.</summary>
    public async Task AskAsync(CancellationToken cancellation)
    {
        if (!state.Client.AnswersConfiguration)
        {
            return;
        }

        var turn = Interlocked.Increment(ref _asked);
        var folders = state.Folders;
        var items = folders.Select(f => new ConfigurationItem(DocumentPath.ToUri(f), Section)).Prepend(new ConfigurationItem(null, Section)).ToArray();
        var answer = await connection
            .AskAsync("workspace/configuration", JsonContent.Of(new ConfigurationParams(items), ProtocolJson.Default.ConfigurationParams), cancellation)
            .ConfigureAwait(false);

        // Of two questions under way the later one's answer counts.
        if (turn == Volatile.Read(ref _asked) && answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() == items.Length)
        {
            state.SetSettings(new FolderSettings(Settings.Of(answer[0]), folders.Select((folder, i) => (folder, Settings.Of(answer[i + 1])))));
        }
    }

    /// <summary>workspace/didChangeConfiguration: asks again, or takes what it carries.</summary>
    public void Change(JsonElement parameters, CancellationToken cancellation)
    {
        if (state.Client.AnswersConfiguration)
        {
            _ = AskAsync(cancellation);
        }
        else if (parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("settings", out var settings))
        {
            state.SetSettings(new FolderSettings(FolderSettings.Unscoped(settings), []));
        }
    }
}
