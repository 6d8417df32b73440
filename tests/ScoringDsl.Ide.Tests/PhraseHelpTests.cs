using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Tests;

/// <summary>Help while a phrase with slots is typed: the phrase and, behind the bar, the slot that comes next.</summary>
public sealed class PhraseHelpTests
{
    [Theory]
    [InlineData("visited within $0", "within DURATION|DURATION")]
    [InlineData("visited within 30 $0", "within DURATION|DURATION")]
    [InlineData("visited within 30 days $0", null)]
    [InlineData("visited $0", null)]
    [InlineData("visited between 30 and $0", "between NUMBER and DURATION ago|DURATION")]
    [InlineData("visited between $0", "between NUMBER and DURATION ago|NUMBER")]
    [InlineData("visited older than $0 => +1", "older than DURATION|DURATION")]
    [InlineData("created within next $0", "within next DURATION|DURATION")]
    [InlineData("visited since $0", "since DATE|DATE")]
    [InlineData("count of $0", "count of EVENT|EVENT")]
    [InlineData("count of distinct $0", "count of distinct PROPERTY of EVENT|PROPERTY")]
    [InlineData("count of distinct page of $0", "count of distinct PROPERTY of EVENT|EVENT")]
    [InlineData("count of visited > $0", null)]
    [InlineData("count of visited within $0", "within DURATION|DURATION")]
    [InlineData("sum of seconds of $0", "sum of PROPERTY of EVENT|EVENT")]
    [InlineData("days since $0", "days since FIELD|FIELD")]
    [InlineData("days since last $0", "days since last EVENT|EVENT")]
    [InlineData("every $0", "every DURATION without EVENT since FIELD => POINTS|DURATION")]
    [InlineData("every 7 days without $0", "every DURATION without EVENT since FIELD => POINTS|EVENT")]
    [InlineData("every 7 days without visited since $0", "every DURATION without EVENT since FIELD => POINTS|FIELD")]
    [InlineData("every 7 days without visited => $0", "every DURATION without EVENT since FIELD => POINTS|POINTS")]
    [InlineData("each distinct $0", "each distinct PROPERTY of EVENT => POINTS|PROPERTY")]
    [InlineData("match $0", "match SUBJECT|SUBJECT")]
    [InlineData("decay $0", "decay half-life DURATION|DURATION")]
    [InlineData("decay half-life $0", "decay half-life DURATION|DURATION")]
    [InlineData("decay linear over $0", "decay linear over DURATION|DURATION")]
    [InlineData("decay 10% $0", "decay PERCENT every DURATION|PERCENT")]
    [InlineData("decay 10% every $0", "decay PERCENT every DURATION|DURATION")]
    [InlineData("visited => +5 decay $0", "decay half-life DURATION|DURATION")]
    [InlineData("each visited => +5 at most $0", "at most NUMBER per PERIOD|NUMBER")]
    [InlineData("each visited => +5 at most 3 per $0", "at most NUMBER per PERIOD|PERIOD")]
    [InlineData("each visited => +5 up to $0", "up to NUMBER|NUMBER")]
    [InlineData("each visited => +5 up to 10 $0", null)]
    [InlineData("group \"G\" weight $0", "weight PERCENT|PERCENT")]
    [InlineData("title contains \"within $0\"", null)]
    [InlineData("// within $0", null)]
    public void The_phrase_and_its_next_slot_are_told(string line, string? expected)
    {
        var check = Check.InModel($"score x {{\n  {line}\n}}");
        var help = PhraseHelp.Find(check.Snapshot, check.Path, check.Offset);

        Assert.Equal(expected, help is null ? null : Show(help));

        static string Show(PhraseHelp help)
        {
            var active = help.Signatures[help.Active];
            var slot = active.Slots[help.ActiveSlot].Span;
            return $"{active.Label}|{active.Label.Substring(slot.Start, slot.Length)}";
        }
    }
}
