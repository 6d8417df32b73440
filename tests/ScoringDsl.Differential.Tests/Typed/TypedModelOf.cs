using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Testing;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Differential.Running;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Text;
using ScoringDsl.Runtime.Typed;

namespace ScoringDsl.Differential.Typed;

/// <summary>The generated types of a model, used by reflection: what an application would write differs from model to model.</summary>
/// <param name="model">The model.</param>
/// <param name="names">The names of its types and their members.</param>
/// <param name="face">The class.</param>
internal sealed class TypedModelOf(Model model, FaceNames names, Type face)
{
    /// <summary>The results of leads.</summary>
    public Side Leads { get; } = new(model.Scores, model.Labels, model.Flags);

    /// <summary>The results of accounts; null where the model has none.</summary>
    public Side? Accounts { get; } = model.Account is { } part ? new(part.Scores, part.Labels, part.Flags) : null;

    /// <summary>What scores by the model that was compiled with the types.</summary>
    public object Default => GetOf(face, null, "Default");

    /// <summary>The model behind a scorer.</summary>
    public static ScoringModel ModelOf(object scorer) => (ScoringModel)GetOf(scorer.GetType(), scorer, "Model");

    /// <summary>Puts another model behind the types.</summary>
    public object Bind(ScoringModel other) => CallOf(face, null, "Bind", other);

    /// <summary>The lead of a test.</summary>
    public object Lead(BoundTest test, BoundTestLead lead)
    {
        var made = Make("Lead", TestLeads.KeyOf(test, lead));
        foreach (var value in lead.Fields.Where(f => !f.Field.IsKey))
        {
            Set(made, value);
        }

        if (model.AccountLink is { } link && lead.Account is { } of)
        {
            Set(made, names.MemberOf(link), of);
        }

        return made;
    }

    /// <summary>The events of a lead, in the sort of list that an application may have.</summary>
    public object Events(BoundTestLead lead, bool asList)
    {
        var type = Nested("Event");
        var all = lead.Events.SelectMany(e => Enumerable.Range(0, e.Times).Select(_ => Event(e))).ToList();
        var array = Array.CreateInstance(type, all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            array.SetValue(all[i], i);
        }

        return asList ? Activator.CreateInstance(typeof(List<>).MakeGenericType(type), array) ?? array : array;
    }

    /// <summary>An account of a test.</summary>
    public object Account(BoundTestAccount account)
    {
        var made = Make("Account", account.Key);
        foreach (var value in account.Fields.Where(f => !f.Field.IsKey))
        {
            Set(made, value);
        }

        return made;
    }

    /// <summary>Calls a method that takes a lead and, where the model has them, its events and its account.</summary>
    public object ByLead(object target, string method, BoundTest test, BoundTestLead lead, BoundTestAccount? account, params ReadOnlySpan<object> more)
    {
        var arguments = new List<object> { Lead(test, lead) };
        if (!model.Events.IsEmpty)
        {
            arguments.Add(Events(lead, lead.Events.Length % 2 == 0));
        }

        if (account is not null)
        {
            arguments.Add(Account(account));
        }

        return CallOf(target.GetType(), target, method, [.. arguments, .. more]);
    }

    /// <summary>Calls a method.</summary>
    public static object Call(object target, string method, params object[] arguments) => CallOf(target.GetType(), target, method, arguments);

    /// <summary>What a result of a lead says.</summary>
    public Outcome Outcome(object result) => Outcome(result, Leads, "");

    /// <summary>What a result of an account says.</summary>
    public Outcome AccountOutcome(object result, Side side) => Outcome(result, side, "Account");

    /// <summary>What a row of a table says.</summary>
    public static Outcome Outcome(ScoreTable table, int row, Side side) => new(
        [.. side.Scores.Select(s => table.GetScore(row, s.Ordinal))],
        [.. side.Labels.Select(l => table.GetLabel(row, l.Ordinal))],
        [.. side.Flags.Select(f => table.GetFlag(row, f.Ordinal))],
        [.. side.Flags.Select(f => (string[])[.. Enumerable.Range(0, table.GetReasons(row, f.Ordinal).Length)
            .Select(i => $"{table.GetRuleLabel(table.GetReasons(row, f.Ordinal)[i])} {table.GetReasonPoints(row, f.Ordinal)[i]}")]).Select(r => r.ToImmutableArray())],
        []);

    private Outcome Outcome(object result, Side side, string prefix)
    {
        var flags = side.Flags.Select(f => Holds(result, f, prefix)).ToImmutableArray();
        foreach (var kind in side.Flags.Select(f => f.GetType()).Distinct())
        {
            // The list of those that hold says the same.
            var holding = ((IEnumerable)Get(result, Kind(kind) + "s")).Cast<object>().Select(f => f.ToString());
            Assert.Equal(side.Flags.Where(f => f.GetType() == kind && flags[f.Ordinal]).Select(f => names.MemberOf(f)), holding);
            if (kind == typeof(ExclusionSymbol))
            {
                Assert.Equal(holding.Any(), Get(result, "IsExcluded"));
            }
        }

        foreach (var family in side.Scores.Select(s => s.Family).OfType<FamilySymbol>().Distinct())
        {
            CheckFamily(result, family);
        }

        return new Outcome(
            [.. side.Scores.Select(s => Thousandths(s.Family is { } family ? Get(Get(result, names.MemberOf(family)), names.MemberOf(s)) : Get(result, names.MemberOf(s))))],
            [.. side.Labels.Select(l => (int)Get(result, names.MemberOf(l)))],
            flags,
            [.. side.Flags.Select(f => f is HandoffSymbol ? Reasons(result, f, prefix) : [])],
            []);
    }

