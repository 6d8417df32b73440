using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC063x and SC064x: families of scores, <c>highest of</c>, outcomes.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>Two values of a family are the same but for case.</summary>
    public Diagnostic FamilyValueTwice(string value, SourceText source, TextSpan first) =>
        Error("SC0630", $"'{value}' stands twice in this family.") with { Related = [new RelatedPlace(source, first, "It stands here first.")] };

    /// <summary>A family over an empty list.</summary>
    public Diagnostic FamilyWithoutValues(string list, string family) => Error("SC0631", $"The list '{list}' is empty, so '{family}' has no scores.");

    /// <summary>A value that a family does not have, in brackets.</summary>
    public Diagnostic UnknownMember(string family, string value, IReadOnlyList<string> values, string? suggestion) =>
        WithSuggestion(Error("SC0632", $"'{family}' has no score for '{value}'.", $"It has scores for {Names(values)}."), suggestion);

    /// <summary>A family where one score is needed.</summary>
    public Diagnostic FamilyAlone(string family, string member, bool canBeHighest)
    {
        var diagnostic = Error("SC0633", $"'{family}' is a family of scores, and one score is needed here.");
        return canBeHighest
            ? diagnostic with { Hint = $"Write one of them, such as '{member}', or 'highest of {family}'.", Fixes = [Write($"highest of {family}")] }
            : diagnostic with { Hint = $"Write one of them, such as '{member}'." };
    }

    /// <summary>Brackets after a name that is no family's.</summary>
    public Diagnostic NotAFamily(string name, bool isScore) => isScore
        ? Error("SC0634", $"'{name}' is one score and takes no brackets.") with { Fixes = [Write(name)] }
        : Error("SC0634", $"'{name}' is not a family of scores.");

    /// <summary>Braces in a text of a family that hold something else than its variable.</summary>
    public Diagnostic UnknownVariable(string name, string family, string variable, bool isNear)
    {
        var diagnostic = Warning("SC0635", $"'{{{name}}}' stays as it is: the variable of '{family}' is '{{{variable}}}'.");
        return isNear
            ? diagnostic with { Fixes = [Write(variable)] }
            : diagnostic with { Hint = "Write '\\{' for a brace that is meant.", Fixes = [Insert("Write a plain brace", Span.Start - 1, "\\")] };
    }

    /// <summary>A family whose body never uses its variable.</summary>
    public Diagnostic VariableUnused(string family, string variable) =>
        Warning("SC0636", $"The scores of '{family}' are all the same: nothing in it says '{{{variable}}}'.", $"It stands in quoted texts, such as \"/products/{{{variable}}}\".");

    /// <summary><c>highest of</c> a single score.</summary>
    public Diagnostic HighestOfOne(string score) =>
        Error("SC0637", $"'{score}' is one score, and the highest is taken of several.", $"Name a family, or several scores in parentheses: '({score}, …)'.");

    /// <summary>Something else than a family after <c>highest of</c>.</summary>
    public Diagnostic FamilyExpected(string text, string? suggestion) =>
        WithSuggestion(Error("SC0638", $"'{text}' is not a family of scores.", "Single scores stand in parentheses."), suggestion);

    /// <summary><c>name of highest</c> compared with a name that none of its scores has.</summary>
    public Diagnostic UnknownHighestName(string text, IReadOnlyList<string> names, string? suggestion) =>
        WithSuggestion(Error("SC0639", $"None of these scores is called '{text}'.", $"They are {Names(names)}."), suggestion);

    /// <summary><c>name of highest</c> where a number or a condition is expected.</summary>
    public Diagnostic HighestNameCompared(string written, string name) =>
        Error("SC0640", $"'{written}' is the name of a score.", $"Compare it with 'is' or 'in': '{written} is {name}'.");

    /// <summary>An outcome is read outside tests.</summary>
    public Diagnostic OutcomeRead(string name) =>
        Error("SC0641", $"Only tests may ask for the outcome '{name}'.", "A model must not see the answer that it is judged by.");

    /// <summary>The word <c>outcome</c> before an outcome's name.</summary>
    public Diagnostic OutcomeWord(string name) => Error("SC0642", "An outcome is asked for by its name alone.") with { Fixes = [Write(name)] };
}
