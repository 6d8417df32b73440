using System.Globalization;
using ScoringDsl.Benchmarks.Editor;
using ScoringDsl.Benchmarks.Measuring;

// Measures the compiled model of samples/b2b-saas against the same model written by hand:
//   dotnet run -c Release --project tests/ScoringDsl.Benchmarks [-- --leads 10000] [arguments of BenchmarkDotNet]
// Measures the types that an application's build makes of the sample, one lead at a time:
//   dotnet run -c Release --project tests/ScoringDsl.Benchmarks -- typed
// Measures the language server as an editor meets it; tests/editor-speed.sh publishes the server and calls this:
//   dotnet run -c Release --project tests/ScoringDsl.Benchmarks -- editor SERVER [RULES [TIMES [EDITS]]]
if (args is ["editor", var server, .. var numbers])
{
    EditorRun.Run(server, Number(0, 2_000), Number(1, 200), Number(2, 5_000));
    return;

    int Number(int index, int usual) => index < numbers.Length ? int.Parse(numbers[index], CultureInfo.InvariantCulture) : usual;
}

if (args is ["typed", .. var rest])
{
    Workload.LeadCount = 20_000;
    ScoringRun.Run<TypedBenchmarks>(rest);
    return;
}

var leads = Array.IndexOf(args, "--leads");
if (leads >= 0 && leads + 1 < args.Length)
{
    Workload.LeadCount = int.Parse(args[leads + 1], CultureInfo.InvariantCulture);
    args = [.. args[..leads], .. args[(leads + 2)..]];
}

ScoringRun.Run<ScoringBenchmarks>(args);
