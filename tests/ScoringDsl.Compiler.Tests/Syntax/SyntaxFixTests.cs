using System.Text;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Syntax;

/// <summary>Every fix of a syntax error mends what it was offered for.</summary>
public class SyntaxFixTests
{
    public static TheoryData<string> Invalid => SyntaxDataTests.Invalid;

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_fix_removes_its_error(string name)
    {
        var text = File.ReadAllText(Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Syntax", "invalid", name));
        foreach (var diagnostic in Parse(text).Diagnostics)
        {
            foreach (var fix in diagnostic.Fixes)
            {
                var mended = Apply(text, fix);
                var left = Parse(mended).Diagnostics;
                Assert.DoesNotContain(left, d => d.Code == diagnostic.Code && d.Span.Start == diagnostic.Span.Start);
            }
        }
    }

    [Theory]
    [InlineData("visited pricing >= 5 => 20", "visited pricing >= 5 => +20")]
    [InlineData("visited pricing >= 5 -> +20", "visited pricing >= 5 => +20")]
    [InlineData("visited pricing >= 5 +20", "visited pricing >= 5 => +20")]
    [InlineData("visited pricing 5 times => +20", "visited pricing >= 5 => +20")]
    [InlineData("title contains “sales” => +20", "title contains \"sales\" => +20")]
    [InlineData("title contains 'sales' => +20", "title contains \"sales\" => +20")]
    [InlineData("industry in software, finance => +20", "industry in (software, finance) => +20")]
    [InlineData("visited pricing within 30days => +20", "visited pricing within 30 days => +20")]
    [InlineData("visited pricing within 30 => +20", "visited pricing within 30 days => +20")]
    [InlineData("visited between 30 to 60 days ago => +20", "visited between 30 and 60 days ago => +20")]
    [InlineData("employees >= 1,000 => +20", "employees >= 1_000 => +20")]
    [InlineData("opted_in && requested => +20", "opted_in and requested => +20")]
    [InlineData("every week without visited => -5", "every 1 week without visited => -5")]
    [InlineData("employees in 20.. => +20", "employees >= 20 => +20")]
    [InlineData("if visited pricing then +20", "visited pricing => +20")]
    [InlineData("visited pricing : +20", "visited pricing => +20")]
    public void A_rule_is_mended(string before, string after)
    {
        var text = $"score s {{\n  {before}\n}}\n";
        var diagnostic = Assert.Single(Parse(text).Diagnostics);
        var mended = Apply(text, diagnostic.Fixes[0]);
        Assert.Equal($"score s {{\n  {after}\n}}\n", mended);
    }

    private static string Apply(string text, CodeFix fix)
    {
        var builder = new StringBuilder(text);
        foreach (var edit in fix.Edits.OrderByDescending(e => e.Span.Start))
        {
            builder.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
        }

        return builder.ToString();
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("test.score", text));
}
