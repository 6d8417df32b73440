using System.Globalization;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Testing;

/// <summary>Gives the tests of one file, in the order of the text, ids that stay the same while their names do.</summary>
public sealed class TestIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The tests of a model, each with the id that it has in its file.</summary>
    /// <param name="tests">All tests of the model, in the order of the text.</param>
    public static IEnumerable<(BoundTest Test, string Id)> Of(IEnumerable<BoundTest> tests)
    {
        var files = new Dictionary<SourceText, TestIds>();
        foreach (var test in tests)
        {
            if (!files.TryGetValue(test.Source, out var ids))
            {
                files.Add(test.Source, ids = new TestIds());
            }

            yield return (test, ids.Add(test.Name));
        }
    }

    /// <summary>The id of the file's next test: its name, or <c>name#2</c> where the name is taken.</summary>
    /// <param name="name">The test's name.</param>
    public string Add(string name)
    {
        var id = name;
        for (var copy = 2; !_taken.Add(id); copy++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}#{copy}");
        }

        return id;
    }
}
