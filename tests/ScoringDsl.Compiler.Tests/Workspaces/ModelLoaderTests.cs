using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Tests.Binding;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Tests.Workspaces;

public class ModelLoaderTests
{
    [Fact]
    public void The_two_lines_of_the_language_are_a_model()
    {
        var analysis = Binding.Analysis.Of("""
            lead { email email }
            event visited { page url subject }
            score engagement {
              visited pricing >= 5 => +20
              email domain gmail   => -10
            }
            """);
        Assert.Equal("", analysis.Findings());
        Assert.Equal("model", analysis.Model?.Title);
        Assert.Equal(2, analysis.Model?.Scores[0].Body.Members.Length);
    }

    [Fact]
    public void A_missing_file_is_an_error_and_no_model()
    {
        var analysis = ModelAnalysis.Analyze("nowhere.score", new MemoryFileReader());
        Assert.Null(analysis.Model);
        Assert.Equal("nowhere.score:1:1 error SC0201: 'nowhere.score' cannot be read. The file does not exist.", analysis.Findings());
    }

    [Fact]
    public void An_empty_file_is_an_empty_model()
    {
        var analysis = Binding.Analysis.Of("");
        Assert.Equal("", analysis.Findings());
        Assert.Empty(analysis.Model?.Scores ?? throw new InvalidOperationException());
    }

    [Fact]
    public void Imports_join_the_model_relative_to_the_file_that_names_them_and_only_once()
    {
        var analysis = Binding.Analysis.Of(
            ("models/main.score", "import \"parts/crm.score\"\nimport \"./parts/../parts/events.score\"\nscore s { visited and opted_in => +1 }\n"),
            ("models/parts/crm.score", "import \"events.score\"\nlead { opted_in bool }\n"),
            ("models/parts/events.score", "event visited\n"));
        Assert.Equal("", analysis.Findings());
        Assert.Equal(["models/main.score", "models/parts/crm.score", "models/parts/events.score"], analysis.Trees.Select(t => t.Source.Path));
    }

    [Fact]
    public void Imported_declarations_come_before_those_of_the_file_that_imports_them()
    {
        var analysis = Binding.Analysis.Of(("main.score", "score b { always => +1 }\nimport \"a.score\"\n"), ("a.score", "score a { always => +1 }\n"));
        Assert.Equal(["a", "b"], analysis.Model?.Scores.Select(s => s.Name));
    }

    [Fact]
    public void A_fragment_that_declares_enough_is_checked_alone_and_is_called_after_its_file()
    {
        var analysis = Binding.Analysis.Of(("parts/social.score", "event shared\nscore social { each shared => +3 }\n"));
        Assert.Equal("", analysis.Findings());
        Assert.Equal("social", analysis.Model?.Title);
    }

    [Fact]
    public void An_import_that_is_missing_is_an_error_where_it_is_named()
    {
        var analysis = Binding.Analysis.Of("import \"crm.score\"\nscore s { always => +1 }\n");
        Assert.Equal("model.score:1:8 error SC0201: 'crm.score' cannot be read. The file does not exist.", analysis.Findings());
        Assert.NotNull(analysis.Model);
    }

    [Fact]
    public void A_cycle_of_imports_is_one_error_with_the_chain()
    {
        var analysis = Binding.Analysis.Of(("a.score", "import \"b.score\"\n"), ("b.score", "import \"c.score\"\n"), ("c.score", "import \"a.score\"\n"));
        Assert.Equal("c.score:1:8 error SC0203: This import goes round in a circle: a.score → b.score → c.score → a.score.", analysis.Findings());
    }

    [Fact]
    public void A_file_that_imports_itself_is_a_cycle()
    {
        Assert.Equal("model.score:1:8 error SC0203: This import goes round in a circle: model.score → model.score.", Binding.Analysis.Of("import \"model.score\"\n").Findings());
    }

    [Fact]
    public void Findings_come_in_the_order_of_files_and_places()
    {
        var analysis = Binding.Analysis.Of(
            ("main.score", "score s { nobody => +1 }\nimport \"a.score\"\nscore t { no_one => +1 }\n"),
            ("a.score", "score a { nothing => +1 }\n"));
        Assert.Equal(["main.score:1", "main.score:3", "a.score:1"], analysis.Findings().Split('\n').Select(f => string.Join(':', f.Split(':').Take(2))));
    }

    [Fact]
    public void A_file_of_tests_is_the_model_it_names_with_its_tests()
    {
        var analysis = Binding.Analysis.Of(
            ("tests/more.score", "tests for \"../main.score\"\ntest \"b\" { as of 2025-01-01; expect s is 1 }\n"),
            ("main.score", "model \"Main\"\nscore s { always => +1 }\ntest \"a\" { as of 2025-01-01; expect s is 1 }\n"));
        Assert.Equal("", analysis.Findings());
        Assert.Equal("tests/more.score", analysis.Path);
        Assert.Equal("Main", analysis.Model?.Title);
        Assert.Equal(["a", "b"], analysis.Model?.Tests.Select(t => t.Name));
        Assert.Equal(["main.score", "tests/more.score"], analysis.Trees.Select(t => t.Source.Path));
    }

    [Fact]
    public void A_file_of_tests_holds_only_tests_and_names_a_model()
    {
        Assert.Equal(
            "t.score:2:1 error SC0206: A file that begins with 'tests for' holds only tests.",
            Binding.Analysis.Of(("t.score", "tests for \"main.score\"\nscore s { always => +1 }\n"), ("main.score", "event visited\n")).Findings());
        Assert.Equal(
            "t.score:1:11 error SC0205: 't.score' is a file of tests, not a model.",
            Binding.Analysis.Of(("t.score", "tests for \"t.score\"\n")).Findings());
        Assert.Equal(
            "t.score:1:11 error SC0201: 'none.score' cannot be read. The file does not exist.",
            Binding.Analysis.Of(("t.score", "tests for \"none.score\"\n")).Findings());
        Assert.Equal(
            "main.score:1:8 error SC0204: 't.score' is a file of tests and cannot be imported.",
            Binding.Analysis.Of(("main.score", "import \"t.score\"\n"), ("t.score", "tests for \"main.score\"\n")).Findings());
    }

