using System.Reflection;
using ScoringDsl.Compiler.Typed;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Samples;

/// <summary>The samples' leads through the generated types and through the untyped reader: all results are the same.</summary>
public sealed class TypedSampleTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Sample.All.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Typed_leads_get_what_untyped_leads_get(int index)
    {
        var sample = Sample.All[index];
        var analysis = ModelAnalysis.Analyze(Path.Combine(sample.Folder, "model.score"), new DiskFileReader());
        using var model = sample.Load();
        var definition = model.Definition;
        var block = sample.Read(model);
        var table = model.ScoreBatch(block, sample.Instant);

        var face = new FaceOf(CompiledFace.Compile(CompiledFace.Generate(analysis)), TypedFace.TypeNameOf(analysis, "Shop"));
        var batch = face.NewBatch();
        foreach (var (key, lead, events) in LeadsOf(sample, definition, face))
        {
            Assert.Equal(block.GetKey(batch.Add(lead, events)), key);
        }

        var results = batch.Score(DateTimeOffset.UnixEpoch.AddTicks(sample.Instant * TimeSpan.TicksPerMicrosecond));
        Assert.Equal(block.Count, results.Count);
        for (var row = 0; row < results.Count; row++)
        {
            for (var score = 0; score < definition.Scores.Length; score++)
            {
                Assert.Equal(table.GetScore(row, score), results.GetPoints(row, definition.Scores[score].Name) * 1000);
            }

            for (var label = 0; label < definition.Labels.Length; label++)
            {
                Assert.Equal(table.GetLabel(row, label), results.GetLabel(row, definition.Labels[label].Name));
            }

            foreach (var kind in definition.Flags.Select(f => f.Kind).Distinct())
            {
                Assert.Equal(
                    Enumerable.Range(0, definition.Flags.Length).Where(f => definition.Flags[f].Kind == kind && table.GetFlag(row, f)).Select(f => FaceOf.Pascal(definition.Flags[f].Name)),
                    results.GetFlags(row, kind));
            }
        }
    }

    private static IEnumerable<(string Key, object Lead, List<object> Events)> LeadsOf(Sample sample, ModelDefinition definition, FaceOf face)
    {
        var order = new List<string>();
        var leads = new Dictionary<string, (object Lead, List<object> Events)>(StringComparer.Ordinal);
        if (sample.Leads is not null)
        {
            var table = new RawTable(Path.Combine(sample.Folder, sample.Leads));
            foreach (var row in table.Rows)
            {
                Add(table.Text(row, definition.KeyColumn) ?? "", lead => Fill(lead, definition.LeadFields, table, row));
            }
        }

        if (sample.Events is not null)
        {
            var table = new RawTable(Path.Combine(sample.Folder, sample.Events));
            foreach (var row in table.Rows)
            {
                var kind = Array.Find(definition.Events, e => e.Name == (sample.Kind ?? table.Text(row, "event"))) ?? throw new InvalidOperationException("No such event.");
                var lead = table.Text(row, kind.LeadColumn) ?? "";
                if (!leads.ContainsKey(lead) && sample.Leads is null)
                {
                    Add(lead, _ => { });
                }

                var e = face.NewEvent(kind.Name, Instant(table.Text(row, kind.AtColumn) ?? ""));
                Set(e, "Id", table.Text(row, kind.IdColumn));
                Fill(e, kind.Properties, table, row);
                leads[lead].Events.Add(e);
            }
        }

        return order.Select(k => (k, leads[k].Lead, leads[k].Events));

        void Add(string id, Action<object> fill)
        {
            var lead = face.NewLead(id);
            fill(lead);
            leads.Add(id, (lead, []));
            order.Add(id);
        }
    }

    private static void Fill(object target, FieldDefinition[] fields, RawTable table, IReadOnlyList<string> row)
    {
        foreach (var field in fields.Where(f => !f.IsKey))
        {
            var text = table.Text(row, field.Column);
            object? value = field.Kind switch
            {
                _ when string.IsNullOrWhiteSpace(text) || field.MissingTexts.Contains(text, StringComparer.Ordinal) => null,
                FieldKind.Number => ValueReader.TryReadNumber(text, out var number) ? number : null,
                FieldKind.Bool => ValueReader.TryReadBool(text, out var flag) ? flag : null,
                FieldKind.Date => Instant(text),
                FieldKind.TextList => text.Split(';', '|'),
                _ => text,
            };
            Set(target, FaceOf.Pascal(field.Name), value);
        }
    }

    private static void Set(object target, string property, object? value) =>
        (target.GetType().GetProperty(property) ?? throw new InvalidOperationException(property)).SetValue(target, value);

    private static DateTimeOffset Instant(string text) =>
        ValueReader.TryReadInstant(text, out var instant) ? DateTimeOffset.UnixEpoch.AddTicks(instant * TimeSpan.TicksPerMicrosecond) : throw new InvalidOperationException(text);

    /// <summary>A face by reflection: what an application would write is not known here.</summary>
    private sealed class FaceOf(Assembly assembly, string name)
    {
        private readonly Type _face = assembly.GetType($"Shop.{name}") ?? throw new InvalidOperationException(name);

        /// <summary>The names of the samples are plain: each word with a capital.</summary>
        public static string Pascal(string name) => string.Concat(name.Split('_', ' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

        public object NewLead(string key) => Activator.CreateInstance(Nested("Lead"), key) ?? throw new InvalidOperationException("No lead.");

        public object NewEvent(string kind, DateTimeOffset at)
        {
            var constructor = Nested(Pascal(kind)).GetConstructors()[0];
            return constructor.Invoke([at, .. Enumerable.Repeat<object?>(null, constructor.GetParameters().Length - 1)]);
        }

        public BatchOf NewBatch() => new(_face.GetNestedType("Event"), Static("NewBatch").Invoke(null, null) ?? throw new InvalidOperationException("No batch."));

        private Type Nested(string type) => _face.GetNestedType(type) ?? throw new InvalidOperationException(type);

        private MethodInfo Static(string method) => _face.GetMethod(method) ?? throw new InvalidOperationException(method);
    }

    private sealed class BatchOf(Type? eventType, object batch)
    {
        private readonly MethodInfo _add = batch.GetType().GetMethods().Single(m => m.Name == "Add" && !m.GetParameters()[^1].ParameterType.IsByRefLike);

        public int Add(object lead, List<object> events)
        {
            if (eventType is null)
            {
                return _add.Invoke(batch, [lead]) is int alone ? alone : -1;
            }

            var array = Array.CreateInstance(eventType, events.Count);
            for (var i = 0; i < events.Count; i++)
            {
                array.SetValue(events[i], i);
            }

            return _add.Invoke(batch, [lead, array]) is int place ? place : -1;
        }

        public ResultsOf Score(DateTimeOffset asOf) =>
            new([.. ((System.Collections.IEnumerable?)batch.GetType().GetMethod("Score")?.Invoke(batch, [asOf, 0]) ?? Array.Empty<object>()).Cast<object>()]);
    }

    private sealed class ResultsOf(List<object> results)
    {
        public int Count => results.Count;

        public decimal GetPoints(int row, string score) => (decimal)(Get(row, score) ?? -1m);

        public int GetLabel(int row, string label) => (int)(Get(row, label) ?? -1);

        public IEnumerable<string> GetFlags(int row, FlagKind kind) =>
            ((System.Collections.IEnumerable)(Get(row, kind + "s") ?? Array.Empty<object>())).Cast<object>().Select(flag => flag.ToString() ?? "");

        private object? Get(int row, string property) => results[row].GetType().GetProperty(FaceOf.Pascal(property))?.GetValue(results[row]);
    }
}
