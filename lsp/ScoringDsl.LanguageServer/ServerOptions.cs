using System.Text.Json;

namespace ScoringDsl.LanguageServer;

/// <summary>What the client says once, in initializationOptions.</summary>
/// <param name="HasClientCommands">Whether the client runs the commands <c>score.runTests</c> and <c>score.showReferences</c> itself.</param>
/// <param name="RenameCommand">The client's command that asks for a new name at (URI, position), or null where it has none.</param>
/// <param name="Worker">How to start the tool that compiles and scores, or null where the server has to look for it.</param>
internal sealed record ServerOptions(bool HasClientCommands, string? RenameCommand, WorkerCommand? Worker)
{
    /// <summary>Nothing was said.</summary>
    public static ServerOptions Default { get; } = new(false, null, null);

    /// <summary>Reads the options; what is missing or of another kind is as by default.</summary>
    public static ServerOptions Of(JsonElement options)
    {
        if (options.ValueKind != JsonValueKind.Object)
        {
            return Default;
        }

        return new ServerOptions(
            options.TryGetProperty("clientCommands", out var commands) && commands.ValueKind == JsonValueKind.True,
            options.TryGetProperty("renameCommand", out var rename) && rename.ValueKind == JsonValueKind.String ? rename.GetString() : null,
            options.TryGetProperty("worker", out var worker) ? WorkerCommand.Of(worker) : null);
    }
}

/// <summary>A command that starts the worker.</summary>
/// <param name="Command">The program.</param>
/// <param name="Arguments">What it is started with.</param>
internal sealed record WorkerCommand(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>Reads <c>{ command, args }</c>; null where there is no command.</summary>
    public static WorkerCommand? Of(JsonElement worker)
    {
        if (worker.ValueKind != JsonValueKind.Object || !worker.TryGetProperty("command", out var command)
            || command.ValueKind != JsonValueKind.String || command.GetString() is not { Length: > 0 } program)
        {
            return null;
        }

        var arguments = worker.TryGetProperty("args", out var args) && args.ValueKind == JsonValueKind.Array
            ? args.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString() ?? "").ToArray()
            : [];
        return new WorkerCommand(program, arguments);
    }
}
