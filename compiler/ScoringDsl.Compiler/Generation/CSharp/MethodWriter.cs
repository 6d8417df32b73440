using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>What the code of a method can see.</summary>
internal enum CodeScope
{
    /// <summary>The lead: <c>Evaluation x</c>.</summary>
    Lead,

    /// <summary>The lead and one of its events: <c>Evaluation x, int e</c>.</summary>
    Event,

    /// <summary>An event alone, while its signature is made: <c>EventSignature e</c>.</summary>
    Signature,
}

/// <summary>
/// One method in the making. What its expressions read again and again (words of tests, the lead's numbers) becomes locals at
/// the method's start.
/// </summary>
internal sealed class MethodWriter(ClassWriter type, string header, CodeScope scope)
{
    private readonly SortedSet<(int Slot, int Word)> _texts = [];
    private bool _numbers;
    private bool _instants;

    /// <summary>The class it belongs to.</summary>
    public ClassWriter Type { get; } = type;

    /// <summary>What its code can see.</summary>
    public CodeScope Scope { get; } = scope;

    /// <summary>The statements.</summary>
    public CodeWriter Body { get; } = ClassWriter.BodyPart();

    /// <summary>The parameters of a method of a scope.</summary>
    public static string Parameters(CodeScope scope) => scope switch
    {
        CodeScope.Lead => "Evaluation x",
        CodeScope.Event => "Evaluation x, int e",
        _ => "EventSignature e",
    };

    /// <summary>The arguments that hand a scope on.</summary>
    public static string Arguments(CodeScope scope) => scope switch
    {
        CodeScope.Lead => "x",
        CodeScope.Event => "x, e",
        _ => "e",
    };

    public string TextWord(int slot, int word)
    {
        _texts.Add((slot, word));
        return $"t{slot}_{word}";
    }

    public string Number(int slot)
    {
        _numbers = true;
        return $"n[{slot}]";
    }

    public string Instant(int slot)
    {
        _instants = true;
        return $"i[{slot}]";
    }

    /// <summary>Writes a statement that stands for a place of a .score file: debuggers stop there, stack traces name it.</summary>
    public void Mapped(PlanPlace place, string statement)
    {
        Type.Spans.Map(Body, place);
        Body.Line(statement);
        Body.Directive("#line hidden");
    }

    /// <summary>Adds the finished method to its class.</summary>
    public void Finish()
    {
        var code = Type.Code;
        code.Open(header);

        // Instants that are missing are far out: differences with them may wrap, also where an application checks its own arithmetic.
        code.Open("unchecked");
        foreach (var (slot, word) in _texts)
        {
            code.Line($"ulong t{slot}_{word} = x.TextBits({slot}, {word});");
        }

        if (_numbers)
        {
            code.Line("ReadOnlySpan<double> n = x.Numbers;");
        }

        if (_instants)
        {
            code.Line("ReadOnlySpan<long> i = x.Instants;");
        }

        code.Add(Body);
        code.Close();
        code.Close();
        code.Line();
    }
}
