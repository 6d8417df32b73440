using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>The model's class in the making: its methods, and names for the helpers that long expressions are split into.</summary>
internal sealed class ClassWriter(Plan plan, SpanMap spans)
{
    private int _helpers;

    /// <summary>The plan that is being written.</summary>
    public Plan Plan { get; } = plan;

    /// <summary>Maps code to places in .score files.</summary>
    public SpanMap Spans { get; } = spans;

    /// <summary>The members written so far.</summary>
    public CodeWriter Code { get; } = MemberPart();

    /// <summary>A new name for a helper method.</summary>
    public string NewHelper(string kind) => $"{kind}_{_helpers++}";

    /// <summary>A method that is not called from outside.</summary>
    public MethodWriter Method(string name, string returns, CodeScope scope = CodeScope.Lead) =>
        new(this, $"private {returns} {name}({MethodWriter.Parameters(scope)})", scope);

    /// <summary>A writer at the depth of the class's members.</summary>
    public static CodeWriter MemberPart()
    {
        var code = new CodeWriter();
        code.Indent();
        return code;
    }

    /// <summary>A writer at the depth of a method's statements.</summary>
    public static CodeWriter BodyPart()
    {
        var code = new CodeWriter();
        code.Indent();
        code.Indent();
        code.Indent();
        return code;
    }
}
