using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using ScoringDsl.Compiler.Emit;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Emit;

public sealed class AssemblyTests
{
    private const string TwoLines = Models.Schema +
        """
        score fit range 0..100 {
          visited pricing >= 5 => +20
          email domain gmail   => -10
        }
        """;

    [Fact]
    public void A_model_refers_to_the_runtime_and_to_System_Runtime_alone()
    {
        var compiled = ModelCompiler.Compile(Models.Analyze(TwoLines), new CompileOptions());
        using var file = new PEReader(compiled.Assembly);
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name)).Order(StringComparer.Ordinal);
        Assert.Equal(["ScoringDsl.Runtime", "System.Runtime"], references);
    }

    [Fact]
    public void The_same_text_gives_the_same_bytes_in_whatever_folder()
    {
        var here = Compile("here/model.score");
        var there = Compile("/some/where/else/model.score");
        Assert.Equal(here.Assembly.ToArray(), there.Assembly.ToArray());
        Assert.Equal(here.Symbols.ToArray(), there.Symbols.ToArray());

        static CompiledAssembly Compile(string path)
        {
            var files = new MemoryFileReader().Add(path, "import \"parts/rules.score\"\n" + Models.Schema)
                .Add(Path.GetDirectoryName(path) + "/parts/rules.score", "score fit { visited pricing => +1 }");
            return ModelCompiler.Compile(ModelAnalysis.Analyze(path, files), new CompileOptions());
        }
    }

    [Fact]
    public void The_symbols_hold_the_score_file_with_its_checksum_and_an_exact_span_for_every_rule()
    {
        const string Text = Models.Schema +
            """
            score fit range 0..100 {
              "Pricing": visited pricing >= 5 => +20
              email domain gmail   => -10
              each visited => +1 up to 10
              match employees { > 100 => +5; otherwise => 0 }
              group "G" when opted_in { each downloaded => +0.5 * employees }
              every 7 days without visited since created => -1
            }
            """;
        var analysis = Models.Analyze(Text);
        var compiled = ModelCompiler.Compile(analysis, new CompileOptions());
        using var provider = MetadataReaderProvider.FromPortablePdbImage(compiled.Symbols);
        var pdb = provider.GetMetadataReader();

        var document = pdb.GetDocument(Assert.Single(pdb.Documents));
        Assert.Equal("model.score", pdb.GetString(document.Name));
        Assert.Equal(new Guid("8829d00f-11b8-4213-878b-770e8597ac16"), pdb.GetGuid(document.HashAlgorithm));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)]), pdb.GetBlobBytes(document.Hash));

        var spans = pdb.MethodDebugInformation.SelectMany(m => pdb.GetMethodDebugInformation(m).GetSequencePoints())
            .Where(p => !p.IsHidden)
            .Select(p => analysis.Trees[0].Source.ToString(Compiler.Text.TextSpan.FromBounds(
                analysis.Trees[0].Source.GetOffset(new(p.StartLine - 1, p.StartColumn - 1)), analysis.Trees[0].Source.GetOffset(new(p.EndLine - 1, p.EndColumn - 1)))))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "\"Pricing\": visited pricing >= 5 => +20",
                "email domain gmail   => -10",
                "each visited => +1 up to 10",
                "> 100 => +5",
                "opted_in",
                "each downloaded => +0.5 * employees",
                "every 7 days without visited since created => -1",
            }.Except(spans, StringComparer.Ordinal));
    }

    [Fact]
    public void An_exception_in_a_rule_of_a_debug_build_names_the_score_file_and_line()
    {
        var analysis = Models.Analyze(TwoLines, "folder/model.score");
        var line = TwoLines.Split('\n').ToList().FindIndex(l => l.Contains("visited pricing", StringComparison.Ordinal)) + 1;
        var options = new CompileOptions(Debug: true);
        var code = ModelCompiler.GenerateSource(analysis, options).Replace("x.Count(", "Planted(x, ", StringComparison.Ordinal)
            .Replace("private static double Days", "private static long Planted(Evaluation x, int f, int w) => throw new InvalidOperationException(\"planted\");\nprivate static double Days", StringComparison.Ordinal);
        var (assembly, symbols) = ModelCompiler.Emit(analysis, code, options);
        using var model = ScoringDsl.Runtime.ScoringModel.Load(new MemoryStream([.. assembly]), new MemoryStream([.. symbols]));
        var block = model.NewBlock();
        block.AddLead("1");
        var thrown = Assert.ThrowsAny<Exception>(() => model.ScoreBatch(block.Build(), 0, threads: 1));
        var inner = thrown is AggregateException { InnerException: { } first } ? first : thrown;
        Assert.Equal("planted", inner.Message);
        Assert.Contains($"model.score:line {line}", inner.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_of_a_large_model_stay_small_enough_for_the_JIT_to_optimise()
    {
        var text = new StringBuilder(Models.Schema).AppendLine("score fit {");
        for (var i = 0; i < 700; i++)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  country is \"c{i}\" and employees >= {i} => +{i % 9}.5");
        }

        for (var i = 0; i < 300; i++)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  visited \"/p{i}\" >= 2 within {1 + (i % 90)} days => +2");
        }

        var analysis = Models.Analyze(text.AppendLine("}").ToString());
        var lines = ModelCompiler.GenerateSource(analysis, new CompileOptions()).Count(c => c == '\n');
        Assert.InRange(lines, 1, 25_000);
        var compiled = ModelCompiler.Compile(analysis, new CompileOptions());
        using var file = new PEReader(compiled.Assembly);
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0)
            {
                var body = file.GetMethodBody(method.RelativeVirtualAddress);
                var name = metadata.GetString(method.Name);
                Assert.True(body.GetILReader().Length < 12_000, $"{name} has {body.GetILReader().Length} bytes of IL.");
                if (!body.LocalSignature.IsNil)
                {
                    var locals = metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new LocalCounter(), null);
                    Assert.True(locals.Length < 200, $"{name} has {locals.Length} locals.");
                }
            }
        }
    }

    /// <summary>Counts locals; their types do not matter.</summary>
    private sealed class LocalCounter : ISignatureTypeProvider<int, object?>
    {
        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => 0;

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => 0;
    }
}
