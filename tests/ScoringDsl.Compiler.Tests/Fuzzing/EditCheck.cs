using System.Collections;
using System.Reflection;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>What is worked out with the memory of earlier texts is what is worked out from scratch, down to the last token and finding.</summary>
internal static class EditCheck
{
    private const string Name = "fuzzed.score";

    /// <summary>Analyses texts one after the other with one memory, and each of them from scratch.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>How many of the texts are models without errors.</returns>
    public static int Run(IEnumerable<string> texts)
    {
        var memory = new AnalysisMemory();
        var models = 0;
        foreach (var text in texts)
        {
            var files = new MemoryFileReader().Add(Name, text);
            var fresh = ModelAnalysis.Analyze(Name, files);
            var remembered = ModelAnalysis.Analyze(Name, files, memory);

            // Editors do not ask for the findings of every text.
            if (text.Length % 4 != 0)
            {
                AssertSame(fresh.Diagnostics, remembered.Diagnostics);
                Assert.Equal(fresh.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error), remembered.HasErrors);
            }

            Assert.Equal(fresh.HasErrors, remembered.HasErrors);
            foreach (var (expected, actual) in fresh.Trees.Zip(remembered.Trees))
            {
                AssertSame(expected.Root, actual.Root);
                AssertSame(expected.Diagnostics, actual.Diagnostics);
                Assert.Equal(expected.Broken.AsEnumerable(), actual.Broken);
                AssertSame(ScoreParser.Parse(actual.Source, keeps: true).Known, actual.Known);
            }

            models += fresh.HasErrors ? 0 : 1;
        }

        return models;
    }

    /// <summary>Compares findings with their fixes and related places.</summary>
    public static void AssertSame(IReadOnlyList<Diagnostic> expected, IReadOnlyList<Diagnostic> actual) =>
        Assert.Equal(expected.Select(Write), actual.Select(Write));

    private static string Write(Diagnostic d) =>
        $"{d.Code} {d.Severity} {d.Source.Path} {d.Span} {d.Message} {d.Hint} "
        + string.Join(" ", d.Related.Select(r => $"[{r.Source.Path} {r.Span} {r.Message}]"))
        + string.Join(" ", d.Fixes.Select(f => $"<{f.Title} {string.Join(", ", f.Edits)}>"));

    private static void AssertSame(KnownParse? expected, KnownParse? actual)
    {
        Assert.NotNull(expected);
        Assert.NotNull(actual);
        Assert.Equal(expected.Tokens, actual.Tokens);
        Assert.Equal(
            expected.Statements.Select(s => (s.First, s.End, s.BodyStart, s.IsTopLevel, s.IsSound, s.HasSoundHead, s.Syntax.Span)),
            actual.Statements.Select(s => (s.First, s.End, s.BodyStart, s.IsTopLevel, s.IsSound, s.HasSoundHead, s.Syntax.Span)));
    }

    private static void AssertSame(SyntaxElement expected, SyntaxElement actual)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(expected.Span, actual.Span);
        Assert.Equal(expected.FullSpan, actual.FullSpan);
        if (expected is SyntaxToken token && actual is SyntaxToken other)
        {
            Assert.Equal((token.Kind, token.Text), (other.Kind, other.Text));
            Assert.Equal(token.Leading.AsEnumerable(), other.Leading);
        }
        else if (expected is SyntaxNode node && actual is SyntaxNode otherNode)
        {
            Assert.Equal(node.Children.Length, otherNode.Children.Length);
            for (var i = 0; i < node.Children.Length; i++)
            {
                AssertSame(node.Children[i], otherNode.Children[i]);
            }

            foreach (var property in PartsOf(node.GetType()))
            {
                AssertSamePart(property, property.GetValue(node), property.GetValue(otherNode), otherNode);
            }
        }
    }

    private static void AssertSamePart(PropertyInfo property, object? expected, object? actual, SyntaxNode node)
    {
        switch (expected)
        {
            case SyntaxElement part:
                var found = Assert.IsType<SyntaxElement>(actual, exactMatch: false);
                Assert.Equal((part.GetType(), part.Span), (found.GetType(), found.Span));

                // A part that has text is in the tree itself, not a copy of something in it.
                Assert.True(part.Span.Length == 0 || IsIn(node, found), $"{property.Name} of {node.GetType().Name} is not in the tree.");
                break;
            case IEnumerable parts and not string:
                var others = ((IEnumerable?)actual)?.Cast<object?>().ToList() ?? [];
                var all = parts.Cast<object?>().ToList();
                Assert.Equal(all.Count, others.Count);
                for (var i = 0; i < all.Count; i++)
                {
                    AssertSamePart(property, all[i], others[i], node);
                }

                break;
            default:
                Assert.Equal(expected, actual);
                break;
        }
    }

    private static bool IsIn(SyntaxNode node, SyntaxElement part) =>
        node.Children.Any(c => ReferenceEquals(c, part) || (c is SyntaxNode inner && inner.Span.Touches(part.Span.Start) && IsIn(inner, part)));

    /// <summary>The properties that the kinds of nodes add: their parts, and what tells one form from another.</summary>
    private static IEnumerable<PropertyInfo> PartsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.GetIndexParameters().Length == 0);
}
