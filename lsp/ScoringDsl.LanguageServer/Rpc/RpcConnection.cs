using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;

namespace ScoringDsl.LanguageServer.Rpc;

/// <summary>
/// One client. Notifications are handled one after the other in the order in which they came; a request is begun in that order too
/// (so that it sees all changes before it and none after) and then goes on beside the others.
/// </summary>
internal sealed class RpcConnection : IAsyncDisposable
{
    private readonly FrameReader _reader;
    private readonly PipeWriter _output;
    private readonly TextWriter _log;
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _tasks = new();
    private readonly Task _writing;
    private long _lastId;

    /// <summary>Begins to write what is sent; reading begins with <see cref="RunAsync"/>.</summary>
    public RpcConnection(Stream input, Stream output, TextWriter log)
    {
        _reader = new FrameReader(PipeReader.Create(input));
        _output = PipeWriter.Create(output);
        _log = log;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>
    /// Begins a request: what it does until its first await happens in the order of the messages. Its result is written as it is; null
    /// is JSON's null.
    /// </summary>
    public required Func<string, JsonElement, CancellationToken, ValueTask<JsonContent?>> OnRequest { get; init; }

    /// <summary>Handles a notification.</summary>
    public required Action<string, JsonElement> OnNotification { get; init; }

    /// <summary>Reads until the input ends or <paramref name="cancellation"/> says so. Never throws for anything a client sends.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                try
                {
                    if (await _reader.ReadAsync(cancellation).ConfigureAwait(false) is not { } frame)
                    {
                        break;
                    }

                    Handle(RpcMessage.Parse(frame));
                }
                catch (FrameException problem)
                {
                    AnswerError(null, RpcErrorCode.ParseError, problem.Message);
                }
                catch (JsonException problem)
                {
                    AnswerError(null, RpcErrorCode.ParseError, $"The message is no JSON: {problem.Message}");
                }
                catch (RpcException problem)
                {
                    AnswerError(problem.Id, problem.Code, problem.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
        catch (IOException problem)
        {
            // The client is gone; there is nobody left to tell.
            await _log.WriteLineAsync($"The connection broke: {problem.Message}").ConfigureAwait(false);
        }

        foreach (var running in _running.Values)
        {
            await running.CancelAsync().ConfigureAwait(false);
        }

        foreach (var asked in _asked.Values)
        {
            asked.TrySetCanceled(CancellationToken.None);
        }

        await Task.WhenAll(_tasks.Keys).ConfigureAwait(false);
    }

    /// <summary>Sends a notification.</summary>
    public void Notify(string method, JsonContent parameters) => Send(writer =>
    {
        writer.WriteString("method"u8, method);
        writer.WritePropertyName("params"u8);
        parameters.WriteTo(writer);
    });

    /// <summary>Asks the client; the answer is undefined where the client answers with an error.</summary>
    /// <param name="method">The request.</param>
    /// <param name="parameters">Its parameters, or null for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<JsonElement> AskAsync(string method, JsonContent? parameters, CancellationToken cancellation)
    {
        var id = $"s{Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture)}";
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        Send(writer =>
        {
            writer.WriteString("id"u8, id);
            writer.WriteString("method"u8, method);
            if (parameters is not null)
            {
                writer.WritePropertyName("params"u8);
                parameters.WriteTo(writer);
            }
        });
        return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes what is still to be sent, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
    }

    private void Handle(RpcMessage message)
    {
        if (message.Method is null)
        {
            if (message.Id is { ValueKind: JsonValueKind.String } answered && _asked.TryRemove(answered.GetString() ?? "", out var asked))
            {
                asked.TrySetResult(message.Result);
            }
        }
        else if (message.Id is { } id)
        {
            Begin(message.Method, id, message.Params);
        }
        else if (message.Method == "$/cancelRequest")
        {
            if (message.Params.ValueKind == JsonValueKind.Object && message.Params.TryGetProperty("id", out var cancelled)
                && _running.TryGetValue(cancelled.GetRawText(), out var running))
            {
                running.Cancel();
            }
        }
        else
        {
            NotifyHandler(message.Method, message.Params);
        }
    }

    private void NotifyHandler(string method, JsonElement parameters)
    {
        try
        {
            OnNotification(method, parameters);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A notification has no answer; whatever went wrong must not take the server down.
            _log.WriteLine($"{method}: {problem}");
        }
    }

    private void Begin(string method, JsonElement id, JsonElement parameters)
    {
        var key = id.GetRawText();
        var cancellation = new CancellationTokenSource();
        if (!_running.TryAdd(key, cancellation))
        {
            cancellation.Dispose();
            AnswerError(id, RpcErrorCode.InvalidRequest, $"A request with the id {key} is running already.");
            return;
        }

        var task = AnswerAsync(method, id, key, parameters, cancellation);
        if (!task.IsCompleted)
        {
            _tasks.TryAdd(task, 0);
            _ = task.ContinueWith(t => _tasks.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(string method, JsonElement id, string key, JsonElement parameters, CancellationTokenSource cancellation)
    {
        try
        {
            var result = await OnRequest(method, parameters, cancellation.Token).ConfigureAwait(false);
            Send(writer =>
            {
                writer.WritePropertyName("id"u8);
                id.WriteTo(writer);
                writer.WritePropertyName("result"u8);
                if (result is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    result.WriteTo(writer);
                }
            });
        }
        catch (OperationCanceledException)
        {
            AnswerError(id, RpcErrorCode.RequestCancelled, "The request was cancelled.");
        }
        catch (RpcException problem)
        {
            AnswerError(id, problem.Code, problem.Message);
        }
        catch (JsonException problem)
        {
            AnswerError(id, RpcErrorCode.InvalidParams, $"{method} cannot read its parameters: {problem.Message}");
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // One failing request answers with an error and takes nothing else down.
            await _log.WriteLineAsync($"{method}: {problem}").ConfigureAwait(false);
            AnswerError(id, RpcErrorCode.InternalError, $"{method} failed: {problem.Message}");
        }
        finally
        {
            _running.TryRemove(key, out _);
            cancellation.Dispose();
        }
    }

    private void AnswerError(JsonElement? id, int code, string message) => Send(writer =>
    {
        writer.WritePropertyName("id"u8);
        if (id is { } known)
        {
            known.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, code);
        writer.WriteString("message"u8, message);
        writer.WriteEndObject();
    });

    private void Send(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            write(writer);
            writer.WriteEndObject();
        }

        _outgoing.Writer.TryWrite(buffer.ToArray());
    }

    private async Task WriteAllAsync()
    {
        try
        {
            await foreach (var body in _outgoing.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                var header = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
                _output.Write(System.Text.Encoding.ASCII.GetBytes(header));
                await _output.WriteAsync(body).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The client is gone; the reader notices too and ends the connection.
        }
    }
}
