using System.Collections.Immutable;
using System.Reflection;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Tests.Diagnostics;

/// <summary>The catalogue of diagnostics: one method per code.</summary>
public class CatalogueTests
{
    private static readonly SourceText Source = new("model.score", "text");

    private static readonly FieldSymbol Field = new()
    {
        Name = "x",
        Source = Source,
        NameSpan = default,
        Type = FieldType.Text,
        Owner = FieldOwner.Event,
        Ordinal = 0,
        Column = "x",
    };

    private static readonly EventSymbol Event = new() { Name = "x", Source = Source, NameSpan = default, Ordinal = 0, Properties = [Field], Subject = Field };

    [Fact]
    public void Every_method_has_a_code_of_its_own()
    {
        var made = Make();
        Assert.NotEmpty(made);
        Assert.Empty(made.GroupBy(m => m.Diagnostic.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(m => m.Method))}"));
        Assert.All(made, m => Assert.Matches("^SC[01][0-9]{3}$", m.Diagnostic.Code));
    }

    [Fact]
    public void Every_message_is_one_sentence()
    {
        Assert.All(Make(), m =>
        {
            Assert.EndsWith(".", m.Diagnostic.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', m.Diagnostic.Message);
            Assert.True(m.Diagnostic.Hint is null or [.., '.' or '?'], $"{m.Method}: {m.Diagnostic.Hint}");
        });
    }

    private static List<(string Method, Diagnostic Diagnostic)> Make()
    {
        object builder = new DiagnosticBuilder(Source, new TextSpan(0, 4));
        return [.. typeof(DiagnosticBuilder).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m.ReturnType == typeof(Diagnostic))
            .Select(m => (m.Name, (Diagnostic?)m.Invoke(builder, [.. m.GetParameters().Select(p => Sample(p.ParameterType))]) ?? throw new InvalidOperationException()))];
    }

    private static object? Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "x.",
        _ when type == typeof(SourceText) => Source,
        _ when type == typeof(FieldSymbol) => Field,
        _ when type == typeof(EventSymbol) => Event,
        _ when type == typeof(IReadOnlyList<string>) => new[] { "x" },
        _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create("x"),
        _ when type == typeof(ImmutableArray<TextEdit>) => ImmutableArray.Create(new TextEdit(default, "x")),
        _ when type == typeof(TextEdit) => new TextEdit(default, "x"),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };
}
