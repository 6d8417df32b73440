using ScoringDsl.MSBuild.Tests;

namespace ScoringDsl.TestAdapter.Tests.EndToEnd;

/// <summary>The packages that a test project needs.</summary>
public sealed class AdapterPackages() : Packages("compiler/ScoringDsl.TestAdapter", "compiler/ScoringDsl.TestingPlatform");
