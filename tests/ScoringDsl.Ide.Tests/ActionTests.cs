using System.Text;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Actions;
using ScoringDsl.Ide.Locating;

namespace ScoringDsl.Ide.Tests;

/// <summary>Code actions: what they make of a model, and that it is right whatever they are applied to.</summary>
public sealed class ActionTests
{
    private const string Model =
        """
        model "m"

        lead {
          email     email
          industry  text
          employees number
          created   date
        }

        event visited { page url subject; seconds number }
        event requested demo


        """;

    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        { "condition", "Give this condition a name with 'define'", "score s {\n  $0employees >= 100$0 and visited pricing => +5\n}\n" },
        { "parentheses", "Give this condition a name with 'define'", "score s {\n  visited and $0(employees >= 100 or requested demo)$0 => +5\n}\n" },
        { "part of a chain", "Give this condition a name with 'define'", "define x = employees > 5\n\nsegment s when visited and $0employees >= 100 and industry software$0\nsegment t when x\n" },
        { "points", "Give this number a name with 'define'", "/// Their interest.\nscore s {\n  employees >= 100 => $0+5$0\n  visited          => +5\n}\n" },
        { "number in a comparison", "Give this number a name with 'define'", "score s {\n  employees >= $0100$0 => +5\n}\n" },
        { "count", "Give this number a name with 'define'", "score s {\n  $0count of visited where (seconds > 5)$0 / count of visited >= 50% => +5\n}\n" },
        { "window", "Give this duration a name with 'define'", "score s {\n  decay half-life 30 days\n  visited within $090 days$0 => +5\n}\n" },
        { "list", "Turn these values into a list with a name", "score s {\n  industry in (software, $0\"Health Care\") => +5\n  visited                               => +1\n}\n" },
        { "list in match", "Turn these values into a list with a name", "list x = a\n\nscore s {\n  match industry {\n    soft$0ware, finance => +5\n    in x              => +1\n  }\n}\n" },
        { "unknown field", "Add the field 'region text' to leads", "score s {\n  regi$0on is emea => +5\n}\n" },
        { "unknown number", "Add the field 'revenue number' to leads", "score s {\n  reve$0nue >= 5 => +5\n}\n" },
        { "unknown event", "Add the event 'attended'", "score s {\n  each att$0ended webinar => +5\n}\n" },
        { "unknown property", "Add the property 'country text' to 'visited'", "score s {\n  visited where (coun$0try is germany) => +5\n}\n" },
        { "unknown field in a test", "Add the field 'vip bool' to leads", "score s { visited => +5 }\n\ntest \"t\" {\n  as of 2025-06-01\n  lead { v$0ip yes }\n  expect s is 0\n}\n" },
        { "test of a rule", "Add a test for this rule", "score s {\n  decay half-life 30 days\n  \"Pricing\": vis$0ited pricing where (seconds >= 30) >= 5 within 30 days and employees in 20..99 => +20 up to 15\n}\n" },
        { "test of each", "Add a test for this rule", "score s {\n  each visi$0ted \"/a/*\" => +0.1 * seconds\n}\n\ntest \"visited pricing\" {\n  as of 2025-01-01\n  expect s is 0\n}\n" },
        { "test that cannot be told", "Add a test for this rule", "score s { visited => +5 }\nscore t { s >$0= 3 => +7 }\n" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_action_makes_this(string name, string title, string text)
    {
        var before = Check.In(Model + text);
        var action = CodeActions.Find(before.Snapshot, before.Path, before.Selection).Single(a => a.Title == title);
        var made = action.GetEdits();
        var after = before.Apply(made);

        Assert.Empty(Errors(after));
        Assert.Equal(Format(before) == before.TextOf(before.Path), Format(after) == after.TextOf(after.Path));
        ScoringDsl.Tests.Snapshot.Match(
            $"BEFORE\n{(Model + text)[Model.Length..]}\nAFTER {title} ({action.Kind}){(made.NewName is { } at ? $", name at {at.Position.Line}:{at.Position.Column}" : "")}\n{after.TextOf(after.Path)}",
            name.Replace(' ', '_'));
    }

    [Theory]
    [InlineData("score s { $0alw$0ays => +5 }")]
    [InlineData("score s { employees $0>= 5$0 => +5 }")]
    [InlineData("define x = $0employees > 5$0\nsegment s when x")]
    [InlineData("score s { visited where ($0seconds > 5$0) => +5 }")]
    [InlineData("score s { $0visited pricing$0 => +5 }\ntest \"t\" { as of 2025-06-01; expect \"visited pricing\" gives 0 }")]
    [InlineData("score s for p in (a, b) { $0visited \"{p}\"$0 => +5 }")]
    [InlineData("test \"t\" { as of 2025-06-01; expect $0employees > 5$0 }")]
    public void Nothing_is_extracted_where_it_would_mean_something_else(string text)
    {
        var check = Check.In(Model + text);

        Assert.DoesNotContain(CodeActions.Find(check.Snapshot, check.Path, check.Selection), a => a.Kind == CodeActionKind.Extract);
    }

    [Fact]
    public void Tiers_become_one_match_that_gives_the_same()
    {
        var made = Check.In(Model + "score s {\n  employees >= 1$000 => +5\n  employees >= 50  => +3\n}\n").Apply("Write them as one 'match' that gives the same points");

        Assert.Contains("match employees {\n    >= 100 => +8\n    >= 50  => +3\n  }", made, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_an_imported_file_declares_goes_there()
    {
        var check = Check.In("//- crm.score\nlead {\n  email email\n}\n\n//- model.score\nmodel \"m\"\nimport \"crm.score\"\nsegment s when vip$0\n");
        var action = CodeActions.Find(check.Snapshot, check.Path, check.Selection).Single(a => a.Title == "Add the field 'vip bool' to leads");

        Assert.Contains("email email\n  vip   bool\n}", check.Apply(action.GetEdits()).TextOf("crm.score"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b2b-saas/model.score")]
    [InlineData("library/bant.score")]
    [InlineData("library/product-lines.score")]
    [InlineData("library/accounts.score")]
    [InlineData("library/marketo-like.score")]
    public void Whatever_is_extracted_leaves_the_model_right_and_formatted(string sample)
    {
        var check = Sample(sample);
        var tree = check.Snapshot.TreeOf(check.Path);
        Assert.NotNull(tree);
        var count = 0;
        foreach (var span in Spans(tree.Root).Distinct())
        {
            foreach (var action in CodeActions.Find(check.Snapshot, check.Path, span).Where(a => a.Kind == CodeActionKind.Extract))
            {
                var after = check.Apply(action.GetEdits());
                Assert.True(Errors(after).Count == 0, $"{action.Title}: {tree.Source.ToString(span)}\n{string.Join('\n', Errors(after))}");
                Assert.Equal(after.TextOf(after.Path), Format(after));
                count++;
            }
        }

        Assert.True(count > 10, $"{count} actions");
    }

    [Theory]
    [InlineData("b2b-saas/model.score", 2)]
    [InlineData("library/bant.score", 2)]
    [InlineData("library/cold-leads.score", 2)]
    [InlineData("library/eloqua-like.score", 3)]
    [InlineData("library/marketo-like.score", 2)]
    [InlineData("library/pardot-like.score", 2)]
    [InlineData("library/product-lines.score", 2)]
    [InlineData("library/video.score", 2)]
    public void Tests_that_are_added_for_rules_pass(string sample, int mostPlaceholders)
    {
        var check = Sample(sample);
        var (added, placeholders) = (0, new StringBuilder());
        var tree = check.Snapshot.TreeOf(check.Path);
        Assert.NotNull(tree);
        foreach (var rule in RuleFinder.RulesOf(tree).Select(r => r.Rule))
        {
            // Each test is added below the others, so that the rules stay where they are.
            var action = CodeActions.Find(check.Snapshot, check.Path, new TextSpan(rule.Span.Start, 0)).FirstOrDefault(a => a.Title == "Add a test for this rule");
            if (action is null)
            {
                continue;
            }

            var after = check.Apply(action.GetEdits());
            if (after.TextOf(after.Path).Contains("// Fill in", StringComparison.Ordinal))
            {
                placeholders.Append(tree.Source.ToString(rule.Span)).Append('\n');
            }
            else
            {
                (check, added) = (after, added + 1);
            }
        }

        Assert.Empty(Errors(check));
        Assert.Equal(check.TextOf(check.Path), Format(check));
        var failed = TestRunner.Run(check.Snapshot.AnalysisOf(check.Path)).Where(t => !t.Passed).ToArray();
        Assert.True(failed.Length == 0, string.Join('\n', failed.Select(f => $"{f.Name}: {string.Join("; ", f.Failures.Select(x => $"{x.Expected}, was {x.Actual}"))}")));
        Assert.True(added > 0);
        Assert.True(placeholders.ToString().Split('\n').Length - 1 <= mostPlaceholders, placeholders.ToString());
    }

    private static Check Sample(string name) => Check.OnDisk(Check.SamplePath(name));

    private static string? Format(Check check) => check.Snapshot.TreeOf(check.Path) is { } tree ? Formatter.Format(tree) : null;

    private static IReadOnlyList<string> Errors(Check check) =>
        [.. check.Snapshot.AnalysisOf(check.Path).Diagnostics.Where(d => d.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error).Select(d => d.Message)];

    private static IEnumerable<TextSpan> Spans(SyntaxNode node) =>
        node.Children.OfType<SyntaxNode>().SelectMany(Spans).Append(node.Span);
}
