namespace ScoringDsl.LanguageServer.Protocol;

/// <summary>The answer to score/tests.</summary>
internal sealed record TestsResult(TestItem[] Tests);

/// <summary>A test; its id is unique in the file and stays while the test's name does.</summary>
internal sealed record TestItem(string Id, string Name, Range Range, Range SelectionRange);
