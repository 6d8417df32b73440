namespace ScoringDsl.LanguageServer.Tests;

/// <summary>
/// A server for tests that ask it something about the document that they open, and leave nothing in it that another would notice: to start
/// one takes longer than to ask.
/// </summary>
public sealed class PullingServer : IDisposable
{
    /// <summary>The capabilities of a client that asks for findings when it wants them.</summary>
    internal const string Pulls = """{ "textDocument": { "diagnostic": {} } }""";

    internal Client Client { get; } = Client.Started(Pulls);

    public void Dispose() => Client.Dispose();
}
