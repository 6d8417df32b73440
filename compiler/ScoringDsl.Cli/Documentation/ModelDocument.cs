using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;

namespace ScoringDsl.Cli.Documentation;

/// <summary>A stretch of a text.</summary>
/// <param name="Text">What it says; a line feed is a line break.</param>
/// <param name="IsCode">Whether it is a piece of a model.</param>
/// <param name="IsStrong">Whether it stands out.</param>
internal readonly record struct Run(string Text, bool IsCode = false, bool IsStrong = false);

/// <summary>A text of plain and other stretches.</summary>
internal sealed class RichText(params ImmutableArray<Run> runs)
{
    public static readonly RichText Empty = new();

    public ImmutableArray<Run> Runs { get; } = runs;

    public static implicit operator RichText(string text) => text.Length == 0 ? Empty : new(new Run(text));

    public static RichText Code(string text) => new(new Run(text, IsCode: true));

    public static RichText Strong(string text) => new(new Run(text, IsStrong: true));

    /// <summary>Texts one after the other; empty ones are left out with their separators.</summary>
    public static RichText Join(string separator, IEnumerable<RichText> texts)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        foreach (var text in texts.Where(t => !t.Runs.IsEmpty))
        {
            if (runs.Count > 0)
            {
                runs.Add(new Run(separator));
            }

            runs.AddRange(text.Runs);
        }

        return new RichText(runs.DrainToImmutable());
    }

    public static RichText operator +(RichText first, RichText second) => new(first.Runs.AddRange(second.Runs));
}

/// <summary>A part of a section.</summary>
internal abstract record DocumentBlock
{
    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(RichText Text) : DocumentBlock;

    /// <summary>A list of points.</summary>
    public sealed record Bullets(ImmutableArray<RichText> Items) : DocumentBlock;

    /// <summary>A table.</summary>
    public sealed record Table(ImmutableArray<string> Head, ImmutableArray<TableRow> Rows) : DocumentBlock;

    /// <summary>How points fade, drawn.</summary>
    public sealed record Fading(BoundDecay Decay) : DocumentBlock;
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="IsPart">Whether it goes on with the row above: the arm of a match.</param>
internal sealed record TableRow(ImmutableArray<RichText> Cells, bool IsPart = false);

/// <summary>A heading with what stands under it.</summary>
/// <param name="Level">1 for the main parts, 2 and more below them.</param>
/// <param name="Title">The heading.</param>
/// <param name="Name">The name in the model, or null.</param>
/// <param name="Blocks">What stands under it, up to the next heading.</param>
internal sealed record DocumentSection(int Level, string Title, string? Name, ImmutableArray<DocumentBlock> Blocks);

/// <summary>A model as a document: plain data that is written as Markdown or HTML.</summary>
/// <param name="Title">The model's title.</param>
/// <param name="Version">Its version, or null.</param>
/// <param name="Introduction">Its documentation.</param>
/// <param name="Sections">The sections in order.</param>
internal sealed record ModelDocument(string Title, int? Version, ImmutableArray<DocumentBlock> Introduction, ImmutableArray<DocumentSection> Sections);
