using System.Text.Json;
using System.Text.Unicode;
using ScoringDsl.Cli.Serving;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Serve.Requests;

/// <summary>
/// Reads the body of a request straight into a block of leads. What is wrong with it is told in one sentence, with the place as a JSON path.
/// </summary>
/// <remarks>
/// <code>
/// { "as_of": "2025-06-01",
///   "leads": [ { "key": "L1", "fields": { "email": "ann@acme.com" },
///                "events": [ { "event": "visited", "at": "2025-05-30T09:00:00Z", "id": "E1", "properties": { "page": "/pricing" } } ] } ],
///   "accounts": [ { "key": "acme", "fields": { "employees": 250 } } ] }
/// </code>
/// <c>lead</c> with one object may stand for <c>leads</c>.
/// </remarks>
internal ref struct RequestReader
{
    private const int DeepestNesting = 32;

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = DeepestNesting };

    private static readonly string[] s_members = ["as_of", "lead", "leads", "accounts", "account"];
    private static readonly string[] s_leadMembers = ["key", "fields", "events"];
    private static readonly string[] s_accountMembers = ["key", "fields"];

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private readonly RequestDesk _desk;
    private readonly ServeSettings _settings;
    private readonly TimeProvider _time;
    private JsonTokens _json;
    private long _asOf = long.MinValue;
    private bool _hasLead;
    private bool _isMany;
    private bool _hasAccounts;
    private string? _account;
    private int _leads;

    private RequestReader(ReadOnlySpan<byte> body, RequestDesk desk, ServeSettings settings, TimeProvider time)
    {
        _desk = desk;
        _settings = settings;
        _time = time;
        _json = new JsonTokens(new Utf8JsonReader(body, s_options), desk);
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="desk">Takes the leads.</param>
    /// <param name="settings">Says how much is taken.</param>
    /// <param name="time">The clock, read only where a request asks for it by <c>"as_of": "now"</c>.</param>
    /// <exception cref="RequestException">The body is not what is read here.</exception>
    public static ScoreRequest Read(ReadOnlySpan<byte> body, RequestDesk desk, ServeSettings settings, TimeProvider time)
    {
        // Some programs on Windows begin every text with a mark of its encoding.
        body = body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        if (body.IsEmpty)
        {
            throw new RequestException(400, "The body is empty.");
        }

        if (!Utf8.IsValid(body))
        {
            throw new RequestException(400, "The body is not valid UTF-8.");
        }

        try
        {
            var reader = new RequestReader(body, desk, settings, time);
            reader.ReadRequest();
            return new ScoreRequest(reader._asOf, reader._leads, reader._isMany, reader._account);
        }
        catch (JsonException e)
        {
            throw new RequestException(
                400, $"The body is {(IsTooDeep(body) ? $"nested deeper than {DeepestNesting} levels" : "not valid JSON")}, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    /// <summary>Whether a body that cannot be read is too deep: the reader tells both in the same way.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, s_options);
        try
        {
            while (reader.Read())
            {
                // Goes to where it cannot be read.
            }

            return false;
        }
        catch (JsonException)
        {
            // A bracket just opened does not count yet.
            return reader.CurrentDepth >= DeepestNesting - 1;
        }
    }

    private void ReadRequest()
    {
        _json.Next();
        _json.Require(JsonTokenType.StartObject, "The body must be a JSON object.");
        while (_json.NextMember())
        {
            switch (_json.NameAmong(s_members))
            {
                case 0:
                    Once(_asOf != long.MinValue, "as_of");
                    ReadAsOf();
                    break;
                case 1:
                    Once(_hasLead, "lead");
                    _hasLead = true;
                    _desk.Place.Enter("lead");
                    _json.Next();
                    ReadLead();
                    _desk.Place.Leave();
                    break;
                case 2:
                    Once(_hasLead, "leads");
                    _hasLead = _isMany = true;
                    ReadMany("leads");
                    break;
                case 3:
                    Once(_hasAccounts, "accounts");
                    _hasAccounts = true;
                    if (!_desk.Names.HasAccounts)
                    {
                        _desk.Place.Enter("accounts");
                        throw _json.Bad("The model has no accounts.");
                    }

                    ReadMany("accounts");
                    break;
                case 4:
                    Once(_account is not null, "account");
                    ReadAccountToExplain();
                    break;
                default:
                    Unknown("The request has no member", s_members);
                    break;
            }
        }

        // What follows the object makes the reader throw.
        _json.Next();
        if (_asOf == long.MinValue)
        {
            throw new RequestException(400, "'as_of' is missing, the instant to score as of.", "Write \"as_of\": \"2025-06-01T09:30:00Z\", or \"as_of\": \"now\".", "$.as_of");
        }

        if (!_hasLead && !_hasAccounts)
        {
            throw new RequestException(400, "There is nothing to score: 'lead' or 'leads' is missing.", path: "$");
        }
    }

    private void ReadAsOf()
    {
        _desk.Place.Enter("as_of");
        _json.Next();
        _json.Require(JsonTokenType.String, "'as_of' must be a text such as \"2025-06-01T09:30:00Z\".");
        var text = _json.Text();
        if (text is "now")
        {
            _asOf = ValueReader.FromDateTime(_time.GetUtcNow());
        }
        else if (!ValueReader.TryReadInstant(text, out _asOf))
        {
            throw _json.Bad($"'as_of' is not an instant: {_json.Quoted()}.", "Write 2025-06-01, 2025-06-01T09:30:00Z, or now.");
        }

        _desk.Place.Leave();
    }

    private void ReadAccountToExplain()
    {
        _desk.Place.Enter("account");
        _json.Next();
        if (!_desk.Names.HasAccounts)
        {
            throw _json.Bad("The model has no accounts.");
        }

        _json.Require(JsonTokenType.String, "'account' must be the key of the account to explain.", "The accounts themselves are given in 'accounts'.");
        _account = _json.KeyText("'account'");
        _desk.Place.Leave();
    }

    private void ReadMany(string name)
    {
        _desk.Place.Enter(name);
        _json.Next();
        _json.Require(JsonTokenType.StartArray, $"'{name}' must be a list.");
        for (var i = 0; _json.NextItem(); i++)
        {
            if (i == _settings.MaxLeads)
            {
                throw new RequestException(413, $"There are more than {_settings.MaxLeads} {name}.", "Send them in several requests.", $"$.{name}");
            }

            _desk.Place.Enter(i);
            if (name == "leads")
            {
                ReadLead();
            }
            else
            {
                ReadAccount();
            }

            _desk.Place.Leave();
        }

        _desk.Place.Leave();
    }

    private void ReadLead()
    {
        _json.Require(JsonTokenType.StartObject, "A lead must be an object.");
        var key = _json.FindKey();
        var row = _desk.Block.AddLead(key);
        _desk.Keys.Add(key);
        _leads++;
        var seen = 0u;
        while (_json.NextMember())
        {
            switch (MemberOnce(s_leadMembers, ref seen))
            {
                case 0:
                    _json.SkipValue();
                    break;
                case 1:
                    ReadFields(new FieldTarget(FieldOwner.Lead, _desk.Block, row, 0), "The lead's key is given as 'key', beside 'fields'.");
                    break;
                case 2:
                    ReadEvents(row);
                    break;
                default:
                    Unknown("A lead has no member", s_leadMembers);
                    break;
            }
        }
    }

    private void ReadAccount()
    {
        _json.Require(JsonTokenType.StartObject, "An account must be an object.");
        var key = _json.FindKey();
        if (key.Length == 0)
        {
            throw _json.Bad("The account's key is missing.");
        }

        var accounts = _desk.Block.Accounts;
        if (accounts.Find(key) is not null)
        {
            throw _json.Bad("This account stands there already.");
        }

        var account = accounts.Add(key);
        var seen = 0u;
        while (_json.NextMember())
        {
            switch (MemberOnce(s_accountMembers, ref seen))
            {
                case 0:
                    _json.SkipValue();
                    break;
                case 1:
                    ReadFields(new FieldTarget(FieldOwner.Account, _desk.Block, account, 0), "The account's key is given as 'key', beside 'fields'.");
                    break;
                default:
                    Unknown("An account has no member", s_accountMembers);
                    break;
            }
        }
    }

    private void ReadFields(FieldTarget target, string keyHint)
    {
        _desk.Place.Enter("fields");
        _json.Next();
        _json.Require(JsonTokenType.StartObject, "'fields' must be an object.");
        var (fields, names) = target.Owner == FieldOwner.Lead
            ? (_desk.Names.LeadFields, _desk.Names.LeadFieldNames)
            : (_desk.Names.AccountFields, _desk.Names.AccountFieldNames);
        _desk.Seen.Begin(fields.Length);
        while (_json.NextMember())
        {
            var index = names.Find(_json.Text());
            if (index < 0)
            {
                UnknownName(target.Owner == FieldOwner.Lead ? "The lead has no field" : "The account has no field", names);
                continue;
            }

            if (!_desk.Seen.Add(index))
            {
                throw _json.Twice(fields[index].Name);
            }

            _desk.Place.Enter(fields[index].Name);
            if (fields[index].IsKey)
            {
                throw _json.Bad($"'{fields[index].Name}' is the key.", keyHint);
            }

            _json.Next();
            _json.ReadValue(fields[index], target with { Field = index });
            _desk.Place.Leave();
        }

        _desk.Place.Leave();
    }

    private void ReadEvents(int row)
    {
        _desk.Place.Enter("events");
        _json.Next();
        _json.Require(JsonTokenType.StartArray, "'events' must be a list.");
        for (var i = 0; _json.NextItem(); i++)
        {
            _desk.Place.Enter(i);
            _json.Require(JsonTokenType.StartObject, "An event must be an object.");
            EventReader.Read(ref _json, _desk, row, _settings.IsLenient);
            _desk.Place.Leave();
        }

        _desk.Place.Leave();
    }

    /// <summary>The index of the member at whose name the reader stands, −1 for another; it may stand there once.</summary>
    private int MemberOnce(string[] members, ref uint seen)
    {
        var member = _json.NameAmong(members);
        if (member >= 0)
        {
            _json.Once(ref seen, member, members[member]);
        }

        return member;
    }

    private readonly void Once(bool isThere, string name)
    {
        if (isThere)
        {
            _desk.Place.Enter(name);
            throw _json.Bad(name.StartsWith("lead", StringComparison.Ordinal) ? "'lead' or 'leads' may stand there once." : $"'{name}' may stand there once.");
        }
    }

    private void Unknown(string sentence, string[] members) => _json.RefuseOrSkip(sentence, new NameTable(members), isLenient: false);

    private void UnknownName(string sentence, NameTable names) => _json.RefuseOrSkip(sentence, names, _settings.IsLenient);
}
