using System.Text.Json;
using ScoringDsl.Cli.Explaining;
using ScoringDsl.Extensions.Hosting;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Serve.Models;
using ScoringDsl.Serve.Requests;
using ScoringDsl.Serve.Responses;

namespace ScoringDsl.Serve.Http;

/// <summary>Scores what has been read and writes the answer.</summary>
internal static class ScoreAnswer
{
    /// <summary>Scores the leads, and the accounts where the model has results of accounts.</summary>
    public static void Score(RequestDesk desk, ServedModel served, ModelLease lease, ScoreRequest request, string name)
    {
        if (request.Account is not null)
        {
            throw new RequestException(400, "'account' asks why an account has its scores.", "POST it to /explain.", "$.account");
        }

        var block = desk.Block.Build();
        var accounts = served.Accounts is null ? null : lease.ScoreAccounts(block, request.AsOf, threads: 1);
        var leads = accounts?.Leads ?? lease.ScoreBatch(block, request.AsOf, threads: 1);
        var json = desk.Json;
        json.WriteStartObject();
        WriteHead(json, served, lease, name);
        json.WriteString("as_of"u8, ValueReader.FormatInstant(request.AsOf));
        if (request.IsMany || request.Leads == 0)
        {
            json.WriteStartArray("results"u8);
            WriteRows(json, served.Results, leads, row => desk.Keys[row]);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("result"u8);
            ResultWriter.Write(json, served.Results, leads, 0, desk.Keys[0]);
        }

        if (accounts is not null && served.Accounts is not null)
        {
            json.WriteStartArray("accounts"u8);
            WriteRows(json, served.Accounts, accounts.Accounts, accounts.GetKey);
            json.WriteEndArray();
        }

        WriteIgnored(json, desk);
        json.WriteEndObject();
    }

    /// <summary>Explains one lead or one account: every line of each score, as <c>score explain --format json</c> does.</summary>
    public static void Explain(RequestDesk desk, ServedModel served, ModelLease lease, ScoreRequest request, string name)
    {
        if (request.Account is null && request.Leads != 1)
        {
            throw new RequestException(
                400,
                $"One lead is explained at a time; the request has {request.Leads}.",
                served.Accounts is null ? null : "To explain an account, name it: \"account\": \"KEY\".",
                "$");
        }

        var block = desk.Block.Build();
        var explanation = request.Account is { } key
            ? lease.Model.ExplainAccount(block, FindAccount(block, key), request.AsOf)
            : lease.Model.Explain(block, 0, request.AsOf);
        var json = desk.Json;
        json.WriteStartObject();
        WriteHead(json, served, lease, name);
        json.WritePropertyName("explanation"u8);
        ExplanationJson.Write(explanation, request.Account is null ? "lead" : "account", json);
        WriteIgnored(json, desk);
        json.WriteEndObject();
    }

    private static int FindAccount(LeadBlock block, string key)
    {
        for (var account = 0; account < block.AccountCount; account++)
        {
            if (block.GetAccountKey(account) == key)
            {
                return account;
            }
        }

        throw new RequestException(400, "The request has no such account.", "Give it in 'accounts', or leads that name it.", "$.account");
    }

    private static void WriteHead(Utf8JsonWriter json, ServedModel served, ModelLease lease, string name)
    {
        json.WriteString("model"u8, name);
        if (served.Definition.Version is { } version)
        {
            json.WriteNumber("version"u8, version);
        }

        json.WriteString("fingerprint"u8, lease.Version);
    }

    private static void WriteRows(Utf8JsonWriter json, ResultNames names, ScoreTable table, Func<int, string> keyOf)
    {
        for (var row = 0; row < table.Count; row++)
        {
            ResultWriter.Write(json, names, table, row, keyOf(row));
        }
    }

    private static void WriteIgnored(Utf8JsonWriter json, RequestDesk desk)
    {
        if (desk.Ignored.Count > 0)
        {
            json.WriteStartArray("ignored"u8);
            foreach (var place in desk.Ignored)
            {
                json.WriteStringValue(place);
            }

            json.WriteEndArray();
        }
    }
}