    /// <summary>The highest of a family, whose it is, and each by its value.</summary>
    private void CheckFamily(object result, FamilySymbol family)
    {
        var scores = Get(result, names.MemberOf(family));
        var points = family.Members.Select(m => (decimal)Get(scores, names.MemberOf(m))).ToList();
        var byValue = names.ValuesOf(family).Select(v => Get(scores, "Item", Enum.Parse(Nested(names.TypeOf(family)), v)));
        Assert.Equal(points.Cast<object>(), byValue);
        Assert.Equal(points.Max(), Get(scores, "Highest"));
        Assert.Equal(points.Max() > 0 ? names.ValuesOf(family)[points.IndexOf(points.Max())] : null, scores.GetType().GetProperty("NameOfHighest")?.GetValue(scores)?.ToString());
    }

    private bool Holds(object result, FlagSymbol flag, string prefix) => (bool)Call(result, "Is", Value(flag, prefix));

    private ImmutableArray<string> Reasons(object result, FlagSymbol flag, string prefix) =>
        [.. ((IEnumerable<Reason>)Call(result, "GetReasons", Value(flag, prefix))).Select(r => $"{r.Label} {Thousandths(r.Points)}")];

    private object Value(FlagSymbol flag, string prefix) => Enum.Parse(Nested(prefix + Kind(flag.GetType())), names.MemberOf(flag));

    private static string Kind(Type flag) => flag.Name[..^"Symbol".Length];

    private static long Thousandths(object points) => (long)((decimal)points * 1000);

    private object Event(BoundTestEvent e)
    {
        var type = Nested(names.TypeOf(e.Event));
        var subject = e.Properties.FirstOrDefault(p => p.Field.IsSubject);
        object?[] arguments = e.Event.Subject is null ? [Instant(e.At)] : [Instant(e.At), subject is null ? null : ValueOf(subject)];
        var made = Activator.CreateInstance(type, arguments) ?? throw new InvalidOperationException(type.Name);
        foreach (var value in e.Properties.Where(p => !p.Field.IsSubject))
        {
            Set(made, value);
        }

        Set(made, "Id", e.Id);
        return made;
    }

    private void Set(object target, BoundTestValue value) => Set(target, names.MemberOf(value.Field), ValueOf(value));

    private static void Set(object target, string member, object? value) =>
        (target.GetType().GetProperty(member) ?? throw new InvalidOperationException($"{target.GetType()} has no property {member}.")).SetValue(target, value);

    /// <summary>A value in the type that its property has; null where the text is missing.</summary>
    private static object? ValueOf(BoundTestValue value)
    {
        if (value.Texts.Length > 1)
        {
            return value.Texts.ToArray();
        }

        var text = value.Texts[0];
        return value.Field.Type switch
        {
            FieldType.Text or FieldType.Email or FieldType.Url or FieldType.OneOf => text,
            FieldType.TextList => text.Split(';', '|'),
            _ when text.Trim().Length == 0 || value.Field.MissingTexts.Any(m => TextFold.Fold(m.Trim()) == TextFold.Fold(text.Trim())) => null,
            FieldType.Number => ValueReader.TryReadNumber(text, out var number) ? number : throw new FormatException(text),
            FieldType.Bool => ValueReader.TryReadBool(text, out var flag) ? flag : throw new FormatException(text),
            _ => ValueReader.TryReadInstant(text, out var instant) ? Instant(instant) : throw new FormatException(text),
        };
    }

    /// <summary>An instant as an application has it.</summary>
    public static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private object Make(string type, string key) => Activator.CreateInstance(Nested(type), key) ?? throw new InvalidOperationException(type);

    private Type Nested(string type) => face.GetNestedType(type) ?? throw new InvalidOperationException($"{face} has no type {type}.");

    /// <summary>A property's value, which is not null.</summary>
    public static object Get(object target, string property, params object[] index) => GetOf(target.GetType(), target, property, index);

    private static object GetOf(Type type, object? target, string property, params object[] index) =>
        type.GetProperty(property)?.GetValue(target, index) ?? throw new InvalidOperationException($"{type} has no {property}.");

    private static object CallOf(Type type, object? target, string name, params object[] arguments)
    {
        var method = type.GetMethods().Single(m => m.Name == name && m.DeclaringType == type && Takes(m.GetParameters(), arguments));
        return method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null) ?? method;
    }

    private static bool Takes(ParameterInfo[] parameters, object[] arguments) =>
        parameters.Length == arguments.Length && parameters.Zip(arguments).All(p => p.First.ParameterType.IsInstanceOfType(p.Second));
}
