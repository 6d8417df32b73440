using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Cli.Documentation;

/// <content>What follows from the scores.</content>
internal sealed partial class ModelDocumentBuilder
{
    private void AddResults()
    {
        AddResults("Results", _model.Labels, _model.Flags);
        AddResults("Account results", _model.Account?.Labels ?? [], _model.Account?.Flags ?? []);
    }

    private void AddResults(string title, ImmutableArray<LabelSymbol> labels, ImmutableArray<FlagSymbol> flags)
    {
        if (labels.IsEmpty && flags.IsEmpty)
        {
            return;
        }

        Add(1, title, null, []);
        foreach (var label in labels)
        {
            var blocks = Documentation(label.Documentation);
            switch (label)
            {
                case BandsSymbol bands:
                    Add(2, "Bands", bands.Name, [.. blocks, .. Bands(bands)]);
                    break;

                case RatingSymbol rating:
                    Add(2, "Rating", rating.Name, [.. blocks, .. Rating(rating)]);
                    break;

                case StagesSymbol stages:
                    Add(2, "Stages", stages.Name, [.. blocks, .. Stages(stages)]);
                    break;
            }
        }

        AddFlags<ExclusionSymbol>("Exclusions", "Excluded leads are scored and never handed off.", flags);
        AddFlags<SegmentSymbol>("Segments", null, flags);
        AddFlags<HandoffSymbol>("Hand-offs", null, flags);
        AddFlags<OutcomeSymbol>("Outcomes", "What became of the lead. No rule may read it: it is the answer that the model is judged by.", flags);
    }

    private IEnumerable<DocumentBlock> Bands(BandsSymbol bands)
    {
        yield return new DocumentBlock.Paragraph("Of " + RichText.Code(_declarations.TextOf<BandsDeclarationSyntax>(bands, s => s.Of)) + ".");
        yield return Table(["Band", "From", "To below", "Notes"], bands.Labels.Select((label, i) => new TableRow(
        [
            RichText.Strong(label),
            i < bands.Bounds.Length ? Words.Points(bands.Bounds[i]) : "",
            i > 0 ? Words.Points(bands.Bounds[i - 1]) : "",
            _reach.CanHave(bands, i) ? "" : "no lead can have it",
        ])));
    }

    private static IEnumerable<DocumentBlock> Rating(RatingSymbol rating)
    {
        yield return new DocumentBlock.Paragraph("Joins " + RichText.Join(" and ", rating.Parts.Select(p => RichText.Code(p.Name))) + ".");
        if (rating.Parts is [var rows, var columns])
        {
            yield return new DocumentBlock.Table(
                [$"{rows.Name} / {columns.Name}", .. columns.Labels],
                [.. rows.Labels.Select((row, i) => new TableRow(
                    [RichText.Strong(row), .. columns.Labels.Select((_, j) => (RichText)rating.Labels[(i * columns.Labels.Length) + j])]))]);
        }
    }

    private IEnumerable<DocumentBlock> Stages(StagesSymbol stages)
    {
        yield return new DocumentBlock.Paragraph("The first that fits.");
        var declared = _declarations.StagesOf(stages);
        yield return Table(["Stage", "When", "Notes"], stages.Labels.Select((label, i) => new TableRow(
        [
            RichText.Strong(label),
            declared[i].Condition is { } condition ? RichText.Code(TextOf(condition)) : "otherwise",
            RichText.Join("; ", [_reach.CanHave(stages, i) ? "" : "no lead can be in it", Note(declared[i].Documentation)]),
        ])));
    }

    private void AddFlags<T>(string title, string? introduction, ImmutableArray<FlagSymbol> flags)
        where T : FlagSymbol
    {
        var rows = flags.OfType<T>().Select(f => new TableRow(
        [
            RichText.Strong(f.Name),
            RichText.Code(_declarations.TextOf<ResultDeclarationSyntax>(f, s => s.Condition)),
            f is HandoffSymbol { ReasonCount: > 0 } handoff ? Reasons(handoff) : "",
            RichText.Join("; ", [_reach.CanHold(f) ? "" : "can never hold", Note(f.Documentation)]),
        ])).ToList();
        if (rows.Count > 0)
        {
            var table = Table(["Name", "When", "Reasons given", "Notes"], rows);
            Add(2, title, null, introduction is null ? [table] : [new DocumentBlock.Paragraph(introduction), table]);
        }
    }

    private static RichText Reasons(HandoffSymbol handoff) =>
        (handoff.ReasonCount == int.MaxValue ? "the reasons of " : $"the strongest {handoff.ReasonCount} of ")
        + RichText.Join(", ", handoff.ReasonScores.Select(s => RichText.Code(s.Name)));
}