    [Fact]
    public void A_model_line_in_an_import_is_an_error()
    {
        Assert.Equal(
            "a.score:1:1 error SC0207: Only the model's own file has a 'model' line; this file is imported.",
            Binding.Analysis.Of(("main.score", "model \"Main\"\nimport \"a.score\"\n"), ("a.score", "model \"A\"\n")).Findings());
    }

    [Fact]
    public void Invalid_utf8_is_an_error_with_line_and_column_of_the_byte()
    {
        var files = new MemoryFileReader().Add("model.score", [.. "// é\n// Caf"u8, 0xE9, .. "\n"u8]);
        var analysis = ModelAnalysis.Analyze("model.score", files);
        Assert.Null(analysis.Model);
        Assert.Equal("model.score:2:7 error SC0202: The byte E9 here is not valid UTF-8 text.", analysis.Findings());
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var files = new MemoryFileReader().Add("model.score", [0xEF, 0xBB, 0xBF, .. "score s { nobody => +1 }"u8]);
        Assert.Equal("model.score:1:11 error SC0301: There is no field, event or define called 'nobody'.", ModelAnalysis.Analyze("model.score", files).Findings());
    }

    [Fact]
    public void Text_is_normalised_so_that_both_spellings_of_an_accent_are_one()
    {
        var analysis = Binding.Analysis.Of("lead { cafe\u0301 text }\nscore s { caf\u00E9 is \"Poe\u0301sie\" => +1 }\n");
        Assert.Equal("", analysis.Findings());
        Assert.Equal("caf\u00E9", analysis.Model?.LeadFields[0].Name);
        var rule = Assert.IsType<BoundConditionRule>(analysis.Model?.Scores[0].Body.Members[0]);
        Assert.Equal("Po\u00E9sie", Assert.Single(Assert.IsType<BoundTextTest>(rule.Condition).Values));
    }

    [Fact]
    public void Names_ignore_case_beyond_ascii()
    {
        Assert.Equal("", Binding.Analysis.Of("lead { stra\u00DFe text; \u00C4rger bool }\nscore s { \u00E4RGER => +1 }\n").Findings());
    }

    [Theory]
    [InlineData("list rivals from \"r.csv\" column \"Domain\"", "acme.com|Größe, GmbH")]
    [InlineData("list rivals from \"r.csv\" column \"NAME\"", "A|He said \"x\"")]
    public void A_list_in_a_file_is_the_column_it_names(string declaration, string expected)
    {
        var analysis = Binding.Analysis.Of(
            ("model.score", declaration),
            ("r.csv", "name,domain\r\nA,acme.com\r\n\r\n\"He said \"\"x\"\"\",\"Größe, GmbH\"\r\nA,\r\n"));
        Assert.Equal("", analysis.Findings());
        Assert.Equal(expected.Split('|'), analysis.Model?.Lists[0].Values);
    }

    [Theory]
    [InlineData("list r from \"none.csv\" column \"a\"", "model.score:1:13 error SC0201: 'none.csv' cannot be read. The file does not exist.")]
    [InlineData("list r from \"r.csv\" column \"domian\"", "model.score:1:28 error SC0212: 'r.csv' has no column 'domian'.")]
    [InlineData("list r from \"r.csv\"", "model.score:1:13 error SC0211: Say which column of 'r.csv' holds the list.")]
    [InlineData("list r from \"empty.csv\" column \"a\"", "model.score:1:13 error SC0210: 'empty.csv' is empty.")]
    [InlineData("list r from \"open.csv\" column \"a\"", "model.score:1:13 error SC0209: A quotation mark in line 2 of 'open.csv' is never closed.")]
    [InlineData("list r from \"latin.csv\" column \"a\"", "latin.csv:2:2 error SC0202: The byte E9 here is not valid UTF-8 text.")]
    public void A_list_file_that_does_not_do_is_an_error(string declaration, string expected)
    {
        var files = new MemoryFileReader()
            .Add("model.score", declaration)
            .Add("r.csv", "name,domain\nA,acme.com\n")
            .Add("empty.csv", "")
            .Add("open.csv", "a\n\"never closed\nx\n")
            .Add("latin.csv", [.. "a\nx"u8, 0xE9]);
        Assert.Equal(expected, ModelAnalysis.Analyze("model.score", files).Findings());
    }

    [Fact]
    public void Analysis_loads_no_Roslyn()
    {
        var context = new System.Runtime.Loader.AssemblyLoadContext("analysis", isCollectible: true);
        try
        {
            var compiler = context.LoadFromAssemblyPath(typeof(ModelAnalysis).Assembly.Location);
            var analysis = compiler.GetType(typeof(ModelAnalysis).FullName ?? "");
            var reader = compiler.GetType(typeof(DiskFileReader).FullName ?? "");
            Assert.NotNull(analysis);
            Assert.NotNull(reader);
            var method = analysis.GetMethods().Single(m => m.Name == "Analyze" && m.GetParameters().Length == 2);
            var result = method.Invoke(null, ["nowhere.score", Activator.CreateInstance(reader, [null])]);
            Assert.NotNull(analysis.GetProperty("Diagnostics")?.GetValue(result));
            Assert.DoesNotContain(context.Assemblies, a => a.FullName?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true);
        }
        finally
        {
            context.Unload();
        }
    }
}
