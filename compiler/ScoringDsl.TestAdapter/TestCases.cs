using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestAdapter;

/// <summary>Between the tests of .score files and what test windows and <c>dotnet test</c> know of a test.</summary>
internal static class TestCases
{
    /// <summary>The trait, and the property of filters, that holds the title of the model.</summary>
    public const string Category = "TestCategory";

    // Kept with the test case, which may come back in another process.
    private static readonly TestProperty s_id = Register("ScoringDsl.Id");
    private static readonly TestProperty s_model = Register("ScoringDsl.Model");
    private static readonly TestProperty s_file = Register("ScoringDsl.File");

    /// <summary>The test case of a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="source">The test assembly.</param>
    public static TestCase Of(ScoreTest test, string source)
    {
        var known = new TestCase(test.FullName, new Uri(ScoreTestExecutor.Uri), source)
        {
            DisplayName = test.Name,
            CodeFilePath = Path.GetFullPath(test.File),
            LineNumber = test.Line,
        };
        known.SetPropertyValue(s_id, test.Id);
        known.SetPropertyValue(s_model, test.Model);
        known.SetPropertyValue(s_file, test.File);
        known.Traits.Add(Category, test.Title);
        return known;
    }

    /// <summary>The test of a test case.</summary>
    public static ScoreTest ToTest(TestCase known) => new(
        known.FullyQualifiedName, known.DisplayName, CategoryOf(known), Text(known, s_model), Text(known, s_file), known.LineNumber, Text(known, s_id));

    /// <summary>The title of the model.</summary>
    public static string CategoryOf(TestCase known) => known.Traits.FirstOrDefault(trait => trait.Name == Category)?.Value ?? "";

    private static string Text(TestCase known, TestProperty property) => known.GetPropertyValue(property, "");

    private static TestProperty Register(string id) => TestProperty.Register(id, id, typeof(string), TestPropertyAttributes.Hidden, typeof(TestCases));
}
