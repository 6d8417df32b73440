using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes the model's description. Long arrays are filled by methods of their own.</summary>
internal static class DefinitionWriter
{
    private const int ItemsPerMethod = 64;

    public static void Write(ClassWriter type)
    {
        var d = type.Plan.Definition;
        var describe = new MethodWriter(type, "public override ModelDefinition Describe()", CodeScope.Lead);
        var code = describe.Body;
        code.Open("return new ModelDefinition");
        code.Line($"Title = {CSharpLiterals.Of(d.Title)},");
        if (d.Version is { } version)
        {
            code.Line($"Version = {version},");
        }

        code.Line($"KeyColumn = {CSharpLiterals.Of(d.KeyColumn)},");
        code.Line($"LeadFields = {Array(type, "FieldDefinition", d.LeadFields.Select(Field))},");
        if (d.AccountConditions > 0)
        {
            code.Line($"AccountFields = {Array(type, "FieldDefinition", d.AccountFields.Select(Field))},");
            code.Line($"AccountConditions = {d.AccountConditions},");
            code.Line($"AccountNumbers = {d.AccountNumbers},");
        }

        code.Line($"Events = {Array(type, "EventDefinition", d.Events.Select(e => Event(type, e)))},");
        code.Line($"LeadTexts = {Array(type, "TextSlotDefinition", d.LeadTexts.Select(t => TextSlot(type, t)))},");
        code.Line($"EventTexts = {Array(type, "TextSlotDefinition", d.EventTexts.Select(t => TextSlot(type, t)))},");
        code.Line($"LeadNumbers = {d.LeadNumbers},");
        code.Line($"LeadInstants = {d.LeadInstants},");
        code.Line($"LeadKeptTexts = {d.LeadKeptTexts},");
        code.Line($"EventNumbers = {d.EventNumbers},");
        code.Line($"EventInstants = {d.EventInstants},");
        code.Line($"EventKeptTexts = {d.EventKeptTexts},");
        code.Line($"Filters = {Array(type, "FilterDefinition", d.Filters.Select(Filter))},");
        if (d.IgnoresEvents)
        {
            code.Line("IgnoresEvents = true,");
        }

        code.Line($"Windows = {Array(type, "WindowDefinition", d.Windows.Select(Window))},");
        code.Line($"Curves = {Array(type, "CurveDefinition", d.Curves.Select(Curve))},");
        code.Line($"Scores = {Array(type, "ScoreDefinition", d.Scores.Select(s => Score(type, s)))},");
        code.Line($"Labels = {Array(type, "LabelDefinition", d.Labels.Select(Label))},");
        code.Line($"Flags = {Array(type, "FlagDefinition", d.Flags.Select(Flag))},");
        code.Close(";");
        describe.Finish();
    }

    private static string Array(ClassWriter type, string element, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            return $"new {element}[0]";
        }

        var helper = type.NewHelper("Define");
        var code = type.Code;
        var parts = new List<string>();
        for (var start = 0; start < all.Count; start += ItemsPerMethod)
        {
            var part = type.NewHelper("Fill");
            parts.Add(part);
            code.Open($"private static void {part}({element}[] items)");
            for (var i = start; i < Math.Min(start + ItemsPerMethod, all.Count); i++)
            {
                code.Line($"items[{i}] = {all[i]};");
            }

            code.Close();
            code.Line();
        }

        code.Open($"private static {element}[] {helper}()");
        code.Line($"var items = new {element}[{all.Count}];");
        foreach (var part in parts)
        {
            code.Line($"{part}(items);");
        }

