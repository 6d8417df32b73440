namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>A score or result in the hierarchy.</summary>
internal sealed record CallHierarchyItem(string Name, int Kind, string Detail, string Uri, Range Range, Range SelectionRange);

/// <summary>callHierarchy/incomingCalls and outgoingCalls</summary>
internal sealed record CallHierarchyCallsParams(CallHierarchyItem Item);

internal sealed record CallHierarchyIncomingCall(CallHierarchyItem From, Range[] FromRanges);

internal sealed record CallHierarchyOutgoingCall(CallHierarchyItem To, Range[] FromRanges);
