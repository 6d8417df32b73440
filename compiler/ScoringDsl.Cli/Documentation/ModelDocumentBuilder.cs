using System.Collections.Immutable;
using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Cli.Documentation;

/// <summary>Makes a document of a model without errors. The same model gives the same document.</summary>
internal sealed partial class ModelDocumentBuilder
{
    private readonly ModelAnalysis _analysis;
    private readonly Model _model;
    private readonly ModelReach _reach;
    private readonly DeclarationIndex _declarations;
    private readonly List<DocumentSection> _sections = [];

    private ModelDocumentBuilder(ModelAnalysis analysis, Model model)
    {
        _analysis = analysis;
        _model = model;
        _reach = ModelReach.Of(model);
        _declarations = new DeclarationIndex(analysis);
    }

    /// <summary>The document.</summary>
    /// <param name="analysis">The model; it has no errors.</param>
    public static ModelDocument Build(ModelAnalysis analysis)
    {
        var model = analysis is { HasErrors: false, Model: { } bound } ? bound : throw new ArgumentException("The model has errors.", nameof(analysis));
        var builder = new ModelDocumentBuilder(analysis, model);
        builder.AddScores();
        builder.AddResults();
        builder.AddSchema();
        builder.AddTests();
        return new ModelDocument(model.Title, model.Version, builder.Introduction(), [.. builder._sections]);
    }

    private ImmutableArray<DocumentBlock> Introduction()
    {
        var declaration = _analysis.Trees.SelectMany(t => t.Root.Statements).OfType<ModelDeclarationSyntax>().FirstOrDefault();
        var blocks = Documentation(declaration?.Documentation).ToList();
        var scores = _model.Scores.Concat(_model.Account?.Scores ?? []).Where(s => s.Family is null || s.Family.Members[0] == s).ToList();
        if (scores.Count > 0)
        {
            blocks.Add(Table(
                ["Score", "About", "Range", "Can reach"],
                scores.Select(s => new TableRow([RichText.Strong(TitleOf(s)), _model.Account is null ? "" : IsOfAccount(s) ? "accounts" : "leads", RangeOf(s), ReachOf(s)]))));
        }

        return [.. blocks];
    }

    private void AddTests()
    {
        if (_model.Tests.IsEmpty)
        {
            return;
        }

        Add(1, "Tests", null,
        [
            new DocumentBlock.Paragraph("What the model promises, by example."),
            new DocumentBlock.Bullets([.. _model.Tests.Select(t => (RichText)t.Name)]),
        ]);
    }

    private void Add(int level, string title, string? name, IEnumerable<DocumentBlock> blocks) =>
        _sections.Add(new DocumentSection(level, title, name, [.. blocks]));

    /// <summary>The paragraphs of a <c>///</c> text; an empty line parts them.</summary>
    private static IEnumerable<DocumentBlock> Documentation(string? text) =>
        (text ?? "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(paragraph => new DocumentBlock.Paragraph(paragraph.Replace('\n', ' ')));

    private static RichText Note(string? documentation) => (documentation ?? "").Replace('\n', ' ');

    private static string TextOf(SyntaxNode node) => Formatter.GetText(node, node.Span);

    private bool IsOfAccount(ScoreSymbol score) => _model.Account?.Scores.Contains(score) == true;
}
