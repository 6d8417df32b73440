using System.Globalization;
using System.Reflection.Metadata;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Typed;

/// <summary>The generated file itself: its documentation, its bytes, and the places of .score files in it.</summary>
public sealed class GeneratedFileTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Snapshot.DirectoryOf(), "..", "..", ".."));

    [Theory]
    [InlineData("Ends </summary> & <b>", "Ends </summary> & <b>")]
    [InlineData("*/ -- ]]> \"x\" {0}", "*/ -- ]]> \"x\" {0}")]
    [InlineData("one\u2028two\u0085three\fend\0", "one two three end")]
    [InlineData("\u202Eturned\u2069 and \u200Fback", "turned and back")]
    [InlineData("🚀 𝒱", "🚀 𝒱")]
    [InlineData("שלום", "שלום")]
    public void Documentation_says_what_the_model_says(string documentation, string text)
    {
        var analysis = Models.Analyze($"/// {documentation}\nmodel \"Shop\"\nlead {{\n  /// {documentation}\n  employees number\n}}\n/// {documentation}\nscore fit {{ employees >= 1 => +1 }}");
        var face = CompiledFace.Generate(analysis);
        CompiledFace.Compile(face);

        // As editors read it: the lines of one comment are XML.
        var comments = face.Split('\n').Select(l => l.Trim()).Aggregate(new List<string> { "" }, (all, line) =>
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                all[^1] += line[3..].Trim() + "\n";
            }
            else if (all[^1].Length > 0)
            {
                all.Add("");
            }

            return all;
        });
        var summaries = comments.Where(c => c.Length > 0).Select(c => XElement.Parse($"<doc>{c}</doc>").Element("summary")?.Value.Trim() ?? "").ToList();
        Assert.Equal(3, summaries.Count(s => s.Split('\n')[0].Trim() == text));
    }

    [Fact]
    public void A_file_name_stays_in_its_comment_and_in_its_directives()
    {
        var analysis = Models.Analyze("lead { employees number }\nscore fit { employees >= 1 => +1 }", "models/a\nb\u2028\"c.score");
        CompiledFace.Compile(CompiledFace.Generate(analysis));
    }

    [Fact]
    public void The_same_text_gives_the_same_file_in_whatever_culture()
    {
        var model = Path.Combine(Root, "samples", "b2b-saas", "model.score");
        var here = Generate(model);
        var (before, odd) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSizes = [1];
        CultureInfo.CurrentCulture = odd;
        try
        {
            Assert.Equal(here, Generate(model));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Paths_are_relative_so_that_a_projects_PathMap_holds_for_them()
    {
        var model = Path.Combine(Root, "samples", "b2b-saas", "model.score");
        var project = Path.Combine(Root, "samples", "hosts", "console");
        var face = Generate(model, Path.Combine(project, "obj", "model.g.cs"));
        Assert.DoesNotContain(Root, face, StringComparison.Ordinal);

        var resolver = new SourceFileResolver([], project, [new(Root, "/_/")]);
        var compilation = CSharpCompilation.Create(
            "app",
            [CSharpSyntaxTree.ParseText(face, new CSharpParseOptions(LanguageVersion.CSharp14), Path.Combine(project, "obj", "model.g.cs"), System.Text.Encoding.UTF8)],
            CompiledFace.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, sourceReferenceResolver: resolver, deterministic: true));
        using var symbols = new MemoryStream();
        Assert.True(compilation.Emit(Stream.Null, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)).Success);
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        Assert.Equal(
            ["/_/samples/b2b-saas/model.score", "/_/samples/hosts/console/obj/model.g.cs"],
            reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    public void A_project_may_be_written_in_an_earlier_CSharp(LanguageVersion version)
    {
        // Before C# 14 an array is as good a span as it is a list, and has to say which.
        var options = new CSharpParseOptions(version);
        const string Use = """
            using System;

            class Use
            {
                static object Score(Shop.AccountReadiness.Lead lead, Shop.AccountReadiness.Event[] array, System.Collections.Generic.List<Shop.AccountReadiness.Visited> list) =>
                    Shop.AccountReadiness.Score(lead, array.AsSpan(), default).Engagement + Shop.AccountReadiness.Score(lead, list, default).Engagement;
            }
            """;
        var compilation = CSharpCompilation.Create(
            "app",
            [CSharpSyntaxTree.ParseText(Generate(Path.Combine(Root, "samples", "library", "accounts.score")), options), CSharpSyntaxTree.ParseText(Use, options)],
            CompiledFace.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    private static string Generate(string model, string output = "/obj/model.g.cs") =>
        TypedFace.Generate(ModelAnalysis.Analyze(model, new DiskFileReader()), new TypedOptions(output, "Shop"));
}
