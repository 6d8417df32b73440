using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScoringDsl.Runtime.Points;

/// <summary>Rounds factors from floating point, half up, and says where the value is too near to a tie to tell.</summary>
internal static class FactorRounding
{
    // Added to a whole number below 2^52, this leaves the number in the low bits.
    private const double Whole = 1L << 52;

    /// <summary>Rounds one factor.</summary>
    /// <param name="value">The factor in units of 2^−32, from 0 to 2^32.</param>
    /// <param name="zone">How near to a tie is too near.</param>
    /// <param name="nearTie">Whether the value is too near to a tie.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Round(double value, double zone, out bool nearTie)
    {
        var shifted = value + 0.5;
        var whole = Math.Floor(shifted);
        var rest = shifted - whole;
        nearTie = rest < zone | rest > 1 - zone;
        return (long)whole;
    }

    /// <summary>Rounds four factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Round(Vector256<double> values, double zone, out uint nearTies)
    {
        var shifted = values + Vector256.Create(0.5);
        var whole = Vector256.Floor(shifted);
        var rest = shifted - whole;
        var near = Vector256.LessThan(rest, Vector256.Create(zone)) | Vector256.GreaterThan(rest, Vector256.Create(1 - zone));
        nearTies = near.ExtractMostSignificantBits();
        return (whole + Vector256.Create(Whole)).AsInt64() ^ Vector256.Create(Whole).AsInt64();
    }
}
