namespace ScoringDsl.Ide.Words;

/// <summary>A phrase of the language with what it says and an example: for hover and for help while it is typed.</summary>
/// <param name="Parts">Its words in order, operators of several words as one; those in capitals are slots to fill in.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Example">A line of a model.</param>
internal sealed record LanguageForm(string[] Parts, string Meaning, string Example)
{
    /// <summary>The word that it begins with, or the operator.</summary>
    public string Head => Parts[0];

    /// <summary>The form as people read it.</summary>
    public string Label { get; } = string.Join(' ', Parts);

    /// <summary>Whether it is shown while it is typed, and not only when it is pointed at.</summary>
    public bool HelpsTyping { get; init; }

    /// <summary>Whether a part is a slot.</summary>
    public static bool IsSlot(string part) => part.Length > 1 && part.All(char.IsAsciiLetterUpper);

    /// <summary>What a slot takes.</summary>
    public static string Describe(string slot) => slot switch
    {
        "DURATION" => "A number and seconds, minutes, hours, days or weeks, such as 30 days.",
        "DATE" => "A date, such as 2025-01-01.",
        "EVENT" => "An event with what narrows it, such as visited pricing.",
        "PROPERTY" => "A property of the event.",
        "FIELD" => "A field of the lead that is a date.",
        "NUMBER" => "A number.",
        "PERCENT" => "A percentage, such as 50%.",
        "POINTS" => "Points with a sign, such as +20 or -5; a calculation may follow: +0.1 * amount.",
        "SCORE" => "The name of a score.",
        "SCORES" => "Names of scores, with commas between.",
        "CONDITION" => "Anything that holds or does not.",
        "PERIOD" => "hour, day or week.",
        "SUBJECT" => "A field, or a number such as count of visited.",
        "VALUES" => "Values with commas between, or the name of a list.",
        _ => "",
    };
}
