using ScoringDsl.Compiler.Tests.Emit;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Typed;

/// <summary>Names of models that C# has trouble with. Generated ones are in the differential tests.</summary>
public sealed class FaceNamesTests
{
    [Fact]
    public void A_key_or_subject_whose_name_has_no_small_letter_in_front_is_set_by_the_constructor()
    {
        var analysis = Models.Analyze(
            """
            lead { `1st id` text key; größe number }
            event visited { 客户 text subject }
            event called { Österreich text subject }
            score fit { each visited x => +1; each called x => +2 }
            """,
            "shop.score");
        Assert.Equal("L1 x x 3", CompiledFace.Run(
            analysis,
            """
            var lead = new Lead("L1");
            var (visited, called) = (new Visited(asOf, "x"), new Called(asOf, Österreich: "x"));
            return $"{lead._1stId} {visited.客户} {called.Österreich} {ShopModel.Score(lead, [visited, called], asOf).Fit}";
            """,
            "ShopModel"));
    }

    [Fact]
    public void Results_that_are_named_as_what_generated_types_have_inside_keep_their_names()
    {
        var analysis = Models.Analyze(
            """
            lead { lead_id text key; employees number }
            score exclusion_flags { employees >= 1 => +1 }
            score handoff_flags { employees >= 1 => +2 }
            score row { employees >= 1 => +3 }
            score interest for product in (scores, item, row) { always => +4 }
            exclude flags when employees >= 2
            handoff flag when employees is known because top 1 reasons of row
            """,
            "shop.score");
        Assert.Equal("1 2 3 4 4 4 Flag", CompiledFace.Run(
            analysis,
            """
            var result = ShopModel.Score(new Lead("1") { Employees = 1 }, asOf);
            return $"{result.ExclusionFlags} {result.HandoffFlags} {result.Row} {result.Interest.Scores} {result.Interest.ItemScore} {result.Interest[Interest.Row]} {result.Handoffs[0]}";
            """,
            "ShopModel"));
    }

    [Fact]
    public void Events_may_be_called_as_what_events_have()
    {
        var analysis = Models.Analyze(
            """
            lead { lead_id text key }
            event write to { `write to` number }
            event `at` { note text subject }
            event `id`
            event equals
            score fit { each write to where (`write to` is 2) => +1; each `at` x => +2; each `id` => +4; each equals => +8 }
            """,
            "shop.score");
        Assert.Equal("15", CompiledFace.Run(
            analysis,
            "return ShopModel.Score(new Lead(\"1\"), [new WriteToEvent(asOf) { WriteToProperty = 2 }, new At(asOf, \"x\") { Id = \"1\" }, new Id(asOf), new EqualsEvent(asOf)], asOf).Fit.ToString();",
            "ShopModel"));
    }

    [Fact]
    public void Long_names_are_cut_to_what_assemblies_hold_and_still_told_apart()
    {
        var name = new string('客', 600);
        var analysis = Models.Analyze(
            $$"""
            model "{{name}}"
            lead { {{name}}1 number; {{name}}2 number }
            score {{name}} { {{name}}1 >= 1 => +1; {{name}}2 >= 1 => +2 }
            """,
            "shop.score");
        var text = TypedFace.TypeNameOf(analysis, "Shop");
        Assert.Equal(new string('客', Identifiers.Longest), text);
        var lead = CompiledFace.Compile(CompiledFace.Generate(analysis)).GetType($"Shop.{text}")?.GetNestedType("Lead");
        Assert.Equal(new[] { text, text + "Field", "Key" }.ToHashSet(), lead?.GetProperties().Select(p => p.Name).ToHashSet());
    }

    [Theory]
    [InlineData("OldLeads", true)]
    [InlineData("Old_Leads", true)]
    [InlineData("record", true)]
    [InlineData("class", true)]
    [InlineData("_", true)]
    [InlineData("größe", true)]
    [InlineData("2nd", false)]
    [InlineData("Old.Leads", false)]
    [InlineData("Old Leads", false)]
    [InlineData("", false)]
    [InlineData("Lead", false)]
    [InlineData("NewBatch", false)]
    public void A_class_may_be_named_as_nothing_in_it(string name, bool isName) => Assert.Equal(isName, TypedFace.IsTypeName(name));

    [Theory]
    [InlineData("class")]
    [InlineData("record")]
    [InlineData("extension")]
    [InlineData("var")]
    [InlineData("__arglist")]
    [InlineData("_")]
    [InlineData("größe")]
    [InlineData("String")]
    [InlineData("Equals")]
    [InlineData("System")]
    public void A_class_of_any_such_name_compiles(string name) =>
        CompiledFace.Compile(CompiledFace.Generate(Models.Analyze(Models.Schema + "score fit { each visited => +1 }", "shop.score"), "My.System", name));

    [Theory]
    [InlineData("System", "SystemModel")]
    [InlineData("Scoring DSL", "ScoringDslModel")]
    [InlineData("ScoringDsl", "ScoringDslModel")]
    [InlineData("Microsoft", "MicrosoftModel")]
    [InlineData("Lead", "LeadModel")]
    [InlineData("Shop", "ShopModel")]
    [InlineData("class", "Class")]
    [InlineData("🚀", "Model")]
    public void A_title_becomes_a_class_that_stands_in_nobodys_way(string title, string name)
    {
        var analysis = Models.Analyze($"model \"{title}\"\nlead {{ employees number }}\nscore fit {{ employees >= 1 => +1 }}");
        Assert.Equal(name, TypedFace.TypeNameOf(analysis, "My.Shop"));
        CompiledFace.Compile(CompiledFace.Generate(analysis, ""));
        CompiledFace.Compile(CompiledFace.Generate(analysis, "My.Shop"));
    }

    [Fact]
    public void Models_of_one_project_do_not_meet()
    {
        var analysis = Models.Analyze("lead { employees number }\nscore fit { employees >= 1 => +1 }");
        string[] others = [CompiledFace.Generate(analysis, "A_B", "C"), CompiledFace.Generate(analysis, "A", "B_C"), CompiledFace.Generate(analysis, "A._B", "C"), CompiledFace.Generate(analysis, "A_._B", "C"), CompiledFace.Generate(analysis, "", "A_B_C")];
        CompiledFace.Compile(CompiledFace.Generate(analysis, "A.B", "C"), others);
    }
}
