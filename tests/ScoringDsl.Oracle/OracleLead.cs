using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Oracle;

/// <summary>A lead as data files hold it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Fields">Raw texts by ordinal of the model's lead fields; null is absent. The items of a list are parted by <c>;</c> or <c>|</c>.</param>
/// <param name="Events">Its events, in any order.</param>
/// <param name="Account">Its account, or null.</param>
public sealed record OracleLead(string Key, ImmutableArray<string?> Fields, ImmutableArray<OracleEvent> Events, OracleAccount? Account = null);

/// <summary>An event as data files hold it.</summary>
/// <param name="Event">Its kind.</param>
/// <param name="At">Its instant, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Id">Its id; null or empty for none.</param>
/// <param name="Properties">Raw texts by ordinal of the properties; null is absent.</param>
public sealed record OracleEvent(EventSymbol Event, long At, string? Id, ImmutableArray<string?> Properties);

/// <summary>An account as data files hold it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Fields">Raw texts by ordinal of the model's account fields; null is absent.</param>
public sealed record OracleAccount(string Key, ImmutableArray<string?> Fields);
