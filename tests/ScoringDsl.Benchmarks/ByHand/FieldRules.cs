namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>Rules of a lead's own fields that cost the same however a lead is held.</summary>
internal static class FieldRules
{
    public static long CompanySize(double? employees) => employees switch
    {
        >= 50 and <= 499 => 25_000,
        >= 500 and <= 4999 => 15_000,
        >= 5000 => 5_000,
        < 10 => -10_000,
        _ => 0,
    };

    public static long BusyLately(int visits) => visits > 20 ? 10_000 : visits >= 5 ? 4_000 : 0;

    /// <summary>Points for every 14 days of silence.</summary>
    public static long Silence(long days) => Math.Max(days / 14 * -3_000, -30_000);

    /// <summary>The rules of fit, from facts found when the lead was read.</summary>
    public static void Fit(LeadFacts facts, double employees, long decisionBy, long asOf, Span<long> points)
    {
        points[Rule.Decides] = (facts & LeadFacts.Decides) != 0 ? 25_000 : 0;
        points[Rule.LeadsTeam] = (facts & LeadFacts.LeadsTeam) != 0 ? 10_000 : 0;
        points[Rule.CompanySize] = CompanySize(double.IsNaN(employees) ? null : employees);
        points[Rule.Industry] = (facts & LeadFacts.Software) != 0 ? 20_000 : (facts & LeadFacts.FinanceOrHealth) != 0 ? 12_000 : 0;
        points[Rule.InServedCountry] = (facts & LeadFacts.Served) != 0 ? 10_000 : 0;
        points[Rule.OutsideServedCountries] = (facts & LeadFacts.Unserved) != 0 ? -15_000 : 0;
        points[Rule.Gmail] = (facts & LeadFacts.Gmail) != 0 ? -10_000 : 0;
        points[Rule.OtherFreeMail] = (facts & LeadFacts.FreeMail) != 0 ? -10_000 : 0;
        points[Rule.MalformedEmail] = (facts & LeadFacts.Malformed) != 0 ? -20_000 : 0;
        points[Rule.GavePhone] = (facts & LeadFacts.HasPhone) != 0 ? 5_000 : 0;
        points[Rule.StillLearning] = (facts & LeadFacts.Learner) != 0 ? -15_000 : 0;
        points[Rule.BudgetApproved] = (facts & LeadFacts.BudgetApproved) != 0 ? 15_000 : 0;
        points[Rule.DecidingSoon] = decisionBy > asOf && decisionBy <= asOf + (90 * TimeSpan.MicrosecondsPerDay) ? 15_000 : 0;
    }
}
