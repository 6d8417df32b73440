using System.Globalization;
using ScoringDsl.Benchmarks.Measuring;

// Measures the compiled model of samples/b2b-saas against the same model written by hand:
//   dotnet run -c Release --project tests/ScoringDsl.Benchmarks [-- --leads 10000] [arguments of BenchmarkDotNet]
// Measures the command line's start-up and compilation from cold:
//   dotnet run -c Release --project tests/ScoringDsl.Benchmarks -- cold
var leads = Array.IndexOf(args, "--leads");
if (leads >= 0 && leads + 1 < args.Length)
{
    Workload.LeadCount = int.Parse(args[leads + 1], CultureInfo.InvariantCulture);
    args = [.. args[..leads], .. args[(leads + 2)..]];
}

ScoringRun.Run(args);
