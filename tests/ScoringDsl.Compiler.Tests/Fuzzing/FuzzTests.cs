using System.Globalization;
using ScoringDsl.Tests;
using Xunit.Abstractions;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>
/// Models changed at random: the compiler always answers, with findings that lie in the text and fixes that apply; what has no errors
/// compiles. <c>tests/fuzz.sh MINUTES</c> runs it for longer, each time with other seeds.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Cases = 3000;

    // A compilation by Roslyn costs as much as fifty texts.
    private const int EmitsOneOf = 40;

    [Fact]
    public void Whatever_the_text_the_compiler_answers()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            TryOne(seed);
        }
    }

    [LongRunFact(FuzzTime.Variable, "tests/fuzz.sh MINUTES")]
    public void And_for_as_long_as_asked()
    {
        var (texts, models, emitted, characters, last) = (0, 0, 0, 0L, 0);
        foreach (var seed in FuzzTime.Seeds())
        {
            var (isModel, length) = TryOne(seed);
            texts++;
            characters += length;
            models += isModel ? 1 : 0;
            emitted += isModel && seed % EmitsOneOf == 0 ? 1 : 0;
            last = seed;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{texts:N0} texts of {characters / texts:N0} characters on average, up to seed {last}: {models:N0} without errors, {emitted:N0} of these compiled."));
    }

    private static (bool IsModel, int Length) TryOne(int seed)
    {
        var text = new Mutator(seed).Make();
        var emits = seed % EmitsOneOf == 0;
        var (problem, isModel) = FuzzRun.Try(text, emits);
        if (problem is not null)
        {
            FuzzRun.Report(seed, text, problem, emits);
        }

        return (isModel, text.Length);
    }
}
