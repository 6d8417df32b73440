using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Rpc;

namespace ScoringDsl.LanguageServer;

/// <summary>
/// What answers which request. Each area of the server adds its own. How parameters and results are read and written is made when a request
/// first comes: all of it together would take a tenth of the server's start.
/// </summary>
internal sealed class RequestTable
{
    private readonly Dictionary<string, Func<Answering, JsonElement, CancellationToken, ValueTask<JsonContent?>>> _requests = new(StringComparer.Ordinal);

    /// <summary>The requests that need nothing but the workspace.</summary>
    public static RequestTable Create()
    {
        var table = new RequestTable();
        NavigationHandlers.AddTo(table);
        CompletionHandlers.AddTo(table);
        StructureHandlers.AddTo(table);
        DiagnosticHandlers.AddTo(table);
        CodeActionHandlers.AddTo(table);
        HintHandlers.AddTo(table);
        TypingHandlers.AddTo(table);
        FlowHandlers.AddTo(table);
        TestHandlers.AddTo(table);
        return table;
    }

    /// <summary>Adds a request that is answered from the snapshot alone; a null result is JSON's null.</summary>
    public void Add<TParams, TResult>(
        string method, Func<JsonTypeInfo<TParams>> parametersType, Func<JsonTypeInfo<TResult>> resultType, Func<Answering, TParams, TResult?> handle)
        where TParams : class
        where TResult : class =>
        Add(method, parametersType, resultType, (answering, parameters, _) => ValueTask.FromResult(handle(answering, parameters)));

    /// <summary>Adds a request whose answer takes its time.</summary>
    public void Add<TParams, TResult>(
        string method,
        Func<JsonTypeInfo<TParams>> parametersType,
        Func<JsonTypeInfo<TResult>> resultType,
        Func<Answering, TParams, CancellationToken, ValueTask<TResult?>> handle)
        where TParams : class
        where TResult : class =>
        _requests.Add(
            method,
            async (answering, parameters, cancellation) =>
                await handle(answering, Parameters.Read(parameters, parametersType()), cancellation).ConfigureAwait(false) is { } result
                    ? JsonContent.Of(result, resultType())
                    : null);

    /// <summary>Adds a request whose answer takes its time and is written piece by piece.</summary>
    public void Add<TParams>(
        string method, Func<JsonTypeInfo<TParams>> parametersType, Func<Answering, TParams, CancellationToken, ValueTask<JsonContent?>> handle)
        where TParams : class =>
        _requests.Add(method, (answering, parameters, cancellation) => handle(answering, Parameters.Read(parameters, parametersType()), cancellation));

    /// <summary>Answers a request from the snapshot that it sees.</summary>
    /// <exception cref="RpcException">Nothing answers it, or its parameters are not what it takes.</exception>
    public ValueTask<JsonContent?> AnswerAsync(string method, Answering answering, JsonElement parameters, CancellationToken cancellation) =>
        _requests.TryGetValue(method, out var handle)
            ? handle(answering, parameters, cancellation)
            : throw new RpcException(RpcErrorCode.MethodNotFound, $"The server does not know {method}.");

    /// <summary>Whether something answers a request.</summary>
    public bool Knows(string method) => _requests.ContainsKey(method);
}
