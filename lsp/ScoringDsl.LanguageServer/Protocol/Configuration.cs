namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>workspace/configuration</summary>
internal sealed record ConfigurationParams(ConfigurationItem[] Items);

/// <summary>A section of the settings, for a folder or for none.</summary>
internal sealed record ConfigurationItem(string? ScopeUri, string Section);
