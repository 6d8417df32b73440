using System.Text.Encodings.Web;
using System.Text.Json;
using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Serve.Responses;

/// <summary>The names in a model's results, written for JSON once. Their order is that of <c>score run --format jsonl</c>.</summary>
internal sealed class ResultNames
{
    public ResultNames(ModelDefinition definition)
    {
        Key = Encode(definition.KeyColumn);
        Scores = Array.ConvertAll(definition.Scores, score => Encode(score.Name));
        Labels =
        [
            .. Enumerable.Range(0, definition.Labels.Length).OrderBy(label => definition.Labels[label].Kind)
                .Select(label => (label, Encode(definition.Labels[label].Name), Array.ConvertAll(definition.Labels[label].Labels, Encode))),
        ];
        Exclusions = FlagsOf(definition, FlagKind.Exclusion);
        Segments = FlagsOf(definition, FlagKind.Segment);
        Handoffs = FlagsOf(definition, FlagKind.Handoff);
        Outcomes = FlagsOf(definition, FlagKind.Outcome);
    }

    /// <summary>The column of the key.</summary>
    public JsonEncodedText Key { get; }

    /// <summary>The scores.</summary>
    public JsonEncodedText[] Scores { get; }

    /// <summary>Bands, ratings and stages: index, name, labels.</summary>
    public (int Index, JsonEncodedText Name, JsonEncodedText[] Labels)[] Labels { get; }

    /// <summary>The exclusions: index and name.</summary>
    public (int Index, JsonEncodedText Name)[] Exclusions { get; }

    /// <summary>The segments.</summary>
    public (int Index, JsonEncodedText Name)[] Segments { get; }

    /// <summary>The hand-offs.</summary>
    public (int Index, JsonEncodedText Name)[] Handoffs { get; }

    /// <summary>The outcomes.</summary>
    public (int Index, JsonEncodedText Name)[] Outcomes { get; }

    private static (int Index, JsonEncodedText Name)[] FlagsOf(ModelDefinition definition, FlagKind kind) =>
    [
        .. Enumerable.Range(0, definition.Flags.Length).Where(flag => definition.Flags[flag].Kind == kind)
            .Select(flag => (flag, Encode(definition.Flags[flag].Name))),
    ];

    private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
