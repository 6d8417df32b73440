using System.IO.Pipes;
using System.Net.Sockets;

namespace ScoringDsl.LanguageServer;

/// <summary>Opens the pipe that an editor listens on: a named pipe on Windows, a socket file elsewhere.</summary>
internal static class PipeConnection
{
    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">Nobody listens there.</exception>
    public static async Task<Stream> OpenAsync(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            const string prefix = @"\\.\pipe\";
            var pipe = new NamedPipeClientStream(".", name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name, PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync().ConfigureAwait(false);
            return pipe;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(name)).ConfigureAwait(false);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
