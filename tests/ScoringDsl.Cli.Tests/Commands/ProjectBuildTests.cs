namespace ScoringDsl.Cli.Tests.Commands;

/// <summary><c>score build</c> to C#, and for a whole project as ScoringDsl.MSBuild asks for it.</summary>
public sealed class ProjectBuildTests : IDisposable
{
    private const string Schema = "lead { email email; employees number }\n";
    private string _warnings = "\t\t\t";
    private readonly string _folder = Directory.CreateTempSubdirectory("score project ").FullName.Replace('\\', '/');

    [Fact]
    public void A_model_becomes_a_class()
    {
        Write("shop.score", "model \"My shop\"\n" + Schema + "score fit { employees >= 10 => +20 }");
        var (exitCode, output) = Run("build", _folder + "/shop.score", "--as", "csharp", "--namespace", "App", "-o", _folder + "/Shop.cs");
        Assert.Equal($"Built {_folder}/Shop.cs (class MyShop).\n", output);
        Assert.Equal(0, exitCode);
        Assert.Contains("namespace App\n{\n    /// <summary>The model \"My shop\".</summary>\n    public static partial class MyShop\n", Read("Shop.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--as csharp --class 2shop", "'2shop' cannot be the name of a class.")]
    [InlineData("--as csharp -o shop.dll", "The output 'shop.dll' must be named .cs.")]
    [InlineData("-o shop.cs", "The output 'shop.cs' must be named .dll.")]
    public void Wrong_names_are_refused(string options, string message)
    {
        Write("shop.score", Schema + "score fit { employees >= 10 => +20 }");
        var (exitCode, output) = Run(["build", _folder + "/shop.score", .. options.Split(' ')]);
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Equal($"error: {message}\n", output);
    }

    [Fact]
    public void Fragments_and_files_of_tests_are_told_from_models()
    {
        Write("crm.score", Schema);
        Write("shop.score", "model \"Shop\"\nimport \"crm.score\"\nscore fit { employees >= 10 => +20 }");
        Write("shop.tests.score", "tests for \"shop.score\"\ntest \"t\" { as of 2025-06-01\n lead { employees 10 }\n expect fit is 20 }");
        Write("lonely.score", "score x { emplyees > 1 => +2 }");
        string[] models = ["crm", "shop", "shop.tests", "lonely"];

        var lonely = $"{_folder}/lonely.score(1,1): warning SCB003: Nothing is made of this file: it does not begin with 'model', and no model imports it.\n";
        Assert.Equal((0, "Compiled shop.score.\n" + lonely), Build(models));
        Assert.Equal("shop.g.cs", Lines("score.outputs"));

        // Imported by a model, it is a fragment like the other; and no more, when that import goes.
        Write("lonely.score", "define big = employees > 100");
        Write("shop.score", "model \"Shop\"\nimport \"crm.score\"\nimport \"lonely.score\"\nscore fit { big => +20 }");
        Assert.Equal((0, "Compiled shop.score.\n"), Build(models));
        Assert.Equal((0, ""), Build(models));
        Write("shop.score", "model \"Shop\"\nimport \"crm.score\"\nscore fit { employees >= 10 => +20 }");
        Assert.Equal((0, "Compiled shop.score.\n" + lonely), Build(models));
        Assert.Equal((0, ""), Build(models));
    }

    [Fact]
    public void Two_models_cannot_become_one_class()
    {
        Write("a.score", "model \"My shop\"\n" + Schema + "score fit { employees >= 10 => +20 }");
        Write("b.score", "model \"my SHOP\"\n" + Schema + "score fit { employees >= 10 => +20 }");
        var (exitCode, output) = Build("a", "b");
        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"Compiled a.score.\n{_folder}/b.score(1,1): error SCB001: This model and '{_folder}/a.score' would both become the class App.MyShop. "
            + "Give one of them another title, or a TypeName in the project file.\n",
            output);
        Assert.Contains("error SCB001", Build("a", "b").Output, StringComparison.Ordinal);
        Assert.Equal((0, "Compiled b.score.\n"), Build("a", "b\tApp\tOther\tPublic"));
        Assert.Contains("class Other", Read("obj/b.g.cs"), StringComparison.Ordinal);
        Assert.Contains("error SCB002: '1' cannot be the name of a class.", Build("a", "b\tApp\t1\tPublic").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_option_and_each_file_that_was_read_makes_a_model_stale()
    {
        Write("shop.score", "model \"Shop\"\nlist rivals from \"rivals.csv\" column \"domain\"\n" + Schema + "score fit { email domain in rivals => +20 }");
        Write("rivals.csv", "domain\nacme.example\n");
        Assert.Equal((0, "Compiled shop.score.\n"), Build("shop"));
        Assert.Equal((0, ""), Build("shop"));

        Write("rivals.csv", "domain\nacme.example\nrival.example\n");
        Assert.Equal((0, "Compiled shop.score.\n"), Build("shop"));
        Assert.Equal((0, "Compiled shop.score.\n"), Build("shop\tOther\t\tPublic"));
        Assert.Equal((0, "Compiled shop.score.\n"), Build("shop\tOther\t\tInternal"));
        Assert.Contains("internal static partial class Shop", Read("obj/shop.g.cs"), StringComparison.Ordinal);
        File.Delete(_folder + "/obj/shop.g.cs");
        Assert.Equal((0, "Compiled shop.score.\n"), Build("shop\tOther\t\tInternal"));

        Assert.Equal("rivals.csv shop.score", Lines("score.inputs"));
        File.Delete(_folder + "/rivals.csv");
        Assert.Contains("error SC0", Build("shop\tOther\t\tInternal").Output, StringComparison.Ordinal);
        Assert.Equal("shop.g.cs", Lines("score.outputs"));
    }

    [Fact]
    public void A_setting_that_comes_or_goes_makes_the_models_stale_that_looked_for_it()
    {
        Write("shop.score", "model \"Shop\"\n" + Schema + "score fit { employees >= 10 and employees < 5 => +20 }");
        var first = Build("shop");
        var code = System.Text.RegularExpressions.Regex.Match(first.Output, "warning (SC[0-9]+)").Groups[1].Value;
        Assert.Equal((0, ""), Build("shop"));
        Assert.Contains(".editorconfig", Lines("score.absent").Split(' '));

        Write(".editorconfig", $"[*.score]\nscore_diagnostic.{code}.severity = none\n");
        Assert.Equal((0, "Compiled shop.score.\n"), Build("shop"));
        Assert.Contains(".editorconfig", Lines("score.inputs").Split(' '));

        File.Delete(_folder + "/.editorconfig");
        Assert.Equal(first, Build("shop"));
    }

    [Theory]
    [InlineData("\t\t\t", "warning")]
    [InlineData("true\t\t\t", "error")]
    [InlineData("true\t\tSC9 {0}\t", "warning")]
    [InlineData("\t{0}\t\t", "error")]
    [InlineData("true\t{0}\t\t{0} CS1", "")]
    public void A_warning_that_the_project_makes_an_error_keeps_its_model_from_being_built(string warnings, string level)
    {
        Write("shop.score", "model \"Shop\"\n" + Schema + "score fit { employees >= 10 and employees < 5 => +20 }");
        var code = System.Text.RegularExpressions.Regex.Match(Build("shop").Output, "warning (SC[0-9]+)").Groups[1].Value;
        _warnings = string.Format(System.Globalization.CultureInfo.InvariantCulture, warnings, code);
        File.Delete(_folder + "/obj/shop.g.cs");

        var (exitCode, output) = Build("shop");
        Assert.Equal(level.Length > 0, output.Contains($": {level} {code}: ", StringComparison.Ordinal));
        Assert.Equal(level == "error" ? 1 : 0, exitCode);
        Assert.Equal(level != "error", File.Exists(_folder + "/obj/shop.g.cs"));

        // An error is told until it is mended, a warning once.
        Assert.Equal(level == "error" ? (exitCode, output) : (0, ""), Build("shop"));
    }

    [Fact]
    public void Output_goes_with_its_model_and_a_model_from_elsewhere_has_a_place_too()
    {
        Directory.CreateDirectory(_folder + "/project/sub");
        Write("project/sub/in.score", "model \"In\"\n" + Schema + "score fit { employees >= 10 => +20 }");
        Write("out.score", "model \"Out\"\n" + Schema + "score fit { employees >= 10 => +20 }");
        BuildIn("project", "sub/in", "../out");
        Assert.Matches(@"^out-[0-9a-f]{8}\.g\.cs sub/in\.g\.cs$", Lines("score.outputs", "project"));
        BuildIn("project", "../out");
        Assert.Matches(@"^out-[0-9a-f]{8}\.g\.cs$", Lines("score.outputs", "project"));
        Assert.False(Directory.Exists(_folder + "/project/obj/sub"));

        var name = new string('n', 240);
        Write($"project/{name}.score", "model \"Long\"\n" + Schema + "score fit { employees >= 10 => +20 }");
        Assert.Equal((0, $"Compiled {name}.score.\n"), BuildIn("project", name));
        Assert.Matches(@"^n{40}-[0-9a-f]{8}\.g\.cs$", Lines("score.outputs", "project"));
    }

    [Fact]
    public void A_request_that_is_none_is_refused()
    {
        Write("request", "what\tis this");
        Assert.Equal((ExitCodes.Usage, "error: A build cannot be asked for by 'what\tis this'.\n"), Run("build", "--project", _folder + "/request"));
        Write("request", "output\tCSharp");
        Assert.Equal(ExitCodes.Usage, Run("build", "--project", _folder + "/request").ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int ExitCode, string Output) Build(params string[] models) => BuildIn(".", models);

    /// <summary>Builds as MSBuild does. A model is its path without the ending, and then, if it matters, its other parts.</summary>
    private (int ExitCode, string Output) BuildIn(string project, params string[] models)
    {
        var folder = Path.GetFullPath($"{_folder}/{project}").Replace('\\', '/');
        var lines = models.Select(m => m.Split('\t', 2)).Select(m => $"model\t{folder}/{m[0]}.score\t{(m.Length > 1 ? m[1] : "App\t\tPublic")}");
        Write("request", string.Join('\n', [$"project\t{folder}", $"folder\t{folder}/obj", "output\tCSharp", "debug\t", $"warnings\t{_warnings}", .. lines]));
        return Run("build", "--project", _folder + "/request");
    }

    private static (int ExitCode, string Output) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var exitCode = Application.Run(args, new Terminal(output, output, () => Stream.Null));
        return (exitCode, output.ToString());
    }

    private void Write(string path, string text) => File.WriteAllText($"{_folder}/{path}", text);

    private string Read(string path) => File.ReadAllText($"{_folder}/{path}");

    /// <summary>The lines of a list in the folder of the build, without the folder of the models.</summary>
    private string Lines(string list, string project = ".") =>
        string.Join(' ', File.ReadAllLines($"{_folder}/{project}/obj/{list}").Select(line => line.Replace(_folder + "/", "", StringComparison.Ordinal)));
}
