using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Tests.Diagnostics;

public class DiagnosticPrinterTests
{
    [Fact]
    public void A_diagnostic_shows_its_line_with_the_span_underlined_the_hint_and_the_fixes()
    {
        Assert.Equal(
            """
            model.score:2:3 error SC0301: There is no field, event or define called 'emial'.
             2 |   emial domain gmail => -10
               |   ^^^^^
               = Did you mean 'email'?
               = fix: Write 'email'

            """,
            Print("score s {\n  emial domain gmail => -10\n}\n", "emial", b => b.UnknownName("emial", "email")));
    }

    [Fact]
    public void Another_place_is_named_with_file_and_line()
    {
        var first = new SourceText("crm.score", "lead {\n  email email\n}\n");
        Assert.EndsWith(
            "   = crm.score:2:3: It is declared here first.\n",
            Print("define email = 5\n", "email", b => b.DuplicateName("email", first, new TextSpan(9, 5))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tabs_are_shown_as_four_blanks_and_the_marks_stand_below_the_span()
    {
        Assert.Equal([" 1 |     a    bad", "   |          ^^^"], Frame("\ta\tbad", "bad"));
    }

    [Fact]
    public void Letters_of_two_code_units_and_combining_marks_are_one_place_wide()
    {
        Assert.Equal([" 1 | \"😀e\u0301\" bad", "   |      ^^^"], Frame("\"😀e\u0301\" bad", "bad"));
    }

    [Fact]
    public void A_long_line_is_clipped_around_the_span()
    {
        var frame = Frame(new string('a', 300) + " bad " + new string('b', 300), "bad");
        Assert.Equal($" 1 | …{new string('a', 47)} bad {new string('b', 48)}…", frame[0]);
        Assert.Equal(frame[0].IndexOf("bad", StringComparison.Ordinal), frame[1].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void A_span_over_several_lines_is_marked_to_the_end_of_its_first()
    {
        var text = "one two\nthree";
        Assert.Equal([" 1 | one two", "   |     ^^^"], Frame(text, "two\nthree"));
    }

    [Fact]
    public void A_span_without_length_at_the_end_of_a_line_has_one_mark()
    {
        var source = new SourceText("model.score", "define a =\n");
        var printed = DiagnosticPrinter.Print(new DiagnosticBuilder(source, new TextSpan(10, 0)).NotConstant());
        Assert.Equal(["model.score:1:11 error SC0437: A fixed number is expected here.", " 1 | define a =", "   |           ^", ""], printed.Split('\n'));
    }

    [Fact]
    public void A_file_that_could_not_be_read_has_no_frame()
    {
        Assert.Equal(
            "gone.score:1:1 error SC0201: 'gone.score' cannot be read. The file does not exist.\n",
            DiagnosticPrinter.Print(new DiagnosticBuilder(new SourceText("gone.score", ""), default).UnreadableFile("gone.score", "The file does not exist.")));
    }

    [Fact]
    public void Segments_join_to_the_printed_text()
    {
        var diagnostic = new DiagnosticBuilder(new SourceText("model.score", "emial"), new TextSpan(0, 5)).UnknownName("emial", "email");
        var segments = DiagnosticPrinter.PrintSegments(diagnostic);
        Assert.Equal(DiagnosticPrinter.Print(diagnostic), string.Concat(segments.Select(s => s.Text)));
        Assert.Equal("^^^^^", Assert.Single(segments, s => s.Kind == DiagnosticSegmentKind.Mark).Text);
    }

    private static string[] Frame(string text, string marked) => Print(text, marked, b => b.NotConstant()).Split('\n')[1..3];

    private static string Print(string text, string marked, Func<DiagnosticBuilder, Diagnostic> make) =>
        DiagnosticPrinter.Print(make(new DiagnosticBuilder(new SourceText("model.score", text), new TextSpan(text.IndexOf(marked, StringComparison.Ordinal), marked.Length))));
}
