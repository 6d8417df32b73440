using System.Globalization;
using System.Text;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Runtime.Points;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>Writes a test for a rule: a lead for which it gives points, and the points, as far as both can be told from the model alone.</summary>
internal static class AddTest
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;
    private const string Unknown = "  // Fill in who the lead is and what it does, so that the rule gives points.";

    /// <summary>The action where the place is in a rule of a lead's score.</summary>
    public static IEnumerable<CodeAction> Find(ActionPlace place)
    {
        if (place.Nodes.OfType<RuleSyntax>().LastOrDefault() is not { } syntax
            || RuleLookup.Find(place.Model, syntax, withAccounts: false) is not { Member: BoundRule rule } found)
        {
            yield break;
        }

        yield return new CodeAction("Add a test for this rule", CodeActionKind.Rewrite, () =>
        {
            // A fragment's tests stand in the model that takes it in.
            var home = place.Analysis.Trees.First(t => t.Source.Path == place.Analysis.Path);
            return FormattedEdits.Of(home, [NewStatement.AtEnd(home, Write(place, rule, found))]);
        });
    }

    private static string Write(ActionPlace place, BoundRule rule, MemberInScore found)
    {
        var asOf = place.Model.Tests is [.., var last] && last.AsOf % Day == 0 ? last.AsOf : 20_240 * Day;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"test {Quoted(FreeTestName(place, rule.Label))} {{\n  as of {FieldExamples.Date(asOf)}\n");
        if (Example.Of(place, rule, found, asOf) is { } example)
        {
            text.Append(example.Text);
            text.Append(CultureInfo.InvariantCulture, $"  expect {Quoted(rule.Label)} gives {Points(example.Points)}\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"  lead {{}}\n{Unknown}\n  expect {Quoted(rule.Label)} gives {Points(Example.Usual(rule))}\n");
        }

        return text.Append('}').ToString();
    }

    private static string FreeTestName(ActionPlace place, string wish)
    {
        var taken = place.Model.Tests.Select(t => TextFold.Fold(t.Name)).ToHashSet(StringComparer.Ordinal);
        var name = wish;
        for (var number = 2; taken.Contains(TextFold.Fold(name)); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wish} ({number})");
        }

        return name;
    }

    private static string Points(long thousandths) => thousandths == 0 ? "0" : ReachText.Signed(thousandths / 1000.0);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A lead and its events for which a rule gives points.</summary>
    private sealed class Example(RuleExample needs, BoundRule rule, MemberInScore found)
    {
        public string Text { get; private set; } = "";

        public long Points { get; private set; }

        /// <summary>The example; null where none can be told.</summary>
        public static Example? Of(ActionPlace place, BoundRule rule, MemberInScore found, long asOf)
        {
            var example = new Example(new RuleExample(asOf), rule, found);
            return found.Around.All(g => g.When is null || example.Needs.Make(g.When, true)) && example.Fill(place.Selection.Start) ? example : null;
        }

        /// <summary>What a rule's points are for one event, or 1 where that cannot be told.</summary>
        public static long Usual(BoundRule rule) => rule switch
        {
            BoundConditionRule r => Thousandths(ScoreShares.Constant(r.Points) ?? 1),
            BoundEachRule r => Thousandths(ScoreShares.Constant(r.Points) ?? 1),
            BoundEveryRule r => Thousandths(ScoreShares.Constant(r.Points) ?? 1),
            BoundMatchRule { Arms: [var first, ..] } => Thousandths(ScoreShares.Constant(first.Points) ?? 1),
            _ => PointsMath.Scale,
        };

        private RuleExample Needs { get; } = needs;

        private bool Fill(int offset)
        {
            if (MakeRule(offset) is not var (points, own) || Needs.IsContradictory)
            {
                return false;
            }

            NeedValues(points, own);
            if (Needs.Lead.Resolve() is not { } lead || Value(points, lead, own?.Properties.Resolve()) is not { } value || value == 0)
            {
                return false;
            }

            // What happened earlier has faded, by how much is for the test to say.
            if (Needs.Events.Any(e => e.At != Needs.AsOf) && rule is not BoundEveryRule && found.Decay is not (null or BoundDecay.None))
            {
                return false;
            }

            Points = PointsMath.Capped(PointsMath.FromNumber(value) * (rule is BoundEachRule ? own?.Times ?? 1 : 1), rule.CapDown ?? long.MinValue, rule.CapUp ?? long.MaxValue);
            return Write(lead);
        }

        /// <summary>Makes the rule hold; its points then, and under <c>each</c> the event that has them.</summary>
        private (BoundNumber Points, ExampleEvent? Own)? MakeRule(int offset)
        {
            switch (rule)
            {
                case BoundConditionRule r:
                    return Needs.Make(r.Condition, true) ? (r.Points, null) : null;

                case BoundEachRule r when Needs.Add(r.Phrase, 1) is { } added:
                    if (r.DistinctProperty is { } distinct)
                    {
                        added.Properties.Need(distinct, _ => true, TextExamples.Any(distinct));
                    }

                    return (r.Points, added);

                case BoundEveryRule { Phrase.Window: null } r:
                    return Needs.Add(r.Phrase, 1, Needs.AsOf - r.Duration) is null ? null : (r.Points, null);

                case BoundMatchRule r:
                    // The arm at the cursor, else the first that gives anything.
                    var arm = r.Arms.FirstOrDefault(a => a.Syntax.Span.Touches(offset)) ?? r.Arms.FirstOrDefault(a => a.Condition is not null && ScoreShares.Constant(a.Points) != 0);
                    return arm?.Condition is { } condition && r.Arms.TakeWhile(a => a != arm).All(a => a.Condition is null || IsAlone(a.Condition) || Needs.Make(a.Condition, false)) && Needs.Make(condition, true)
                        ? (arm.Points, null)
                        : null;

                default:
                    return null;
            }
        }

        /// <summary>Arms about how often something happened exclude each other by their numbers; to make one fail would forbid the event.</summary>
        private static bool IsAlone(BoundCondition condition) =>
            condition is BoundEventCondition or BoundEventRange or BoundNumberComparison { Left: BoundCount } or BoundNumberRange { Value: BoundCount };

        /// <summary>Numbers that points are calculated with need values.</summary>
        private void NeedValues(BoundNumber points, ExampleEvent? own)
        {
            var open = new Stack<BoundNumber>([points]);
            while (open.TryPop(out var number))
            {
                switch (number)
                {
                    case BoundNumberField { Field: { Owner: FieldOwner.Event } property }:
                        own?.Properties.Need(property, _ => true, "10");
                        break;
                    case BoundNumberField { Field.Owner: FieldOwner.Lead } field:
                        Needs.Lead.Need(field.Field, _ => true, "10");
                        break;
                    case BoundSum sum:
                        Push(sum.Terms);
                        break;
                    case BoundProduct product:
                        Push(product.Factors);
                        break;
                    case BoundNegation negation:
                        open.Push(negation.Operand);
                        break;
                }
            }

            void Push(IEnumerable<BoundNumber> numbers)
            {
                foreach (var number in numbers)
                {
                    open.Push(number);
                }
            }
        }

        private static double? Value(BoundNumber number, IEnumerable<(FieldSymbol Field, string Value)> lead, IEnumerable<(FieldSymbol Field, string Value)>? own) => number switch
        {
            BoundNumberField n when lead.Concat(own ?? []).FirstOrDefault(v => v.Field == n.Field).Value is { } text => ValueNeeds.Read(text),
            BoundNegation n => -Value(n.Operand, lead, own),
            BoundSum n => n.Terms.Zip(n.Subtracted).Aggregate((double?)0, (sum, term) => term.Second ? sum - Value(term.First, lead, own) : sum + Value(term.First, lead, own)),
            BoundProduct n => n.Factors.Zip(n.Divided).Aggregate((double?)1, (product, factor) => factor.Second ? product / Value(factor.First, lead, own) : product * Value(factor.First, lead, own)),
            _ => ScoreShares.Constant(number),
        };

        private bool Write(IReadOnlyList<(FieldSymbol Field, string Value)> lead)
        {
            var text = new StringBuilder();
            if (lead.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  lead {{ {string.Join("; ", lead.Select(Written))} }}\n");
            }

            foreach (var happened in Needs.Events)
            {
                if (happened.Properties.Resolve() is not { } properties)
                {
                    return false;
                }

                var subject = properties.FirstOrDefault(p => p.Field.IsSubject);
                var others = properties.Where(p => !p.Field.IsSubject).Select(Written).ToArray();
                text.Append(CultureInfo.InvariantCulture, $"  event {happened.Event.Name}");
                text.Append(subject.Value is null ? "" : " " + Bare(subject.Value, isPage: subject.Field.Type == FieldType.Url));
                text.Append(happened.At == Needs.AsOf ? $" at {FieldExamples.Date(happened.At)}" : $" {Age(Needs.AsOf - happened.At)} ago");
                text.Append(happened.Times > 1 ? string.Create(CultureInfo.InvariantCulture, $" times {happened.Times}") : "");
                text.Append(others.Length > 0 ? $" {{ {string.Join("; ", others)} }}" : "").Append('\n');
            }

            Text = text.ToString();
            return true;
        }

        private static string Written((FieldSymbol Field, string Value) value) =>
            $"{value.Field.Name} {(value.Field.Type is FieldType.Number or FieldType.Bool or FieldType.Date ? value.Value : Bare(value.Value, isPage: false))}";

        /// <summary>A text, without quotes where it is one plain word; the slash before a page's word is understood.</summary>
        private static string Bare(string text, bool isPage)
        {
            var word = isPage && text.StartsWith('/') ? text[1..] : text;
            return Renaming.ReadsAsName(word) ? word : Quoted(text);
        }

        private static string Age(long microseconds)
        {
            var (count, unit) = microseconds % Day == 0 ? (microseconds / Day, "day") : (microseconds / Second, "second");
            return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
        }

        private static long Thousandths(double points) => PointsMath.FromNumber(points);
    }
}
