using Planner;
using ScoringDsl.Runtime;
using static Planner.PlannerLeads;

var now = DateTimeOffset.UtcNow;

// One lead. The types are those of leads.score; what is not set is missing.
var ann = new Lead("L-001") { Email = "ann@acme.example", Title = "Director of Operations", Employees = 200 };
Event[] didAnn = [new Visited(now.AddDays(-2), "/pricing"), new Requested(now.AddDays(-1), Requested.FormValues.Demo)];

var result = PlannerLeads.Score(ann, didAnn, now);
Console.WriteLine($"{ann.LeadId}: fit {result.Fit} ({result.FitGrade}), engagement {result.Engagement}, {result.Lifecycle}");
if (result.Is(Handoff.Sales))
{
    foreach (var reason in result.GetReasons(Handoff.Sales))
    {
        Console.WriteLine($"  {reason.Points,7} {reason.Label}");
    }
}

// Many leads: a batch keeps its memory and can be cleared and filled again.
var batch = PlannerLeads.NewBatch();
batch.Add(ann, didAnn);
batch.Add(new Lead("L-002") { Email = "bob@gmail.com" }, [new Visited(now.AddDays(-40), "/pricing")]);
batch.Add(new Lead("L-003") { Email = "spy@rival.example", Title = "CEO", Employees = 80 }, [new Requested(now, "quote")]);
var results = batch.Score(now);
Console.WriteLine($"{results.Count(r => r.FitGrade == FitGrade.A)} of {results.Count} have grade A; {results.Count(r => r.IsExcluded)} excluded.");

// A newer model, built by 'score build leads.score -o newer.dll', behind the same types. One that does not fit says why.
if (args is [var path])
{
    using var newer = ScoringModel.Load(path);
    var scorer = PlannerLeads.Bind(newer);
    Console.WriteLine($"Version {newer.Definition.Version}: fit {scorer.Score(ann, didAnn, now).Fit}");
}
