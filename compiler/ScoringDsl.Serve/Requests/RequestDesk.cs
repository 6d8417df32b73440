using System.Buffers;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Serve.Requests;

/// <summary>What one request is worked on with, used again and again: the block of leads, buffers, the writer of the answer.</summary>
internal sealed class RequestDesk
{
    // What a single large request has made longer than this is not kept for the small ones.
    private const int LargestKept = 1024 * 1024;

    private ArrayBufferWriter<byte> _answer = new(16 * 1024);

    public RequestDesk(LeadBlockBuilder block, RequestNames names)
    {
        Block = block;
        Names = names;
        Json = new Utf8JsonWriter(_answer, JsonStyle.OneLine);
    }

    /// <summary>Takes the leads.</summary>
    public LeadBlockBuilder Block { get; }

    /// <summary>What the request may speak of.</summary>
    public RequestNames Names { get; }

    /// <summary>Where the reader stands.</summary>
    public JsonPlace Place { get; } = new();

    /// <summary>The keys of the leads in their order.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>The items of a list.</summary>
    public List<string> Items { get; } = [];

    /// <summary>What was left out because the model does not have it.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Writes the answer.</summary>
    public Utf8JsonWriter Json { get; private set; }

    /// <summary>Room for texts.</summary>
    public char[] Characters { get; set; } = new char[1024];

    /// <summary>What <see cref="Json"/> has written.</summary>
    public ReadOnlyMemory<byte> Answer
    {
        get
        {
            Json.Flush();
            return _answer.WrittenMemory;
        }
    }

    /// <summary>Makes the desk ready for the next request. Nothing of this one stays but memory.</summary>
    public void Clear()
    {
        Block.Clear();
        Place.Reset();
        Keys.Clear();
        Items.Clear();
        Ignored.Clear();
        if (_answer.Capacity > LargestKept)
        {
            _answer = new ArrayBufferWriter<byte>(16 * 1024);
            Json = new Utf8JsonWriter(_answer, JsonStyle.OneLine);
        }
        else
        {
            _answer.ResetWrittenCount();
            Json.Reset();
        }

        if (Characters.Length > LargestKept)
        {
            Characters = new char[1024];
        }
    }
}
