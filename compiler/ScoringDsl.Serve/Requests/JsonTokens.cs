using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Serve.Requests;

/// <summary>Goes through the tokens of a body; a copy goes on from where it was made. What is wrong is told with its place.</summary>
/// <param name="reader">The body.</param>
/// <param name="desk">Holds the place, and room for texts.</param>
[SuppressMessage("Performance", "CA1815", Justification = "Is never compared.")]
internal ref struct JsonTokens(Utf8JsonReader reader, RequestDesk desk)
{
    private const int LongestQuote = 40;

    // Keys come back in the answer and are kept beside what they belong to: long ones would only make a request dear.
    private const int LongestKey = 1_000;

    // Told in an answer: enough to see what is wrong with a client, few enough to read.
    private const int MostIgnored = 20;

    private static readonly string[] s_key = ["key"];

    private Utf8JsonReader _reader = reader;
    private int _length;

    /// <summary>Goes to the next token.</summary>
    public void Next() => _reader.Read();

    /// <summary>Goes to the next member's name; false at the end of the object.</summary>
    public bool NextMember() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the next item; false at the end of the list.</summary>
    public bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Goes over the value of the member at whose name the reader stands.</summary>
    public void SkipValue() => _reader.Skip();

    /// <summary>The index of the member's name among others, compared exactly; −1 where it is none of them.</summary>
    /// <exception cref="RequestException">The name holds half of a surrogate pair.</exception>
    public int NameAmong(string[] names)
    {
        // The reader's own comparison throws where an escaped name is no text.
        var escaped = _reader.ValueIsEscaped ? Text() : default;
        for (var i = 0; i < names.Length; i++)
        {
            if (_reader.ValueIsEscaped ? escaped.SequenceEqual(names[i]) : _reader.ValueTextEquals(names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Makes sure that a member has not been read before.</summary>
    /// <param name="seen">A bit for each member that was; takes this one.</param>
    /// <param name="member">The member's index.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="RequestException">It has.</exception>
    public readonly void Once(ref uint seen, int member, string name)
    {
        if ((seen & (1u << member)) != 0)
        {
            throw Twice(name);
        }

        seen |= 1u << member;
    }

    /// <summary>A member stands there twice: which one is meant cannot be known.</summary>
    public readonly RequestException Twice(string name)
    {
        desk.Place.Enter(name);
        return Bad($"'{name}' may stand there once.");
    }

    /// <summary>Makes sure of what stands here.</summary>
    /// <exception cref="RequestException">It is something else.</exception>
    public readonly void Require(JsonTokenType type, string sentence, string? hint = null)
    {
        if (_reader.TokenType != type)
        {
            throw Bad(sentence, hint);
        }
    }

    /// <summary>The text of a name, a text, or of a number or truth value as written. Good until the next is asked for.</summary>
    /// <exception cref="RequestException">It holds half of a surrogate pair.</exception>
    public ReadOnlySpan<char> Text()
    {
        var bytes = _reader.ValueSpan;
        if (desk.Characters.Length < bytes.Length)
        {
            desk.Characters = new char[Math.Max(bytes.Length, desk.Characters.Length * 2)];
        }

        if (_reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            _length = Encoding.UTF8.GetChars(bytes, desk.Characters);
        }
        else
        {
            try
            {
                _length = _reader.CopyString(desk.Characters);
            }
            catch (InvalidOperationException)
            {
                throw Bad("The text holds half of a surrogate pair.");
            }
        }

        return desk.Characters.AsSpan(0, _length);
    }

    /// <summary>What <see cref="Text"/> gave last, as messages show it.</summary>
    public readonly string Quoted() => $"\"{Shorten(desk.Characters.AsSpan(0, _length))}\"";

    /// <summary>The text of a key or id, where a number is taken too; empty for null.</summary>
    /// <exception cref="RequestException">It is something else, or too long.</exception>
    public string KeyText(string name)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return "";
        }

        if (_reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            throw Bad($"{name} must be a text or a number.");
        }

        var text = Text().Trim();
        return text.Length <= LongestKey ? text.ToString() : throw Bad($"{name} is longer than {LongestKey} characters.");
    }

    /// <summary>The key of the object at whose beginning the reader stands, which stays there; empty without one.</summary>
    public readonly string FindKey()
    {
        var ahead = this;
        while (ahead.NextMember())
        {
            if (ahead.NameAmong(s_key) < 0)
            {
                ahead.SkipValue();
                continue;
            }

            desk.Place.Enter("key");
            ahead.Next();
            var key = ahead.KeyText("'key'");
            desk.Place.Leave();
            return key;
        }

        return "";
    }

    /// <summary>Reads the value at which the reader stands into its place; null is missing.</summary>
    /// <exception cref="RequestException">It is no value of the field's type.</exception>
    public void ReadValue(FieldDefinition field, FieldTarget target)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartArray when field.Kind == FieldKind.TextList:
                ReadItems(field);
                target.Set(desk.Items);
                break;
            case JsonTokenType.StartArray:
                throw Bad($"'{field.Name}' takes {Describe(field.Kind)}, not a list.");
            case JsonTokenType.StartObject:
                throw Bad($"'{field.Name}' takes {Describe(field.Kind)}, not an object.");
            default:
                if (!target.TrySet(Text()))
                {
                    throw Bad($"'{field.Name}' takes {Describe(field.Kind)}, not {(_reader.TokenType == JsonTokenType.String ? Quoted() : Quoted().Trim('"'))}.");
                }

                break;
        }
    }

    /// <summary>Refuses a name that is not there; or, where that is asked for, notes it and goes over its value.</summary>
    public void RefuseOrSkip(string sentence, NameTable names, bool isLenient)
    {
        var name = Text().ToString();
        desk.Place.Enter(Shorten(name));
        if (!isLenient)
        {
            throw Bad($"{sentence} {Quoted()}.", names.Suggest(name));
        }

        NoteIgnored();
        desk.Place.Leave();
        SkipValue();
    }

    /// <summary>Notes that what stands here was left out.</summary>
    public readonly void NoteIgnored()
    {
        if (desk.Ignored.Count < MostIgnored)
        {
            desk.Ignored.Add(desk.Place.ToString());
        }
    }

    /// <summary>What is wrong here.</summary>
    public readonly RequestException Bad(string sentence, string? hint = null) => new(400, sentence, hint, desk.Place.ToString());

    /// <summary>A text as messages show it: not too long, and not cut in the middle of a surrogate pair.</summary>
    private static string Shorten(ReadOnlySpan<char> text) =>
        text.Length <= LongestQuote ? text.ToString() : $"{text[..(LongestQuote - (char.IsHighSurrogate(text[LongestQuote - 1]) ? 1 : 0))]}…";

    private void ReadItems(FieldDefinition field)
    {
        desk.Items.Clear();
        for (var i = 0; NextItem(); i++)
        {
            desk.Place.Enter(i);
            if (_reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                throw Bad($"The items of '{field.Name}' must be texts.");
            }

            if (_reader.TokenType != JsonTokenType.Null)
            {
                desk.Items.Add(Text().ToString());
            }

            desk.Place.Leave();
        }
    }

    private static string Describe(FieldKind kind) => kind switch
    {
        FieldKind.Number => "a number",
        FieldKind.Bool => "true or false",
        FieldKind.Date => "a date such as 2025-06-01",
        FieldKind.Email => "an e-mail address",
        FieldKind.Url => "a URL",
        FieldKind.TextList => "a list of texts",
        _ => "a text",
    };
}
