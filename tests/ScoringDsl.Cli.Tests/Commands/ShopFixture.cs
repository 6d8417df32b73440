using System.Text;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>A folder with a small model, built once, and good data. Commands run in this process, with a terminal of text writers.</summary>
public sealed class ShopFixture : IDisposable
{
    public const string Model = """
        model "Shop" version 2

        lead {
          lead_id   text key from "Lead ID"
          email     email
          employees number
          industry  one of software, retail
          created   date
          opted_in  bool
          tags      list of text
        }

        event visited { page url subject }
        event opened email { kind one of newsletter, promotion subject }
        event purchased { at from "date"; lead from "customer"; amount number }

        score total "Total" range 0..100 {
          "Big": employees >= 100 => +20
          "Buys": each purchased => +0.5 * amount up to 40
          "Pricing": visited pricing >= 2 => +15.5
          each opened email newsletter => +1
          "Willing": opted_in => +5
          "VIP": tags contains vip => +0.25
          "New": created within 30 days => +2
        }

        bands grade of total { A >= 50; B >= 20; C otherwise }
        stages lifecycle { customer when purchased; visitor otherwise }
        exclude rival when email domain under "rival.example"
        segment quiet when not visited
        segment software when industry is software
        handoff sales when total >= 20 because top 2 reasons of total

        test "a big company is worth 20" {
          as of 2025-06-01
          lead { employees 100 }
          expect total is 20
        }
        """;

    public const string Leads = """
        Lead ID,email,employees,industry,created,opted_in,tags,note
        A1,ann@acme.example,250,software,2025-05-20,yes,vip;eu,"likes ""quotes"", commas"
        B2,bob@sub.rival.example,100,retail,2024-01-01,no,,
        "C,3",,,farming,,1,,

        """;

    public const string Events = """
        lead,event,at,id,page,kind,amount
        A1,visited,2025-05-01,e1,https://shop.example/pricing,,
        A1,visited,2025-05-02T10:00:00Z,e2,/pricing?x=1,,
        A1,Opened  Email,2025-05-03,,,newsletter,
        B2,purchased,2025-05-04,p1,,,30
        B2,purchased,2025-05-05,p1,,,31
        Z9,visited,2025-05-06,,,,
        A1,downloaded,2025-05-07,,,,

        """;

    public ShopFixture()
    {
        Folder = Directory.CreateTempSubdirectory("score-").FullName + "/";
        Write("shop.score", Model);
        Write("leads.csv", Leads);
        Write("events.csv", Events);
        var analysis = ModelAnalysis.Analyze(Folder + "shop.score", new DiskFileReader());
        Assert.Empty(analysis.Diagnostics);
        File.WriteAllBytes(Folder + "shop.dll", [.. ModelCompiler.Compile(analysis, new CompileOptions()).Assembly]);
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder + name) ?? Folder);
        File.WriteAllBytes(Folder + name, bytes);
    }

    /// <summary>Runs a command line; <c>./</c> is the folder, <c>_</c> a blank; the folder is taken out of the output.</summary>
    /// <param name="commandLine">The command line without <c>score</c>.</param>
    /// <param name="input">What comes from standard input.</param>
    /// <param name="width">The width of the terminal that the results go to; without it they go to a pipe.</param>
    public CommandResult Run(string commandLine, string input = "", int? width = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)))
        {
            OutIsTerminal = width is not null,
            Width = width ?? Terminal.DefaultWidth,
        };
        var arguments = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Replace('_', ' ').Replace("./", Folder, StringComparison.Ordinal));
        var exitCode = Application.Run([.. arguments], terminal);
        return new CommandResult(exitCode, WithoutFolder(output.ToString()), WithoutFolder(error.ToString()));
    }

    private string WithoutFolder(string text) => text.Replace(Folder, "", StringComparison.Ordinal);
}

/// <summary>What a command line gave.</summary>
public sealed record CommandResult(int ExitCode, string Out, string Error)
{
    /// <summary>The error without the summary's time, which is never the same.</summary>
    public string StableError => System.Text.RegularExpressions.Regex.Replace(Error, @"[0-9.]+ seconds", "N seconds");
}
