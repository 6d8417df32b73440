using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Grammar;
using ScoringDsl.Tests;

namespace ScoringDsl.Compiler.Tests.Parsing;

/// <summary>The fast prediction (SLL) is enough for every valid text; the full one (LL) is there for what it might not decide.</summary>
public class PredictionTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Syntax", "valid"), "*.score").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_predictions_read_a_valid_file_alike(string name) =>
        Assert.Equal(TreeOf(name, PredictionMode.LL), TreeOf(name, PredictionMode.SLL));

    private static string TreeOf(string name, PredictionMode mode)
    {
        var text = File.ReadAllText(Path.Combine(Snapshot.DirectoryOf(), "..", "Data", "Syntax", "valid", name));
        var errors = new SyntaxErrors();
        var list = TokenReader.Read(new SourceText(name, text));
        WordOperators.Apply(list);
        Nesting.Apply(list, errors);
        LineBreaks.Apply(list, errors);
        SoftWords.Apply(list);
        var parser = new ScoringParser(new ScoreTokenStream(list)) { ErrorHandler = new BailErrorStrategy() };
        parser.Interpreter.PredictionMode = mode;
        return parser.file().ToStringTree(parser);
    }
}
