using System.Text;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;

namespace ScoringDsl.TestAdapter;

/// <summary>The expression of <c>dotnet test --filter</c>, which may speak of full names, names and the titles of models.</summary>
internal sealed class TestFilter
{
    private static readonly (string Name, Func<TestCase, string> Get)[] s_properties =
    [
        ("FullyQualifiedName", known => known.FullyQualifiedName),
        ("Name", known => known.DisplayName),
        ("DisplayName", known => known.DisplayName),
        (TestCases.Category, TestCases.CategoryOf),
    ];

    private readonly ITestCaseFilterExpression? _expression;

    private TestFilter(ITestCaseFilterExpression? expression) => _expression = expression;

    /// <summary>The filter of a run; all tests where it has none.</summary>
    public static TestFilter Of(IRunContext? context) => new(context?.GetTestCaseFilter(s_properties.Select(p => p.Name), _ => null));

    /// <summary>Whether a test is wanted.</summary>
    public bool Takes(TestCase known) => _expression is null || _expression.MatchTestCase(known, name => ValueOf(known, name));

    // Names of properties ignore case in filters.
    private static string? ValueOf(TestCase known, string property) =>
        Array.Find(s_properties, p => Ascii.EqualsIgnoreCase(p.Name, property)).Get?.Invoke(known);
}
