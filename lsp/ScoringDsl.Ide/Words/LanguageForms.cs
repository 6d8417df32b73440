using System.Collections.Frozen;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Words;

/// <summary>The phrases of the language, as docs/language.md explains them.</summary>
internal static class LanguageForms
{
    /// <summary>Phrases whose slots are told of while they are typed.</summary>
    private static readonly LanguageForm[] Helping =
    [
        new(["within", "DURATION"], "Takes events up to so old, counted back from the date that is scored as of.", "visited pricing within 30 days"),
        new(["within next", "DURATION"], "Takes dates of the time to come.", "decision_by within next 90 days"),
        new(["between", "NUMBER", "and", "DURATION", "ago"], "Takes events between two ages; the younger end is in, the older one is not.", "opened email newsletter between 30 and 60 days ago"),
        new(["older than", "DURATION"], "Takes events that are so old or older.", "visited older than 90 days"),
        new(["since", "DATE"], "Takes events on or after this date, from midnight UTC.", "purchased since 2025-01-01"),
        new(["before", "DATE"], "Takes events before this date, midnight UTC.", "purchased before 2025-01-01"),
        new(["count of", "EVENT"], "How often something happened.", "count of visited within 30 days > 20"),
        new(["count of", "distinct", "PROPERTY", "of", "EVENT"], "How many different values of a property there are.", "count of distinct page of visited >= 3"),
        new(["sum of", "PROPERTY", "of", "EVENT"], "A property of all the events added up; 0 where there is none.", "sum of amount of purchased within 90 days >= 250"),
        new(["average of", "PROPERTY", "of", "EVENT"], "The mean of a property; missing where there is no event.", "average of percent of watched >= 50"),
        new(["min of", "PROPERTY", "of", "EVENT"], "The smallest value of a property; missing where there is no event.", "min of amount of purchased > 10"),
        new(["max of", "PROPERTY", "of", "EVENT"], "The largest value of a property; missing where there is no event.", "max of amount of purchased > 500"),
        new(["most", "EVENT", "per", "PROPERTY"], "The largest number of events that share one value of a property.", "most visited per session >= 5"),
        new(["days since last", "EVENT"], "The age of the newest event in days, with a fraction; missing where there is none.", "days since last visited > 14"),
        new(["days since first", "EVENT"], "The age of the oldest event in days, with a fraction; missing where there is none.", "days since first purchased >= 365"),
        new(["days since", "FIELD"], "The days since a date, with a fraction.", "days since created >= 365"),
        new(["highest of", "SCORES"], "The greatest of some scores.", "highest of (crm, erp) >= 40"),
        new(["name of highest", "SCORES"], "Which of some scores is the greatest; missing where none is above 0.", "name of highest interest is crm"),
        new(["each", "distinct", "PROPERTY", "of", "EVENT", "=>", "POINTS"], "Gives points for every different value of a property, once for each.", "each distinct asset of downloaded => +5 up to 25"),
        new(["every", "DURATION", "without", "EVENT", "since", "FIELD", "=>", "POINTS"],
            "Gives points for each whole stretch since the event last happened, or since the date where it never did.", "every 7 days without visited since created => -5 down to -40"),
        new(["match", "SUBJECT"], "The first arm that fits gives its points; 'otherwise' takes everything else.", "match employees { >= 500 => +15; 50..499 => +25; otherwise => 0 }"),
        new(["decay", "half-life", "DURATION"], "Half of the points is left after this time, a quarter after twice of it.", "decay half-life 30 days"),
        new(["decay", "linear over", "DURATION"], "The points fade evenly and are gone after this time.", "decay linear over 60 days"),
        new(["decay", "PERCENT", "every", "DURATION"], "After each whole stretch so much of what is left goes.", "decay 25% every 7 days"),
        new(["decay", "none"], "The points do not fade.", "requested demo => +30 decay none"),
        new(["up to", "NUMBER"], "Caps what a rule or group gives.", "each visited => +1 up to 10"),
        new(["down to", "NUMBER"], "Caps what a rule or group takes.", "each bounced email => -5 down to -20"),
        new(["at most", "NUMBER", "per", "PERIOD"], "Counts only the first so many events of each hour, day or week.", "each clicked email => +2 at most 3 per day"),
        new(["weight", "PERCENT"], "What the rules of the group give together counts for so much.", "group \"Events\" weight 50% { attended webinar => +20 }"),
        new(["raised", "within", "DURATION"], "Whether something in this time gave the score points.", "segment cold when not engagement raised within 60 days"),
        new(["because", "top", "NUMBER", "reasons", "of", "SCORES"], "The rules that gave most points are handed over with the lead, strongest first.", "handoff sales when total >= 60 because top 3 reasons of engagement, fit"),
        new(["more than", "NUMBER", "within", "DURATION"], "Drops bursts: events of which more than so many lie within this time.", "ignore visited more than 100 within 1 minute"),
        new(["any of", "VALUES"], "Holds where one of the values fits.", "title has word any of (\"VP\", \"CEO\")"),
    ];

