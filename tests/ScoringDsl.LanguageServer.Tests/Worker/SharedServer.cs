namespace ScoringDsl.LanguageServer.Tests.Worker;

/// <summary>
/// A server with its worker for several tests, one after the other, each with a copy of the sample of its own: to start the two, and the
/// compiler in the worker, takes longer than what most tests do with them.
/// </summary>
public sealed class SharedServer : IDisposable
{
    /// <summary>The name of the collection of tests that share it.</summary>
    public const string Collection = "a server and its worker";

    private readonly string _folder = Directory.CreateTempSubdirectory("score-workspace-").FullName;
    private string? _data;
    private int _copies;

    /// <summary>Starts a server whose workspace is the folder that the copies are made in.</summary>
    public SharedServer()
    {
        Client = new Client();
        Client.Initialize(_folder);
    }

    internal Client Client { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A new folder for a copy.</summary>
    internal string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"copy-{++_copies}")).FullName;

    /// <summary>Changes the setting <c>score.data</c>, where it is another.</summary>
    internal void SetData(string data)
    {
        if (data != _data)
        {
            _data = data;
            Client.SetData(data);
        }
    }
}

/// <summary>The tests that share a server.</summary>
[CollectionDefinition(SharedServer.Collection)]
public sealed class SharedServerTests : ICollectionFixture<SharedServer>;
