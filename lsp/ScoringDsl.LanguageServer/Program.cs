using ScoringDsl.LanguageServer;

Warmup.Begin();

// Over standard input and output, or over a pipe or socket file: --pipe=NAME, as editors start servers.
var pipe = args.FirstOrDefault(a => a.StartsWith("--pipe=", StringComparison.Ordinal))?["--pipe=".Length..];
if (pipe is null)
{
    using var input = Console.OpenStandardInput();
    using var output = Console.OpenStandardOutput();
    // Whatever is printed by mistake must not get between the messages.
    Console.SetOut(Console.Error);
    await using var server = new Server(input, output, Console.Error);
    return await server.RunAsync();
}

using var stream = await PipeConnection.OpenAsync(pipe);
await using var pipeServer = new Server(stream, stream, Console.Error);
return await pipeServer.RunAsync();
