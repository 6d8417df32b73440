using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace ScoringDsl.Differential.Running;

/// <summary>How long the tests run, from the environment: how many cases, which seed.</summary>
internal static class Settings
{
    private const ulong UsualSeed = 20_250_601;

    // What FsCheck's generator wants beside a seed: any odd number.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>How many cases the comparison of all ways goes through: a case is one model with one lead, scored as of one instant.</summary>
    public static int Cases { get; } = (int)Read("SCORING_DIFFERENTIAL_CASES", 20_500);

    /// <summary>How many generated models are scored through their types; each is compiled twice.</summary>
    public static int TypedModels { get; } = (int)Read("SCORING_TYPED_MODELS", 24);

    /// <summary>The number that all generated cases follow from.</summary>
    public static ulong Seed { get; } = Read("SCORING_DIFFERENTIAL_SEED", UsualSeed);

    /// <summary>On how many threads the comparison of all ways runs; which cases there are does not depend on it.</summary>
    public static int Threads { get; } = (int)Read("SCORING_DIFFERENTIAL_THREADS", (ulong)Environment.ProcessorCount);

    /// <summary>Whether a failing case is made smaller. That takes a while and is of no use where only the failure counts.</summary>
    public static bool Shrinks { get; } = Read("SCORING_DIFFERENTIAL_SHRINK", 1) != 0;

    /// <summary>FsCheck told to go through some batches and to throw at the first that fails.</summary>
    public static Config Throwing(int batches) => Config.QuickThrowOnFailure
        .WithMaxTest(batches)
        .WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed, Gamma), FSharpOption<int>.None)));

    private static ulong Read(string name, ulong otherwise) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