    /// <summary>Words that are explained when they are pointed at.</summary>
    private static readonly LanguageForm[] Others =
    [
        new(["and"], "Both sides hold. Beside 'or' it needs parentheses.", "opted_in and employees >= 100"),
        new(["or"], "One of the sides holds, or both. Beside 'and' it needs parentheses.", "country is germany or country is austria"),
        new(["not"], "Turns true to false. A comparison with a missing value is false, and so 'not' makes it true.", "not visited pricing within 90 days"),
        new(["is"], "The whole value is this; case does not matter.", "country is germany"),
        new(["in", "VALUES"], "The value is one of some, or of a list, or in a range with both ends in.", "employees in 20..99"),
        new(["contains"], "A part of the text is this; of a list of text, a whole item.", "title contains \"sales\""),
        new(["has word"], "The text has this word, touching no other letter or digit: VP is not in MVPs.", "title has word \"VP\""),
        new(["starts with"], "The text begins with this.", "title starts with \"Head of\""),
        new(["ends with"], "The text ends with this.", "title ends with \"manager\""),
        new(["like"], "The whole text fits a pattern in which * is any run of characters.", "website like \"*.example/*\""),
        new(["under"], "The domain is this one or a subdomain of it.", "email domain under \"acme.example\""),
        new(["known"], "The field has a value.", "phone is known"),
        new(["missing"], "The field has no value; behind a field's type, texts that count as no value.", "title text missing \"n/a\", \"-\""),
        new(["valid"], "The e-mail address is well formed.", "email is valid"),
        new(["malformed"], "The e-mail address is not well formed.", "email is malformed"),
        new(["gibberish"], "The text looks like keys that were hit at random, such as asdfgh.", "first_name is gibberish"),
        new(["at least", "LABEL"], "This label or one above it.", "fit_grade at least B"),
        new(["where", "(", "CONDITION", ")"], "Takes only events for which this holds. Names are properties of the event first, then fields of the lead.", "watched where (percent >= 75)"),
        new(["each", "EVENT", "=>", "POINTS"], "Gives points for every event; its properties can be used in the points.", "each purchased => +0.1 * amount up to 40"),
        new(["distinct"], "Each value of a property counts once.", "each distinct asset of downloaded => +5"),
        new(["without"], "The event that does not come.", "every 7 days without visited => -5"),
        new(["always"], "The rule holds for every lead.", "always => +5"),
        new(["otherwise"], "Takes everything that came to no arm, band or stage before, missing values too.", "otherwise => 0"),
        new(["group", "TITLE"], "Gathers rules: they can be capped together, weighed, and switched on by a condition.", "group \"Social\" up to 15 { each shared => +3; each liked => +1 }"),
        new(["when", "CONDITION"], "What must hold.", "segment big when employees >= 500"),
        new(["=>", "POINTS"], "What stands before it earns the points behind it.", "visited pricing >= 5 => +20"),
        new(["per"], "The stretch, or the property, by which is counted.", "each clicked email => +2 at most 3 per day"),
        new(["ago"], "Counted back from the date that is scored as of.", "event visited pricing 3 days ago"),
        new(["model", "TITLE", "version", "NUMBER"], "Names the model. A file without it is part of the models that import it.", "model \"B2B SaaS\" version 1"),
        new(["import", "FILE"], "The declarations of another file join this model.", "import \"crm.score\""),
        new(["tests for", "FILE"], "The file holds tests of another file's model.", "tests for \"model.score\""),
        new(["lead"], "What is known of a lead: its fields and their types.", "lead { email email; employees number }"),
        new(["account"], "What is known of the companies that leads belong to; before a score, bands or a segment it makes them those of accounts.", "account { account_id text key; employees number }"),
        new(["event"], "Something that leads do, with its properties.", "event visited { page url subject; seconds number }"),
        new(["list", "NAME", "=", "VALUES"], "A named list of texts.", "list free_mail = \"gmail.com\", \"yahoo.com\""),
        new(["define", "NAME", "=", "CONDITION"], "Gives a condition, a number, a percentage or a duration a name.", "define decision_maker = title has word \"VP\""),
        new(["score", "NAME"], "Rules that give and take points.", "score fit \"Fit\" range 0..100 { employees >= 100 => +20 }"),
        new(["range"], "The lowest and the highest score; '0..' has no top.", "score fit range 0..100 { email is known => +20 }"),
        new(["rounded"], "The finished score is rounded to whole points.", "score total range 0..100 rounded = 0.4 * fit + 0.6 * engagement"),
        new(["bands", "NAME", "of", "SCORE"], "Cuts a score into labels; the last one is 'otherwise', so that there is no gap.", "bands grade of fit { A >= 75; B >= 50; C otherwise }"),
        new(["rating", "NAME", "=", "BANDS"], "Joins bands into one label: A1 to D4.", "rating priority = fit_grade activity"),
        new(["stages", "NAME"], "Where a lead stands: the first stage whose condition holds.", "stages lifecycle { customer when purchased; visitor otherwise }"),
        new(["exclude", "NAME", "when", "CONDITION"], "Keeps leads out of every hand-off. They are scored all the same.", "exclude competitor when email domain in competitors"),
        new(["segment", "NAME", "when", "CONDITION"], "Leads that belong together; a lead can be in any number of segments.", "segment cold when not engagement raised within 60 days"),
        new(["handoff", "NAME", "when", "CONDITION", "because", "REASONS"], "Names the leads that people should act on, with the reasons.", "handoff sales when total >= 60 because top 3 reasons of fit"),
        new(["outcome", "NAME", "when", "CONDITION"], "What became of a lead: scores are held against it, and no rule may read it.", "outcome won when purchased"),
        new(["ignore", "EVENT"], "These events count for nothing.", "ignore visited where (page like \"/internal/*\")"),
        new(["test", "NAME"], "Makes a lead, lets things happen to it, and says what is expected.", "test \"a demo\" { as of 2025-06-01; event requested demo 1 day ago; expect engagement >= 20 }"),
        new(["as of", "DATE"], "The date that is scored as of: what happens later does not exist yet.", "as of 2025-06-01"),
        new(["expect", "CONDITION"], "What must come out: any condition, a hand-off, a segment, a reason or a rule's points.", "expect \"Pricing\" gives +20"),
        new(["gives", "POINTS"], "What the rule of this label gives, after its own cap.", "expect \"Pricing\" gives +20"),
        new(["times", "NUMBER"], "How many of this event.", "event visited pricing 3 days ago times 5"),
        new(["excluded"], "Some exclusion holds for the lead.", "expect not excluded"),
        new(["key"], "The field that names the lead; it compares exactly and is never missing.", "lead_id text key"),
        new(["subject"], "The property that a value right behind the event's name is compared with.", "event visited { page url subject }"),
        new(["from"], "The column's name in data files, or the file of a list.", "country text from \"Country/Region\""),
        new(["column"], "The column of the file that holds the list's values.", "list competitors from \"competitors.csv\" column \"domain\""),
        new(["domain"], "What follows the @ of an e-mail address. A value without a dot stands for that provider everywhere.", "email domain gmail"),
    ];

    private static readonly FrozenDictionary<string, LanguageForm[]> ByHead =
        Helping.Select(f => f with { HelpsTyping = true }).Concat(Others).GroupBy(f => TextFold.Fold(f.Head)).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>The forms that begin with a word or operator; none where it is not of the language. Case does not matter.</summary>
    public static IReadOnlyList<LanguageForm> Of(string head) => ByHead.TryGetValue(TextFold.Fold(head), out var forms) ? forms : [];

    /// <summary>All forms: their examples are tested.</summary>
    public static IEnumerable<LanguageForm> All => Helping.Concat(Others);
}
