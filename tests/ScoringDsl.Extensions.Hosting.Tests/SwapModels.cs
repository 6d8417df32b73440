using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Extensions.Hosting.Tests;

/// <summary>
/// Models of which every score tells the version: version n gives n points for being there, n for each visit, and the band "n". A score
/// that mixes two versions shows.
/// </summary>
internal static class SwapModels
{
    /// <summary>The instant that leads are scored as of.</summary>
    public static readonly DateTimeOffset AsOf = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ConcurrentDictionary<(int Version, bool CarriesTests), byte[]> s_compiled = new();

    /// <summary>The text of a version.</summary>
    public static string Text(int version) => $$"""
        model "Swap" version {{version}}
        lead { lead_id text key; email email; employees number }
        event visited { page url subject }
        score here "Here" range 0.. { always => +{{version}} }
        score visits "Visits" range 0.. {
          decay half-life 30 days
          each visited => +{{version}} decay none
        }
        bands label of here { v{{version}} >= {{version}}; lower otherwise }
        test "two visits" {
          as of 2025-06-01
          lead { email "ann@acme.com" }
          event visited pricing 3 days ago times 2
          expect visits is {{2 * version}}
          expect label is v{{version}}
        }
        """;

    /// <summary>A compiled version, with its tests recorded in it or without.</summary>
    public static byte[] Compile(int version, bool carriesTests = true) => s_compiled.GetOrAdd((version, carriesTests), key =>
    {
        var analysis = ModelAnalysis.Analyze("swap.score", new MemoryFileReader().Add("swap.score", Text(key.Version)));
        var recording = key.CarriesTests ? TestRunner.Record(analysis).Recording : default;
        var compiled = ModelCompiler.Compile(analysis, new CompileOptions { CarriedTests = recording });
        return ImmutableCollectionsMarshal.AsArray(compiled.Assembly) ?? [];
    });

    /// <summary>Puts a version where another is, in one step.</summary>
    public static void Put(string path, byte[] assembly)
    {
        File.WriteAllBytes(path + ".new", assembly);
        File.Move(path + ".new", path, overwrite: true);
    }
}
