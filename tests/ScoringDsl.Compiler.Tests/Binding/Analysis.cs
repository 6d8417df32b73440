using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Binding;

/// <summary>Analyses models held in memory.</summary>
internal static class Analysis
{
    /// <summary>One file called <c>model.score</c>.</summary>
    public static ModelAnalysis Of(string text) => ModelAnalysis.Analyze("model.score", new MemoryFileReader().Add("model.score", text));

    /// <summary>Several files; the first is the one analysed.</summary>
    public static ModelAnalysis Of(params (string Path, string Text)[] files)
    {
        var reader = new MemoryFileReader();
        foreach (var (path, text) in files)
        {
            reader.Add(path, text);
        }

        return ModelAnalysis.Analyze(files[0].Path, reader);
    }

    /// <summary>The findings as <c>path:line:column severity code: message</c>.</summary>
    public static string Findings(this ModelAnalysis analysis) => string.Join('\n', analysis.Diagnostics.Select(d => DiagnosticPrinter.Print(d).Split('\n')[0]));
}
