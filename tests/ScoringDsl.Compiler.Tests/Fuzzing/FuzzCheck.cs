using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Tests.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>What must hold of the compiler whatever the text.</summary>
internal static class FuzzCheck
{
    private const string Name = "fuzzed.score";

    // What a text may cost: the prediction tables that the first texts fill, and a share per character.
    private const long Memory = 512L << 20;

    private const long MemoryPerCharacter = 64 << 10;

    /// <summary>Reads, binds, mends and plans a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="emits">Whether a model without errors goes all the way to an assembly.</param>
    /// <returns>Whether the text is a model without errors.</returns>
    /// <exception cref="Xunit.Sdk.XunitException">Something did not hold.</exception>
    public static bool Run(string text, bool emits)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        CheckTree(text);
        var analysis = Analyze(text);
        for (var i = 0; i < analysis.Diagnostics.Length; i++)
        {
            // Mending costs as much as reading anew: the first findings tell whether fixes go wrong.
            CheckDiagnostic(analysis.Diagnostics[i], text, mends: i < 10);
        }

        if (!analysis.HasErrors && analysis.Model is not null)
        {
            Generate(analysis, emits);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < Memory + (MemoryPerCharacter * text.Length), $"{allocated:N0} bytes were allocated for {text.Length:N0} characters.");
        return !analysis.HasErrors;
    }

    private static void CheckTree(string text)
    {
        var tree = SyntaxTree.Parse(new SourceText(Name, text));
        Assert.Equal(text, tree.Root.ToFullString());
        var end = 0;
        foreach (var token in SyntaxDump.Leaves(tree.Root))
        {
            Assert.Equal(end, token.FullSpan.Start);
            end = token.FullSpan.End;
        }
    }

    private static ModelAnalysis Analyze(string text) => ModelAnalysis.Analyze(Name, new MemoryFileReader().Add(Name, text));

    private static void CheckDiagnostic(Diagnostic diagnostic, string text, bool mends)
    {
        var source = diagnostic.Source.Text;
        CheckSpan(diagnostic.Span, source, diagnostic);
        foreach (var related in diagnostic.Related)
        {
            CheckSpan(related.Span, related.Source.Text, diagnostic);
        }

        Assert.NotEmpty(DiagnosticPrinter.Print(diagnostic));
        foreach (var fix in diagnostic.Fixes)
        {
            var end = 0;
            foreach (var edit in fix.Edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
            {
                CheckSpan(edit.Span, source, diagnostic);
                Assert.True(edit.Span.Start >= end, $"{diagnostic.Code}: the edits of '{fix.Title}' overlap.");
                end = edit.Span.End;
            }
        }

        if (mends && diagnostic.Fixes is [var first, ..] && source == text)
        {
            Analyze(Apply(first, source));
        }
    }

    private static void CheckSpan(TextSpan span, string source, Diagnostic diagnostic) =>
        Assert.True(span.Start >= 0 && span.End >= span.Start && span.End <= source.Length, $"{diagnostic.Code} points to {span}, outside the text of {source.Length} characters.");

    private static string Apply(CodeFix fix, string text)
    {
        foreach (var edit in fix.Edits.OrderByDescending(e => e.Span.Start).ThenByDescending(e => e.Span.End))
        {
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        }

        return text;
    }

    private static void Generate(ModelAnalysis analysis, bool emits)
    {
        var options = new CompileOptions(IncludeTests: true);
        var code = ModelCompiler.GenerateSource(analysis, options);
        Assert.NotEmpty(code);
        if (emits)
        {
            Assert.True(ModelCompiler.Compile(analysis, options).Succeeded);
        }
    }
}
