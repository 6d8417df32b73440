using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Emit;

/// <summary>Models for tests, analysed from text.</summary>
internal static class Models
{
    /// <summary>A schema that most small models can use.</summary>
    public const string Schema =
        """
        lead {
          lead_id   text key
          email     email
          title     text missing "n/a"
          country   text
          industry  one of software, finance, "Health Care"
          employees number
          opted_in  bool
          created   date
          decision_by date
          tags      list of text
        }
        event visited { page url subject; seconds number; session text }
        event opened email { kind one of newsletter, promotion subject; campaign text }
        event received email { kind one of newsletter, promotion subject }
        event requested { form text subject }
        event downloaded { asset text subject; kind text }
        event purchased { category text subject; amount number }

        """;

    /// <summary>Analyses a model and fails with its diagnostics where it has errors.</summary>
    public static ModelAnalysis Analyze(string text, string path = "model.score")
    {
        var analysis = ModelAnalysis.Analyze(path, new MemoryFileReader().Add(path, text));
        Assert.True(!analysis.HasErrors, string.Join('\n', analysis.Diagnostics.Select(d => $"{d.Source.GetPosition(d.Span.Start)} {d.Code} {d.Message}")));
        return analysis;
    }
}
