using System.Text.Json;

namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>Words shown in the text.</summary>
internal sealed record InlayHint(Position Position, string Label, string? Tooltip, bool PaddingLeft);

/// <summary>Text above a statement.</summary>
internal sealed record CodeLens(Range Range, Command Command);

/// <summary>What a click does; nothing where <c>Command</c> is empty.</summary>
internal sealed record Command(string Title, [property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name, JsonElement[]? Arguments);

/// <summary>What the server says of its code lenses.</summary>
internal sealed record CodeLensOptions(bool ResolveProvider);
