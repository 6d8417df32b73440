using System.Text.Json;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Serve.Requests;

/// <summary>Reads one event. Its kind and instant may stand after its properties, so they are looked for first.</summary>
internal static class EventReader
{
    private static readonly string[] s_members = ["event", "at", "id", "properties"];

    /// <summary>Reads the event at whose beginning the reader stands, to its end.</summary>
    public static void Read(ref JsonTokens json, RequestDesk desk, int row, bool isLenient)
    {
        var kind = -1;
        var hasKind = false;
        var at = long.MinValue;
        var id = "";

        // A copy looks ahead; the reader itself stays.
        var ahead = json;
        var seen = 0u;
        while (ahead.NextMember())
        {
            var member = ahead.NameAmong(s_members);
            if (member >= 0)
            {
                ahead.Once(ref seen, member, s_members[member]);
            }

            switch (member)
            {
                case 0:
                    hasKind = true;
                    kind = ReadKind(ref ahead, desk, isLenient);
                    break;
                case 1:
                    at = ReadInstant(ref ahead, desk);
                    break;
                case 2:
                    id = ReadId(ref ahead, desk);
                    break;
                default:
                    ahead.SkipValue();
                    break;
            }
        }

        if (!hasKind)
        {
            throw json.Bad("'event', the kind of event, is missing.");
        }

        if (at == long.MinValue)
        {
            throw json.Bad("'at', the event's instant, is missing.");
        }

        var number = kind < 0 ? -1 : desk.Block.AddEvent(row, kind, at, id);
        while (json.NextMember())
        {
            switch (json.NameAmong(s_members))
            {
                case 3 when number >= 0:
                    ReadProperties(ref json, desk, kind, number, isLenient);
                    break;
                case >= 0:
                    json.SkipValue();
                    break;
                default:
                    json.RefuseOrSkip("An event has no member", new NameTable(s_members), isLenient: false);
                    break;
            }
        }
    }

    private static int ReadKind(ref JsonTokens json, RequestDesk desk, bool isLenient)
    {
        desk.Place.Enter("event");
        json.Next();
        json.Require(JsonTokenType.String, "'event' must be the name of a kind of event.");
        var kind = desk.Names.EventNames.Find(json.Text());
        if (kind < 0)
        {
            var name = json.Text().ToString();
            if (!isLenient)
            {
                throw json.Bad($"The model has no event {json.Quoted()}.", desk.Names.EventNames.Suggest(name));
            }

            json.NoteIgnored();
        }

        desk.Place.Leave();
        return kind;
    }

    private static long ReadInstant(ref JsonTokens json, RequestDesk desk)
    {
        desk.Place.Enter("at");
        json.Next();
        json.Require(JsonTokenType.String, "'at' must be a text such as \"2025-05-30T09:00:00Z\".");
        if (!ValueReader.TryReadInstant(json.Text(), out var at))
        {
            throw json.Bad($"'at' is not an instant: {json.Quoted()}.", "Write 2025-05-30 or 2025-05-30T09:00:00Z.");
        }

        desk.Place.Leave();
        return at;
    }

    private static string ReadId(ref JsonTokens json, RequestDesk desk)
    {
        desk.Place.Enter("id");
        json.Next();
        var id = json.KeyText("'id'");
        desk.Place.Leave();
        return id;
    }

    private static void ReadProperties(ref JsonTokens json, RequestDesk desk, int kind, int number, bool isLenient)
    {
        desk.Place.Enter("properties");
        json.Next();
        json.Require(JsonTokenType.StartObject, "'properties' must be an object.");
        var e = desk.Names.Events[kind];
        desk.Seen.Begin(e.Properties.Length);
        while (json.NextMember())
        {
            var index = desk.Names.PropertyNames[kind].Find(json.Text());
            if (index < 0)
            {
                json.RefuseOrSkip($"'{e.Name}' has no property", desk.Names.PropertyNames[kind], isLenient);
                continue;
            }

            if (!desk.Seen.Add(index))
            {
                throw json.Twice(e.Properties[index].Name);
            }

            desk.Place.Enter(e.Properties[index].Name);
            json.Next();
            json.ReadValue(e.Properties[index], new FieldTarget(FieldOwner.Event, desk.Block, number, index));
            desk.Place.Leave();
        }

        desk.Place.Leave();
    }
}
