using System.Globalization;
using ScoringDsl.Tests;
using Xunit.Abstractions;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>
/// Models changed over and over, as in an editor: the analysis with the memory of the text before is the analysis from scratch.
/// <c>tests/fuzz.sh MINUTES edits</c> runs it for longer, each time with other seeds.
/// </summary>
public class EditTests(ITestOutputHelper output)
{
    private const int Cases = 150;
    private const int EditsOfOne = 8;

    [Fact]
    public void After_any_edits_an_analysis_is_what_it_is_from_scratch()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            TryOne(seed);
        }
    }

    [LongRunFact(FuzzTime.Variable, "tests/fuzz.sh MINUTES edits")]
    public void And_for_as_long_as_asked()
    {
        var (texts, models, last) = (0, 0, 0);
        foreach (var seed in FuzzTime.Seeds())
        {
            models += TryOne(seed);
            texts += EditsOfOne;
            last = seed;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{texts:N0} texts, each a change of the one before, up to seed {last}: {models:N0} without errors."));
    }

    /// <summary>Rules typed into and taken out of the samples, a letter at a time: most of what people do.</summary>
    [Fact]
    public void A_rule_typed_letter_by_letter_is_read_as_from_scratch()
    {
        const string rule = "  \"New (\": visited \"/a\" >= 5 within 30 days => +20 // a {\n  group \"g\" { each visited => +1 }\n";
        foreach (var text in FuzzCorpus.Models.Where(t => t.Contains("\n}", StringComparison.Ordinal)).Take(4))
        {
            var at = text.IndexOf("\n}", text.Length / 2, StringComparison.Ordinal) is var late and >= 0 ? late + 1 : text.IndexOf("\n}", StringComparison.Ordinal) + 1;
            var typed = Enumerable.Range(0, rule.Length + 1).Select(n => text.Insert(at, rule[..n]));
            EditCheck.Run(typed.Concat(Enumerable.Range(0, rule.Length).Select(n => text.Insert(at, rule[n..]))));
        }
    }

    /// <summary>The lines below stay as they were, and are in another block all the same.</summary>
    [Theory]
    [InlineData("}\nevent spoke { is software\n")]
    [InlineData("}\nevent spoke {\n")]
    [InlineData("}\nbands grade of fit {\n")]
    [InlineData("}\ntest \"t\" {\n")]
    [InlineData("match employees {\n")]
    [InlineData("group \"g\" {\n")]
    [InlineData("}\n")]
    public void Lines_below_a_pasted_head_are_read_as_what_they_became(string pasted)
    {
        const string head = "model \"m\"\nlead { email email; employees number }\nevent visited { page url subject }\nscore fit {\n  \"A\": employees > 5 => +1\n";
        const string rest = "  \"B\": employees > 6 => +2\n  group \"more\" {\n    \"C\": visited \"/a\" => +3\n    \"D\": employees > 7 => +4\n  }\n  \"E\": employees > 8 => +5\n}\nsegment big when employees > 9\n";

        EditCheck.Run([head + rest, head + pasted + rest, head + rest]);
    }

    private static int TryOne(int seed)
    {
        var texts = Texts(seed).ToList();
        try
        {
            return EditCheck.Run(texts);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The last two texts that suffice.
            for (var i = 1; i < texts.Count; i++)
            {
                try
                {
                    EditCheck.Run([texts[i - 1], texts[i]]);
                }
                catch (Exception smaller) when (smaller is not OutOfMemoryException)
                {
                    Assert.Fail($"Seed {seed}, edit {i}: {smaller.Message}\n---- before ----\n{texts[i - 1]}\n---- after ----\n{texts[i]}\n---- end ----\n{smaller.StackTrace}");
                }
            }

            Assert.Fail($"Seed {seed}, all edits together: {problem.Message}\n{problem.StackTrace}");
            throw;
        }
    }

    private static IEnumerable<string> Texts(int seed)
    {
        var mutator = new Mutator(seed);
        var text = mutator.Make();
        for (var edit = 0; edit < EditsOfOne; edit++)
        {
            yield return text;
            text = mutator.Change(text);
        }
    }
}
