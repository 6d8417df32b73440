using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Diagnostics;

/// <content>SC065x: accounts.</content>
public readonly partial record struct DiagnosticBuilder
{
    /// <summary>A rule about accounts reads something of a single lead.</summary>
    public Diagnostic LeadInAccountRule(string name, bool isScore) => Error(
        "SC0650",
        $"'{name}' belongs to a lead, and an account has many.",
        isScore ? $"Take its leads together, such as 'max of {name} of leads'." : $"Take its leads together, such as 'count of leads where ({name} …)'.");

    /// <summary>A rule about leads reads a result of the account.</summary>
    public Diagnostic AccountResultInLeadRule(string name, bool isTest) => Error(
        "SC0651",
        $"'{name}' is a result of the account, and this is about a lead.",
        isTest ? "Expect it after 'account { … }'." : "A rule about accounts begins with 'account', such as 'account segment'. A lead's rules see the account's fields: 'account.FIELD'.");

    /// <summary><c>leads</c> outside the rules of accounts.</summary>
    public Diagnostic LeadsOutsideAccount() =>
        Error("SC0652", "Only an account has leads to look at.", "Rules about accounts begin with 'account', such as 'account score'.");

    /// <summary><c>leads</c> without anything asked of them.</summary>
    public Diagnostic LeadsAlone() => Error("SC0653", "Say what of the leads: 'count of leads where (…)' or 'max of SCORE of leads'.");

    /// <summary>A window after <c>leads</c>.</summary>
    public Diagnostic LeadsHaveNoWindow() =>
        Error("SC0654", "'leads' has no window.", "Put the time into the condition: 'count of leads where (engagement raised within 30 days)'.");

    /// <summary><c>count of distinct … of leads</c></summary>
    public Diagnostic DistinctOfLeads() => Error("SC0655", "Leads are counted one by one; 'distinct' has no meaning here.") with { Fixes = [Replace("Remove 'distinct'", "")] };

    /// <summary><c>sum of top N</c> of something else than leads.</summary>
    public Diagnostic TopOfLeadsOnly() => Error("SC0656", "'sum of top' adds up what the best leads of an account have.", "Such as 'sum of top 3 engagement of leads'.");

    /// <summary>Points of an account's rule that should decay.</summary>
    public Diagnostic AccountNeverDecays() =>
        Error("SC0657", "An account's points do not decay: it has no events of its own.", "The scores of its leads decay.") with { Fixes = [Replace("Remove the decay", "")] };

    /// <summary><c>raised</c> on an account's score.</summary>
    public Diagnostic AccountScoreRaised(string score) => Error(
        "SC0658",
        $"'{score}' is an account's score, and no event raises it.",
        "Ask for its leads: 'count of leads where (engagement raised within 30 days)'.");

    /// <summary>A field that the account does not have.</summary>
    public Diagnostic UnknownAccountField(string name, string? suggestion) => WithSuggestion(Error("SC0659", $"Accounts have no field '{name}'."), suggestion);

    /// <summary>A field of the account in a model that declares none.</summary>
    public Diagnostic NoAccountFields() =>
        Error("SC0660", "This model declares no fields of accounts.", "Such as 'account { account_id text key; employees number }'.");

    /// <summary>Accounts without a field that links leads to them.</summary>
    public Diagnostic AccountLinkMissing() =>
        Error("SC0661", "No field of the lead says which account it belongs to.", "Mark one with 'account': 'lead { account_id text account }'.");

    /// <summary>A second link from leads to accounts.</summary>
    public Diagnostic SecondAccountLink(FieldSymbol first) => Error("SC0662", "A lead belongs to one account.") with
    {
        Related = [new RelatedPlace(first.Source, first.NameSpan, $"'{first.Name}' says which.")],
    };

    /// <summary>The link to the account is not text.</summary>
    public Diagnostic AccountLinkNotText(string name) =>
        Error("SC0663", $"'{name}' must be text: keys of accounts are compared character by character.") with { Fixes = [Write("text")] };

    /// <summary><c>account</c> on something else than a lead's field.</summary>
    public Diagnostic AccountLinkElsewhere() => Error("SC0664", "Only a lead's field links to an account.") with { Fixes = [Replace("Remove 'account'", "")] };

    /// <summary>A family of account scores.</summary>
    public Diagnostic AccountFamily() => Error("SC0665", "An account's score cannot be one of a family.", "Declare a score for each value.");

    /// <summary>An outcome of accounts.</summary>
    public Diagnostic AccountOutcome() => Error("SC0666", "Outcomes are those of leads.") with { Fixes = [Replace("Remove 'account'", "")] };

    /// <summary>A rating that joins bands of leads with bands of accounts.</summary>
    public Diagnostic RatingOfBoth(string name) => Error("SC0667", $"The rating '{name}' joins bands of leads with bands of accounts.");

    /// <summary>An event after an account in a test.</summary>
    public Diagnostic EventOfAccount() => Error("SC0720", "An event belongs to a lead: write it below the lead.");

    /// <summary>Two accounts of a test have one key.</summary>
    public Diagnostic AccountTwice(string key, SourceText source, TextSpan first) =>
        Error("SC0721", key.Length == 0 ? "Two accounts of this test have no key." : $"Two accounts of this test have the key \"{key}\".") with
        {
            Related = [new RelatedPlace(source, first, "The first one is here.")],
        };
}
