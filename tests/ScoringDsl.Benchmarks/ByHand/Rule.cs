namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>The model's rules, numbered as the model declares them.</summary>
internal static class Rule
{
    public const int DecidesAndAskedForDemo = 0;

    public const int Decides = 1;
    public const int LeadsTeam = 2;
    public const int CompanySize = 3;
    public const int Industry = 4;
    public const int InServedCountry = 5;
    public const int OutsideServedCountries = 6;
    public const int Gmail = 7;
    public const int OtherFreeMail = 8;
    public const int MalformedEmail = 9;
    public const int GavePhone = 10;
    public const int StillLearning = 11;
    public const int BudgetApproved = 12;
    public const int DecidingSoon = 13;

    public const int Pricing = 14;
    public const int AskedForDemo = 15;
    public const int AskedForQuote = 16;
    public const int ProductPages = 17;
    public const int ReadsBlog = 18;
    public const int BusyLately = 19;
    public const int Papers = 20;
    public const int WatchedToEnd = 21;
    public const int TradeShow = 22;
    public const int Webinars = 23;
    public const int PhoneCalls = 24;
    public const int UsesTrial = 25;
    public const int OpensNewsletters = 26;
    public const int OpensOffers = 27;
    public const int Clicks = 28;
    public const int OpensMost = 29;
    public const int Shares = 30;
    public const int Unsubscribed = 31;
    public const int Silence = 32;

    public const int Count = 33;
}
