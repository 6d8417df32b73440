using FsCheck;
using FsCheck.Fluent;
using ScoringDsl.Differential.Cases;
using ScoringDsl.Differential.Running;
using Xunit.Abstractions;

namespace ScoringDsl.Differential;

/// <summary>Generated models give the same by every way there is to score a lead.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int ModelsPerBatch = 32;

    [Fact]
    public void Every_way_of_scoring_gives_the_same()
    {
        // More leads of each model, as of more instants, in a long run: making and compiling models takes most of the time.
        var (leads, asOfs) = Settings.Cases > 100_000 ? (15, 8) : (5, 3);

        // Two of a case's instants may be the same, so somewhat more than it takes.
        var batches = (Settings.Cases / 100 * 106 / (ModelsPerBatch * leads * asOfs)) + 1;
        var (models, cases) = (0, 0);
        output.WriteLine($"seed {Settings.Seed}");
        var shrinking = false;
        var property = Prop.ForAll(Batch.AtRandom(ModelsPerBatch, leads, asOfs), batch =>
        {
            if (shrinking && !Settings.Shrinks)
            {
                return;
            }

            using var compiled = batch.IsSmaller ? CompiledCases.TryCompile(batch.Cases) : CompiledCases.Compile(batch.Cases);
            for (var i = 0; i < compiled?.All.Length; i++)
            {
                if (Agreement.FirstDifference(compiled.All[i], thorough: i % 16 == 0) is { } difference)
                {
                    shrinking = true;
                    throw new DifferenceException(difference);
                }
            }

            Interlocked.Add(ref models, batch.Cases.Length);
            Interlocked.Add(ref cases, batch.Cases.Sum(c => c.Count));
        });

        Check.One(Settings.Throwing(batches).WithParallelRunConfig(new ParallelRunConfig(Settings.Threads)), property);

        output.WriteLine($"{models} models, {cases} cases, no difference");
        Assert.True(cases >= Settings.Cases, $"{cases} cases");
    }
}
