using ScoringDsl.Ide.Actions;
using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Tests;

/// <summary>Formatting while typing; the cursor stands behind the character that was typed.</summary>
public sealed class TypingFormatTests
{
    [Theory]
    [InlineData("score s {\n  visited=>+5\n  $0\n}\n", "score s {\n  visited => +5\n  \n}\n")]
    [InlineData("score s {\n  visited=>+5\n  big   =>   +5\n  $0\n}\n", "score s {\n  visited=>+5\n  big     => +5\n  \n}\n")]
    [InlineData("define   x=5\n$0\nsegment   t   when   visited\n", "define x = 5\n\nsegment   t   when   visited\n")]
    [InlineData("score s {\n  visited => +5\n$0", "score s {\n  visited => +5\n")]
    [InlineData("define   x=5\n$0\nscore s { each => }\n", "define x = 5\n\nscore s { each => }\n")]
    [InlineData("score s { each => }\nscore t {\n  visited=>+5\n  $0\n}\n", "score s { each => }\nscore t {\n  visited => +5\n  \n}\n")]
    [InlineData("segment s when visited\n      and   big\n$0", "segment s when visited\n      and big\n")]
    public void A_line_break_formats_the_line_before(string text, string expected) => Assert.Equal(expected, Typed(text, '\n'));

    [Theory]
    [InlineData("score s {\n     visited=>+5\n}$0\n", "score s {\n  visited => +5\n}\n")]
    [InlineData("score s { visited=>+5 }$0\ndefine   x=5\n", "score s { visited => +5 }\ndefine   x=5\n")]
    [InlineData("score s {\n  group \"G\" {\n  visited=>+5\n  }$0\n  big=>+1\n}\n", "score s {\n  group \"G\" {\n    visited => +5\n  }\n  big=>+1\n}\n")]
    public void A_brace_formats_its_block(string text, string expected) => Assert.Equal(expected, Typed(text, '}'));

    [Fact]
    public void A_declaration_with_syntax_errors_is_left_alone() =>
        Assert.Equal("score s {\n  visited=>+5\n  each =>\n", Typed("score s {\n  visited=>+5\n  each =>\n$0", '\n'));

    private static string Typed(string text, char typed)
    {
        var check = Check.In(text);
        return FormattedEdits.Apply(check.TextOf(check.Path), TypingFormat.Find(check.Snapshot, check.Path, check.Offset, typed));
    }
}
