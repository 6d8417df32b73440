using System.Collections.Immutable;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>
/// What an editor keeps of the last analysis of a model, so that the next one, of texts little different, takes less time. It changes
/// nothing of what an analysis finds. Safe to share between threads; the last analysis to end is the one remembered.
/// </summary>
public sealed class AnalysisMemory
{
    private volatile ImmutableDictionary<string, KnownParse> _parses = ImmutableDictionary.Create<string, KnownParse>(StringComparer.Ordinal);

    /// <summary>The labels of rules that have none written.</summary>
    internal KnownLabels? Labels { get; set; }

    /// <summary>What was proved.</summary>
    internal KnownProofs? Proofs { get; set; }

    /// <summary>The last parse of a file, or null.</summary>
    internal KnownParse? ParseOf(string path) => _parses.GetValueOrDefault(path);

    /// <summary>Remembers the parses of a model's files, and those alone.</summary>
    internal void Keep(IEnumerable<SyntaxTree> trees) =>
        _parses = trees.Select(t => t.Known).OfType<KnownParse>().DistinctBy(k => k.Source.Path).ToImmutableDictionary(k => k.Source.Path, StringComparer.Ordinal);
}
