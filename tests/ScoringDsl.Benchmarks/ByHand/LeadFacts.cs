namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>What a lead's texts and yes-or-no fields say, found once when the lead is read.</summary>
[Flags]
internal enum LeadFacts
{
    None = 0,
    Decides = 1 << 0,
    LeadsTeam = 1 << 1,
    Learner = 1 << 2,
    Software = 1 << 3,
    FinanceOrHealth = 1 << 4,
    Served = 1 << 5,
    Unserved = 1 << 6,
    Gmail = 1 << 7,
    FreeMail = 1 << 8,
    Malformed = 1 << 9,
    ValidEmail = 1 << 10,
    Competitor = 1 << 11,
    Edu = 1 << 12,
    HasPhone = 1 << 13,
    BudgetApproved = 1 << 14,
}
