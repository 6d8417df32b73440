using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ScoringDsl.Benchmarks.Measuring;

/// <summary>A figure of the whole run divided by the number of leads.</summary>
internal sealed class PerLeadColumn(string name, string legend, Func<BenchmarkReport, double?> figure) : IColumn
{
    public static IColumn Time { get; } = new PerLeadColumn("ns/lead", "Mean time per lead", report => report.ResultStatistics?.Mean);

    public static IColumn Allocated { get; } = new PerLeadColumn(
        "B/lead", "Managed memory allocated per lead", report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));

    public string Id => nameof(PerLeadColumn) + name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase] is { } report && figure(report) is { } value
            ? (value / Workload.LeadCount).ToString("N0", CultureInfo.InvariantCulture)
            : "?";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
