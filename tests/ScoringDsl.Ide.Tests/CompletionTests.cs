namespace ScoringDsl.Ide.Tests;

/// <summary>What is proposed while writing. Each case: the text, then labels that must be there, then (after !) labels that must not.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("$0", "score segment test define", "each >=")]
    [InlineData("sco$0", "score", "employees")]
    [InlineData("score x {\n  $0\n}", "each match group visited employees big fit", "lead bands")]
    [InlineData("score x {\n  vis$0\n}", "visited", "bands")]
    [InlineData("score x {\n  employees $0\n}", ">= in is~known", "has~word page")]
    [InlineData("score x {\n  email $0\n}", "domain is~valid contains", ">=")]
    [InlineData("score x {\n  email domain $0\n}", "in under is", "is~valid")]
    [InlineData("score x {\n  email domain in $0\n}", "free_mail", "big")]
    [InlineData("score x {\n  industry $0\n}", "is in software finance Health~Care", ">=")]
    [InlineData("score x {\n  industry is $0\n}", "software finance", ">=")]
    [InlineData("score x {\n  industry in ($0)\n}", "software finance", "visited")]
    [InlineData("score x {\n  opened email $0\n}", "newsletter promotion within >= where =>", "domain")]
    [InlineData("score x {\n  visited where ($0)\n}", "page seconds employees", "visited fit")]
    [InlineData("score x {\n  visited where (seconds $0)\n}", ">= in", "domain")]
    [InlineData("score x {\n  visited within $0\n}", "30~days", "visited")]
    [InlineData("score x {\n  visited and $0\n}", "employees big visited", "=>")]
    [InlineData("score x {\n  visited => $0\n}", "+ -", "visited")]
    [InlineData("score x {\n  visited => +5 $0\n}", "up~to decay", "visited at~most")]
    [InlineData("score x {\n  each visited => +5 $0\n}", "up~to at~most", "visited")]
    [InlineData("score x {\n  each $0\n}", "visited opened~email distinct", "employees")]
    [InlineData("score x {\n  decay $0\n}", "half-life none", "visited")]
    [InlineData("score x {\n  match industry {\n    $0\n  }\n}", "software otherwise missing", "visited")]
    [InlineData("score x {\n  match employees { >= 5 => $0 }\n}", "+ -", "visited")]
    [InlineData("bands b of $0", "fit", "visited")]
    [InlineData("segment s when $0", "fit grade visited employees", "=>")]
    [InlineData("segment s when grade at least $0", "A B C", "visited")]
    [InlineData("handoff sales when fit >= 5 because $0", "top reasons", "visited")]
    [InlineData("handoff sales when fit >= 5 because top 3 reasons of $0", "fit", "visited")]
    [InlineData("lead { phone $0 }", "text number one~of", "visited")]
    [InlineData("event x { y text $0 }", "subject from", "visited")]
    [InlineData("test \"t\" {\n  $0\n}", "as~of lead event expect", "score")]
    [InlineData("test \"t\" {\n  lead { $0 }\n}", "email industry", "visited")]
    [InlineData("test \"t\" {\n  lead { industry $0 }\n}", "software", "email")]
    [InlineData("test \"t\" {\n  event $0\n}", "visited opened~email", "email")]
    [InlineData("test \"t\" {\n  event opened email $0\n}", "newsletter days~ago", "email")]
    [InlineData("test \"t\" {\n  expect $0\n}", "fit handoff segment \"Big\"", "score")]
    [InlineData("test \"t\" {\n  expect segment $0\n}", "cold", "fit")]
    [InlineData("rating r = $0", "grade", "fit")]
    [InlineData("score x {\n  title $0\n}", "contains is", "=>")]
    [InlineData("score x {\n  opted_in $0\n}", "=> and", ">=")]
    [InlineData("score x {\n  title is \"x\" $0\n}", "=> and", ">=")]
    [InlineData("score x {\n  title has word $0\n}", "any~of free_mail", "=> and")]
    [InlineData("score x {\n  email is $0\n}", "known missing valid malformed", "is~valid free_mail")]
    [InlineData("score x {\n  employees in $0\n}", "20..99", "free_mail")]
    [InlineData("score x {\n  every $0\n}", "7~days 30~days", "created =>")]
    [InlineData("score x {\n  every 7 $0\n}", "days weeks", "created =>")]
    [InlineData("score x {\n  \"Label\": $0\n}", "each match visited", "decay group rule")]
    [InlineData("score x {\n  segment $0\n}", "cold", "=>")]
    [InlineData("score x {\n  excluded $0\n}", "and =>", ">=")]
    [InlineData("score x {\n  count of distinct page $0\n}", "of", "=>")]
    [InlineData("score x {\n  visited between $0\n}", "30~and~60~days~ago", "employees")]
    [InlineData("score x {\n  visited between 30 and $0\n}", "60~days~ago", "employees")]
    [InlineData("score x range 0..100 $0", "rounded =", "range")]
    [InlineData("rating r = grade $0", "", "grade")]
    [InlineData("test \"t\" {\n  event visited pricing 3 $0\n}", "days~ago", "3~days~ago")]
    [InlineData("test \"t\" {\n  event visited pricing 3 days $0\n}", "ago", "times")]
    [InlineData("test \"t\" {\n  as of $0\n}", "2025-06-01", "visited")]
    [InlineData("test \"t\" {\n  expect not $0\n}", "segment fit", "not")]
    [InlineData("segment a when visited pricing\nsegment b when visited $0", "pricing within", "software")]
    [InlineData("segment a when title is boss\nsegment b when title $0", "boss has~word", "pricing")]
    [InlineData("segment a when title in (boss, \"big boss\")\nsegment b when title is $0", "boss big~boss gibberish", "pricing")]
    [InlineData("segment a when title is boss\nsegment b when title is \"$0", "boss", "visited")]
    [InlineData("segment a when industry is \"$0\"", "software Health~Care", "visited")]
    [InlineData("segment a when title is boss\ntest \"t\" {\n  lead { title \"$0\" }\n}", "boss", "visited")]
    [InlineData("test \"t\" {\n  expect \"$0\"\n}", "Big", "visited")]
    [InlineData("test \"t\" {\n  expect reason $0\n}", "\"Big\"", "visited")]
    [InlineData("test \"t\" {\n  expect grade is $0\n}", "A B C", "visited")]
    [InlineData("test \"t\" {\n  event visited pricing 1 day ago { seconds 5 }\n  event visited $0\n}", "pricing", "email")]
    [InlineData("score s for p in (x, y) { big => +1 }\nscore t = highest of $0", "s", "visited")]
    [InlineData("account { employees number }\nsegment a when account.$0", "employees", "visited")]
    [InlineData("account { staff number; id text key }\naccount score s {\n  $0\n}", "staff s rule", "visited employees")]
    [InlineData("account { staff number }\naccount segment s when count of $0", "leads", "visited")]
    [InlineData("account { staff number }\naccount score s { always => +5 }\ntest \"t\" {\n  expect $0\n}", "s fit", "visited~x")]
    [InlineData("score x {\n  $0\n}", "rule labelled~rule group group~weight match decay", "test")]
    public void Proposals_fit_the_place(string text, string wanted, string unwanted)
    {
        var labels = Check.InModel(text).Completions();

        Assert.Empty(Labels(wanted).Except(labels));
        Assert.Empty(Labels(unwanted).Intersect(labels));
    }

    [Theory]
    [InlineData("score x \"T$0itle\" { big => +1 }")]
    [InlineData("// a comm$0ent")]
    [InlineData("/* a comm$0ent */")]
    public void Nothing_is_proposed_inside_titles_and_comments(string text) => Assert.Empty(Check.InModel(text).Completions());

    [Fact]
    public void What_a_broken_line_says_does_not_hide_the_next() =>
        Assert.Contains("visited", Check.InModel("score x {\n  email domain domain 5 5\n  $0\n}").Completions());

    private static IEnumerable<string> Labels(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Replace('~', ' '));

    [Fact]
    public void The_other_files_are_proposed_for_imports() =>
        Assert.Equal(["crm.score", "parts/rules.score"], Check.In("//- m/crm.score\nlead { email email }\n//- m/parts/rules.score\ndefine x = 5\n//- other/b.score\ndefine y = 5\n//- m/model.score\nimport \"$0\"\n").Completions());

    [Fact]
    public void Proposals_say_what_they_mean()
    {
        var check = Check.InModel("segment s when visited $0");
        var items = Completion.Completions.Find(check.Snapshot, check.Path, check.Offset);

        Assert.Equal("Takes events that are so old or older.\n\n```score\nvisited older than 90 days\n```", items.Single(i => i.Label == "older than").Documentation);
        Assert.All(items, i => Assert.False(i.Kind is not Completion.CompletionKind.Value && i.Detail is null, i.Label));
    }

    [Fact]
    public void The_snippet_of_a_test_has_the_names_of_the_model()
    {
        var check = Check.InModel("$0");
        var test = Completion.Completions.Find(check.Snapshot, check.Path, check.Offset).Single(i => i.Label == "test");
        var text = Completion.SnippetText.WithoutPlaces(test.InsertText ?? "");

        Assert.Equal("test \"name\" {\n  as of 2025-06-01\n  lead { email \"ann@acme.example\"; title \"text\" }\n  event visited pricing 3 days ago\n  expect fit is 0\n}", text);
        Assert.False(Check.InModel(text).Snapshot.AnalysisOf("model.score").HasErrors);
    }

    [Theory]
    [InlineData("boss", "boss")]
    [InlineData("\"big boss\"", "\"big boss\"")]
    [InlineData("\"missing\"", "\"missing\"")]
    [InlineData("\"within\"", "\"within\"")]
    [InlineData("\"a \\\"b\\\"\"", "\"a \\\"b\\\"\"")]
    public void Values_are_inserted_as_they_must_be_written(string written, string inserted)
    {
        var check = Check.InModel($"segment a when title is {written}\nsegment b when title is $0");

        Assert.Contains(inserted, Completion.Completions.Find(check.Snapshot, check.Path, check.Offset).Where(i => i.Kind == Completion.CompletionKind.Value).Select(i => i.InsertText));
    }
}
