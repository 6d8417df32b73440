using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Ide.Completion;

/// <summary>Statements of several words with places to fill in.</summary>
internal static class Snippets
{
    /// <summary>Declarations at the top level of a file.</summary>
    public static IEnumerable<CompletionItem> Declarations { get; } =
    [
        Snippet("model", "the model's title", "model \"${1:Title}\" version ${2:1}"),
        Snippet("lead", "what is known of a lead", "lead {\n  lead_id text key\n  ${1:email email}\n  $0\n}"),
        Snippet("account", "what is known of an account", "account {\n  account_id text key\n  $0\n}"),
        Snippet("event", "something that leads do", "event ${1:visited} { ${2:page url subject} }"),
        Snippet("list", "a named list of texts", "list ${1:free_mail} = ${2:\"gmail.com\", \"yahoo.com\"}"),
        Snippet("list from", "a list from a file", "list ${1:competitors} from \"${2:competitors.csv}\" column \"${3:domain}\""),
        Snippet("define", "a named condition, number or duration", "define ${1:name} = $0"),
        Snippet("score", "rules that give points", "score ${1:engagement} \"${2:Engagement}\" range 0..100 {\n  $0\n}"),
        Snippet("bands", "bands of a score", "bands ${1:grade} of ${2:fit} {\n  A >= 75\n  B >= 50\n  C >= 25\n  D otherwise\n}"),
        Snippet("rating", "bands joined", "rating ${1:priority} = ${2:fit_grade} ${3:activity}"),
        Snippet("stages", "stages of the lifecycle", "stages ${1:lifecycle} {\n  ${2:mql} when ${3:condition}\n  ${4:visitor} otherwise\n}"),
        Snippet("exclude", "keep a lead out of every hand-off", "exclude ${1:competitor} when $0"),
        Snippet("segment", "a segment for nurture", "segment ${1:cold} when $0"),
        Snippet("handoff", "hand a lead to sales", "handoff ${1:sales} when ${2:condition} because top ${3:3} reasons of ${4:total}"),
        Snippet("ignore", "events that do not count", "ignore ${1:visited} where ($0)"),
        Snippet("outcome", "what the lead did in the end", "outcome ${1:won} when $0"),
        Snippet("import", "take in another file", "import \"$0\""),
        Snippet("tests for", "tests of another file's model", "tests for \"$0\""),
    ];

    /// <summary>Rules in a score or group.</summary>
    public static IEnumerable<CompletionItem> Rules { get; } =
    [
        Snippet("rule", "points where a condition holds", "${1:condition} => +${2:10}"),
        Snippet("labelled rule", "points with a label for explanations", "\"${1:Label}\": ${2:condition} => +${3:10}"),
        Snippet("each", "points for every event", "each ${1:event} => +${2:1} up to ${3:10}"),
        Snippet("each distinct", "points for every different value", "each distinct ${1:property} of ${2:event} => +${3:5} up to ${4:25}"),
        Snippet("every", "points for every stretch without an event", "every ${1:7 days} without ${2:event} => -${3:5} down to -${4:40}"),
        Snippet("match", "the first arm that fits gives the points", "match ${1:field} {\n  ${2:>= 100} => +${3:10}\n  otherwise => 0\n}"),
        Snippet("group", "rules under one cap", "group \"${1:Title}\" up to ${2:20} {\n  $0\n}"),
        Snippet("group weight", "rules that count for a share", "group \"${1:Title}\" weight ${2:50%} {\n  $0\n}"),
        Snippet("always", "points for everybody", "always => +${1:5}"),
        Snippet("decay", "points fade with age", "decay half-life ${1:30 days}"),
        Snippet("decay linear", "points fade evenly to nothing", "decay linear over ${1:60 days}"),
    ];

    /// <summary>Rules that may stand behind a label and its colon.</summary>
    public static IEnumerable<CompletionItem> LabelledRules => Rules.Where(r => r.Label is "each" or "each distinct" or "every" or "match" or "always");

    /// <summary>Statements of a test.</summary>
    public static IEnumerable<CompletionItem> Tests { get; } =
    [
        Snippet("as of", "the date the test scores at", "as of ${1:2025-06-01}"),
        Snippet("lead", "a lead", "lead { $0 }"),
        Snippet("account", "an account", "account { $0 }"),
        Snippet("event", "something the lead did", "event ${1:visited pricing} ${2:3 days ago}"),
        Snippet("expect", "what must come out", "expect $0"),
    ];

    /// <summary>A test with the model's own names.</summary>
    public static CompletionItem Test(Model model)
    {
        var fields = model.LeadFields.Where(f => !f.IsKey).Take(2).Select((f, i) => $"{f.Name} ${{{3 + i}:{Example(f)}}}");
        var happened = model.Events.FirstOrDefault(e => e.Subject is not null) ?? model.Events.FirstOrDefault();
        var events = happened is null ? "" : $"\n  event {happened.Name}{(happened.Subject is { } subject ? $" ${{5:{Example(subject)}}}" : "")} ${{6:3 days ago}}";
        var expected = model.Scores.FirstOrDefault() is { } score ? $"{score.Name} is ${{7:0}}" : "$0";
        return Snippet("test", "a test", $"test \"${{1:name}}\" {{\n  as of ${{2:2025-06-01}}\n  lead {{ {string.Join("; ", fields)} }}{events}\n  expect {expected}\n}}");
    }

    /// <summary>A snippet, with what it comes to as its documentation.</summary>
    public static CompletionItem Snippet(string label, string detail, string text) =>
        new(label, CompletionKind.Snippet, detail, $"```score\n{SnippetText.WithoutPlaces(text)}\n```", text, IsSnippet: true);

    private static string Example(FieldSymbol field) => field.Type switch
    {
        FieldType.Number => "100",
        FieldType.Bool => "yes",
        FieldType.Date => "2025-05-01",
        FieldType.Email => "\"ann@acme.example\"",
        FieldType.Url => "pricing",
        // Signs that mean something in snippets stay out.
        FieldType.OneOf when field.Values[0].All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-') => $"\"{field.Values[0]}\"",
        _ => "\"text\"",
    };
}