        code.Line("return items;");
        code.Close();
        code.Line();
        return $"{helper}()";
    }

    private static string Field(FieldDefinition f)
    {
        var parts = new List<string>
        {
            $"Name = {CSharpLiterals.Of(f.Name)}",
            $"Kind = FieldKind.{f.Kind}",
            $"Column = {CSharpLiterals.Of(f.Column)}",
        };
        Add(parts, f.IsKey, "IsKey = true");
        Add(parts, f.IsAccountLink, "IsAccountLink = true");
        Add(parts, f.Values.Length > 0, $"Values = {CSharpLiterals.Of(f.Values)}");
        Add(parts, f.MissingTexts.Length > 0, $"MissingTexts = {CSharpLiterals.Of(f.MissingTexts)}");
        Add(parts, f.TextSlot >= 0, $"TextSlot = {f.TextSlot}");
        Add(parts, f.KeptTextSlot >= 0, $"KeptTextSlot = {f.KeptTextSlot}, KeptFacet = TextFacet.{f.KeptFacet}");
        Add(parts, f.NumberSlot >= 0, $"NumberSlot = {f.NumberSlot}");
        Add(parts, f.LengthSlot >= 0, $"LengthSlot = {f.LengthSlot}");
        Add(parts, f.InstantSlot >= 0, $"InstantSlot = {f.InstantSlot}");
        Add(parts, f.IsSubject, "IsSubject = true");
        return $"new FieldDefinition {{ {string.Join(", ", parts)} }}";
    }

    private static string Event(ClassWriter type, EventDefinition e) =>
        $"new EventDefinition {{ Name = {CSharpLiterals.Of(e.Name)}, AtColumn = {CSharpLiterals.Of(e.AtColumn)}, LeadColumn = {CSharpLiterals.Of(e.LeadColumn)}, "
        + $"IdColumn = {CSharpLiterals.Of(e.IdColumn)}, FiltersSeeTextsOnly = {CSharpLiterals.Of(e.FiltersSeeTextsOnly)}, "
        + $"Properties = {Array(type, "FieldDefinition", e.Properties.Select(Field))} }}";

    private static string TextSlot(ClassWriter type, TextSlotDefinition t) =>
        $"new TextSlotDefinition {{ Predicates = {Array(type, "TextPredicate", t.Predicates.Select(Predicate))}, "
        + $"Folds = {Array(type, "TextFoldDefinition", t.Folds.Select(f => $"new TextFoldDefinition {{ Predicates = {CSharpLiterals.Of(f.Predicates)}, Points = {CSharpLiterals.Of(f.Points)} }}"))} }}";

    private static string Predicate(TextPredicate p) =>
        $"new TextPredicate(TextFacet.{p.Facet}, TextOperator.{p.Operator}, {CSharpLiterals.Of(p.Values)}{(p.IsNegated ? ", true" : "")})";

    private static string Filter(FilterDefinition f) => $"new FilterDefinition {{ Event = {f.Event} }}";

    private static string Window(WindowDefinition w) => $"new WindowDefinition(WindowKind.{w.Kind}, {CSharpLiterals.Of(w.First)}, {CSharpLiterals.Of(w.Second)})";

    private static string Curve(CurveDefinition c) => $"new CurveDefinition(CurveKind.{c.Kind}, {CSharpLiterals.Of(c.Duration)}, {CSharpLiterals.Of(c.PercentMillionths)})";

    private static string Score(ClassWriter type, ScoreDefinition s)
    {
        var parts = new List<string> { $"Name = {CSharpLiterals.Of(s.Name)}", $"Title = {CSharpLiterals.Of(s.Title)}" };
        Add(parts, s.Minimum != long.MinValue, $"Minimum = {CSharpLiterals.Of(s.Minimum)}");
        Add(parts, s.Maximum != long.MaxValue, $"Maximum = {CSharpLiterals.Of(s.Maximum)}");
        Add(parts, s.IsRounded, "IsRounded = true");
        Add(parts, s.HasFormula, "HasFormula = true");
        parts.Add($"Body = {Group(type, s.Body)}");
        return $"new ScoreDefinition {{ {string.Join(", ", parts)} }}";
    }

    private static string Group(ClassWriter type, GroupDefinition g)
    {
        var parts = Member(g);
        Add(parts, g.Weight != 1_000_000, $"Weight = {CSharpLiterals.Of(g.Weight)}");
        parts.Add($"Members = {Array(type, "MemberDefinition", g.Members.Select(m => m is GroupDefinition inner ? Group(type, inner) : Rule(type, (RuleDefinition)m)))}");
        return $"new GroupDefinition {{ {string.Join(", ", parts)} }}";
    }

    private static string Rule(ClassWriter type, RuleDefinition r)
    {
        var parts = Member(r);
        parts.Add($"File = {CSharpLiterals.Of(type.Spans.NameOf(type.Plan.Rules[r.Index].Place.Source))}");
        parts.Add($"Line = {r.Line}");
        return $"new RuleDefinition {{ {string.Join(", ", parts)} }}";
    }

    private static List<string> Member(MemberDefinition m)
    {
        var parts = new List<string> { $"Index = {m.Index}", $"Label = {CSharpLiterals.Of(m.Label)}" };
        Add(parts, m.CapDown != long.MinValue, $"CapDown = {CSharpLiterals.Of(m.CapDown)}");
        Add(parts, m.CapUp != long.MaxValue, $"CapUp = {CSharpLiterals.Of(m.CapUp)}");
        return parts;
    }

    private static string Label(LabelDefinition l) => $"new LabelDefinition({CSharpLiterals.Of(l.Name)}, LabelKind.{l.Kind}, {CSharpLiterals.Of(l.Labels)})";

    private static string Flag(FlagDefinition f) =>
        $"new FlagDefinition({CSharpLiterals.Of(f.Name)}, FlagKind.{f.Kind}, {f.ReasonCount}, {CSharpLiterals.Of(f.ReasonScores)})";

    private static void Add(List<string> parts, bool condition, string part)
    {
        if (condition)
        {
            parts.Add(part);
        }
    }
}
