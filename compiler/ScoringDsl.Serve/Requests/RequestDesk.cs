using System.Buffers;
using System.Text.Json;
using ScoringDsl.Cli.Output;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Serve.Requests;

/// <summary>What one request is worked on with, used again and again: the block of leads, buffers, the writer of the answer.</summary>
internal sealed class RequestDesk
{
    /// <summary>The longest body, in bytes, after which a desk is kept: what a long one has made large is not kept for the short ones.</summary>
    public const int LongestKept = 512 * 1024;

    private readonly ArrayBufferWriter<byte> _answer = new(16 * 1024);

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

    /// <summary>Which fields of the object that is read have been read.</summary>
    public SeenFields Seen { get; } = new();

    /// <summary>The keys of the leads in their order.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>The items of a list.</summary>
    public List<string> Items { get; } = [];

    /// <summary>What was left out because the model does not have it.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Writes the answer.</summary>
    public Utf8JsonWriter Json { get; }

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
        _answer.ResetWrittenCount();
        Json.Reset();
    }
}
