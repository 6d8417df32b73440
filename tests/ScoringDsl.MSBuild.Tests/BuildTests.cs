namespace ScoringDsl.MSBuild.Tests;

/// <summary>Projects with models: what is compiled when, and what a build says.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class BuildTests(Packages packages)
{
    private const string Shared = "lead { lead_id text key; email email; employees number }\nevent visited { page url subject }\n";
    private const string One = "model \"Shop One\"\nimport \"shared/crm.score\"\nlist rivals from \"rivals.csv\" column \"domain\"\nscore fit range 0..100 { employees >= 10 => +20\n email domain in rivals => +1 }\nbands fit_grade of fit { A >= 20; B otherwise }\n";
    private const string Two = "model \"Shop Two\"\nscore fit { employees >= 10 => +30 }\nlead { employees number }\n";
    private const string Program = """
        using App;

        Console.WriteLine($"{ShopOne.Score(new ShopOne.Lead("1") { Employees = 12 }, [], DateTimeOffset.UnixEpoch).Fit}");
        """;

    [Fact]
    public void Only_what_has_changed_is_compiled_again()
    {
        var project = NewShop();
        Assert.Equal("one.score sub/two.score", project.MustBuild().Compiled);
        Assert.Equal("20", project.Run());
        Assert.Equal("Debug/net10.0/score/one.g.cs Debug/net10.0/score/sub/two.g.cs", project.Generated);

        var second = project.MustBuild();
        Assert.Equal("", second.Compiled);
        Assert.Contains("Skipping target \"_ScoreRunTool\"", second.Output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"CoreCompile\"", second.Output, StringComparison.Ordinal);

        // What 'dotnet watch' looks at, which asks for it before it reads the targets of packages.
        project.Write("watch.targets", "<Project><Target Name=\"List\" DependsOnTargets=\"$(CustomCollectWatchItems)\" /></Project>");
        var watched = DotNet.Run(project.Folder, "msbuild", "-t:List", "-getItem:Watch", $"-p:CustomAfterMicrosoftCommonTargets={project.PathOf("watch.targets")}").Output;
        Assert.All(["one.score", "sub/two.score", "shared/crm.score", "rivals.csv"], file => Assert.Contains($"\"FullPath\": \"{project.PathOf(file)}\"", watched, StringComparison.Ordinal));

        project.Touch("shared/crm.score");
        var touched = project.MustBuild();
        Assert.Equal("one.score", touched.Compiled);
        Assert.Contains("Skipping target \"CoreCompile\"", touched.Output, StringComparison.Ordinal);

        project.Touch("rivals.csv");
        Assert.Equal("one.score", project.MustBuild().Compiled);

        project.Change("sub/two.score", "+30", "+40");
        Assert.Equal("sub/two.score", project.MustBuild().Compiled);

        File.Move(project.PathOf("sub/two.score"), project.PathOf("sub/renamed.score"));
        Assert.Equal("sub/renamed.score", project.MustBuild().Compiled);
        Assert.Equal("Debug/net10.0/score/one.g.cs Debug/net10.0/score/sub/renamed.g.cs", project.Generated);

        File.Delete(project.PathOf("sub/renamed.score"));
        Assert.Equal("", project.MustBuild().Compiled);
        Assert.Equal("Debug/net10.0/score/one.g.cs", project.Generated);

        Assert.Equal("one.score", project.MustBuild("-p:ScoreModelNamespace=App.Models", "-p:DefineConstants=MOVED").Compiled);

        project.Clean();
    }

    [Fact]
    public void An_error_fails_the_build_at_its_line_and_a_warning_obeys_the_project()
    {
        var project = NewShop();
        project.Change("one.score", "employees >= 10", "emploees >= 10");
        var failed = project.Build();
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains($"{project.PathOf("one.score")}(4,26,4,34): error SC0301: There is no field, event or define called 'emploees'. Did you mean 'employees'?", failed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error MSB", failed.Output, StringComparison.Ordinal);
        Assert.Equal("sub/two.score", failed.Compiled);
        Assert.Contains($"{project.PathOf("App.csproj")} : error SCB006: The models of this project were not built; what is wrong stands above.", project.Build().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", failed.Output, StringComparison.Ordinal);

        project.Change("one.score", "emploees >= 10", "employees >= 10 and employees < 5");
        var warned = project.MustBuild();
        Assert.Matches(@"one\.score\(4,\d+,4,\d+\): warning SC\d+: ", warned.Output);
        var code = System.Text.RegularExpressions.Regex.Match(warned.Output, @"warning (SC\d+)").Groups[1].Value;

        Assert.DoesNotContain(code, project.MustBuild($"-p:NoWarn={code}").Output, StringComparison.Ordinal);
        foreach (var property in new[] { "TreatWarningsAsErrors=true", $"WarningsAsErrors={code}", $"WarningsAsErrors={code}" })
        {
            // The second time too: what was not built is built again.
            var asError = project.Build($"-p:{property}");
            Assert.NotEqual(0, asError.ExitCode);
            Assert.Contains($"error {code}", asError.Output, StringComparison.Ordinal);
        }

        var missing = project.Build("-p:ScoreToolPath=/nowhere/score.dll");
        Assert.Contains($"{project.PathOf("App.csproj")} : error SCB007: The score tool is missing: there is no '/nowhere/score.dll'.", missing.Output, StringComparison.Ordinal);
        Assert.Contains("1 Error(s)", missing.Output, StringComparison.Ordinal);

        // The settings that were looked for when the warning was told.
        Assert.Contains($"warning {code}", project.MustBuild().Output, StringComparison.Ordinal);
        project.Write(".editorconfig", $"[*.score]\nscore_diagnostic.{code}.severity = none\n");
        var silent = project.MustBuild();
        Assert.Equal("one.score", silent.Compiled);
        Assert.DoesNotContain(code, silent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_time_build_generates_and_never_fails()
    {
        string[] designTime = ["-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"];
        var project = NewShop();
        Assert.Equal(0, DotNet.Run(project.Folder, "restore", "-nologo").ExitCode);
        Assert.Equal("one.score sub/two.score", project.MustBuild(["--no-restore", .. designTime]).Compiled);

        project.Change("one.score", "employees >= 10", "emploees >= 10");
        var broken = project.MustBuild(designTime);
        Assert.Contains("0 Error(s)", broken.Output, StringComparison.Ordinal);
        Assert.Equal("Debug/net10.0/score/one.g.cs Debug/net10.0/score/sub/two.g.cs", project.Generated);

        project.Change("one.score", "emploees >= 10", "employees >= 10");
        Assert.Equal("one.score", project.MustBuild(designTime).Compiled);
        Assert.Equal("", project.MustBuild().Compiled);
        Assert.Equal("20", project.Run());
    }

    [Fact]
    public void Several_target_frameworks_share_one_run()
    {
        var project = NewShop("<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads></PropertyGroup>");
        var built = project.MustBuild("-m:2");
        Assert.Equal("one.score sub/two.score", built.Compiled);
        Assert.Equal("Debug/score/one.g.cs Debug/score/sub/two.g.cs", project.Generated);
        Assert.Equal("20", project.Run());
        Assert.Equal("", project.MustBuild("-f", "net10.0").Compiled);
        project.MustBuild("-t:Rebuild", "-m:2");
        project.Clean();
    }

    [Fact]
    public void Models_become_assemblies_for_hosts_that_load_them()
    {
        var project = NewShop("<PropertyGroup><ScoreModelOutput>Assembly</ScoreModelOutput></PropertyGroup>").Write("Program.cs", """
            using ScoringDsl.Runtime;

            using var model = ScoringModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "one.dll"));
            Console.WriteLine($"{model.Definition.Title} {File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "sub", "two.dll"))}");
            """);
        Assert.Equal("one.score sub/two.score", project.MustBuild().Compiled);
        Assert.Equal("Shop One True", project.Run());
        Assert.Equal("", project.MustBuild().Compiled);

        var published = DotNet.Run(project.Folder, "publish", "-c", "Debug", "-o", "out", "-nologo", "-p:UseAppHost=false");
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.Equal("Shop One True", project.Run(project.PathOf("out/App.dll")));
    }

    [Fact]
    public void Odd_names_and_settings_of_a_project_change_nothing()
    {
        var project = packages.NewProject(
            "App",
            "<PropertyGroup><CheckForOverflowUnderflow>true</CheckForOverflowUnderflow><GenerateDocumentationFile>true</GenerateDocumentationFile><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"
            + "<AnalysisMode>All</AnalysisMode><NoWarn>CA1303;CA1305;CA2007</NoWarn><LangVersion>10</LangVersion><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings></PropertyGroup>"
            + "<ItemGroup><ScoreModel Update=\"*.score\" Access=\"internal\" /></ItemGroup>",
            "a (b) & $HOME `c` Ü; [d]");
        project.Write("a;b (1) %41 $(Foo).score", "model \"App\"\n" + Shared + "/// Fits, $(Foo) & <all>.\nscore fit { employees >= 10 and not visited within 30 days => +5 }\n");
        project.Write("Program.cs", "using System;\n\nConsole.WriteLine(App.AppModel.Score(new App.AppModel.Lead(\"1\") { Employees = 12 }, ReadOnlySpan<App.AppModel.Event>.Empty, DateTimeOffset.UnixEpoch).Fit);");
        Assert.Equal("a;b (1) %41 $(Foo).score", project.MustBuild("-graph").Compiled);
        Assert.Contains("internal static partial class AppModel", File.ReadAllText(project.PathOf($"obj/{project.Generated}")), StringComparison.Ordinal);
        Assert.Equal("5", project.Run());
        Assert.Equal("a;b (1) %41 $(Foo).score", project.MustBuild("-t:Rebuild").Compiled);
    }

    [Fact]
    public void A_project_in_another_language_is_told_what_to_do()
    {
        var project = new Project(Path.Combine(packages.Folder, "basic"), "App").Write("one.score", One).Write("shared/crm.score", Shared).Write("rivals.csv", "domain\nacme.example\n");
        File.Copy(packages.NewProject().PathOf("App.csproj"), project.PathOf("App.vbproj"));
        var failed = DotNet.Run(project.Folder, "build", "-nologo");
        Assert.Contains($"{project.PathOf("App.vbproj")} : error SCB004: Models become C#, and this project is written in VB. Set ScoreModelOutput to Assembly.", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_refers_to_another_has_its_types_and_models_of_its_own()
    {
        var library = packages.NewProject("Models", "<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>", "transitive");
        library.Write("one.score", One.Replace("shared/crm.score", "crm.score", StringComparison.Ordinal)).Write("crm.score", Shared).Write("rivals.csv", "domain\nacme.example\n");
        var project = packages.NewProject("App", "<PropertyGroup><WithoutPackage>true</WithoutPackage></PropertyGroup><ItemGroup><ProjectReference Include=\"../Models/Models.csproj\" /></ItemGroup>", "transitive");
        project.Write("two.score", Two).Write("Program.cs", """
            Console.WriteLine(Models.ShopOne.Score(new Models.ShopOne.Lead("1") { Employees = 12 }, [], DateTimeOffset.UnixEpoch).Fit
                + App.ShopTwo.Score(new App.ShopTwo.Lead("1") { Employees = 12 }, DateTimeOffset.UnixEpoch).Fit);
            """);
        Assert.Equal("one.score two.score", project.MustBuild().Compiled);
        Assert.Equal("50", project.Run());
    }

    [Fact]
    public void Generated_code_is_clean_for_trimming_and_native_AOT()
    {
        var project = packages.NewProject("<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>");

        // Every construct of the language is in one of these, which StatisticsTests of the differential tests hold.
        foreach (var folder in new[] { "samples/b2b-saas", "samples/cdnow", "samples/library", "samples/x-education", "tests/ScoringDsl.Conformance" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Packages.Root, folder), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".score" || Path.GetFileName(f) is "competitors.csv" or "rivals.csv"))
            {
                project.Write(Path.GetRelativePath(Packages.Root, file), File.ReadAllText(file));
            }
        }

        project.MustBuild();

        // The same code as if it were written by hand, with nothing suppressed but what the C# compiler says of code that is never reached.
        var strict = packages.NewProject("<PropertyGroup><OutputType>Library</OutputType><IsAotCompatible>true</IsAotCompatible><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>CS0162;CS1522</NoWarn></PropertyGroup>", "Strict");
        var generated = Directory.GetFiles(project.PathOf("obj/Debug/net10.0/score"), "*.g.cs", SearchOption.AllDirectories);
        Assert.True(generated.Length > 30, $"{generated.Length} models");
        foreach (var file in generated)
        {
            strict.Write(Path.GetFileNameWithoutExtension(file) + ".cs", File.ReadAllText(file).Replace("#pragma warning disable\n", "", StringComparison.Ordinal).Replace("<auto-generated", "<written", StringComparison.Ordinal));
        }

        strict.MustBuild();
        strict.Write("Loads.cs", "static class Loads { public static object Load() => ScoringDsl.Runtime.ScoringModel.Load(\"x.dll\"); }");
        var loading = strict.Build();
        Assert.Contains("error IL2026", loading.Output, StringComparison.Ordinal);
        Assert.Contains("error IL3050", loading.Output, StringComparison.Ordinal);
    }

    private Project NewShop(string properties = "", [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        packages.NewProject(properties, name).Write("shared/crm.score", Shared).Write("one.score", One).Write("sub/two.score", Two).Write("rivals.csv", "domain\nacme.example\n").Write("Program.cs", "#if !MOVED\n" + Program + "\n#else\nConsole.WriteLine(nameof(App.Models.ShopOne));\n#endif\n");
}

/// <summary>One packing for all tests, which run one after another: each of them is a build.</summary>
[CollectionDefinition(nameof(PackagesCollection))]
public sealed class PackagesCollection : ICollectionFixture<Packages>;
