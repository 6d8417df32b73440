using System.Collections.Immutable;
using System.Text;

namespace ScoringDsl.Differential.Generation;

/// <summary>A part of a model's text that knows how it can be made smaller. What does not compile any more is sorted out later.</summary>
internal abstract record Piece
{
    public static implicit operator Piece(string text) => new Words(text);

    /// <summary>Parts one after another.</summary>
    public static Piece Of(params ReadOnlySpan<Piece> parts) => new Row([.. parts]);

    /// <summary>A clause that may go.</summary>
    public static Piece Maybe(Piece clause) => new Many([clause], "", 0);

    /// <summary>A piece for which a simpler one may stand.</summary>
    public static Piece Or(Piece piece, params ReadOnlySpan<Piece> simpler) => new Either(piece, [.. simpler]);

    /// <summary>Writes the text.</summary>
    public abstract void Write(StringBuilder text);

    /// <summary>Smaller ones, the smallest first.</summary>
    public abstract IEnumerable<Piece> Shrink();

    /// <summary>The same with every list whose order means nothing in another order, and changed as told.</summary>
    public virtual Piece Map(Func<Piece, Piece> change) => change(this);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }
}

/// <summary>Text as it is.</summary>
internal sealed record Words(string Text) : Piece
{
    public override void Write(StringBuilder text) => text.Append(Text);

    public override IEnumerable<Piece> Shrink() => [];
}

/// <summary>Parts one after another, all needed.</summary>
internal sealed record Row(ImmutableArray<Piece> Parts) : Piece
{
    public override void Write(StringBuilder text)
    {
        foreach (var part in Parts)
        {
            part.Write(text);
        }
    }

    public override IEnumerable<Piece> Shrink()
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            foreach (var smaller in Parts[i].Shrink())
            {
                yield return new Row(Parts.SetItem(i, smaller));
            }
        }
    }

    public override Piece Map(Func<Piece, Piece> change) => change(new Row([.. Parts.Select(p => p.Map(change))]));
}

/// <summary>Parts of which some may go.</summary>
/// <param name="Items">The parts.</param>
/// <param name="Separator">What stands between them.</param>
/// <param name="Least">How many must stay.</param>
/// <param name="IsUnordered">Whether their order means nothing.</param>
internal sealed record Many(ImmutableArray<Piece> Items, string Separator, int Least, bool IsUnordered = false) : Piece
{
    public override void Write(StringBuilder text)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            text.Append(i == 0 ? "" : Separator);
            Items[i].Write(text);
        }
    }

    public override IEnumerable<Piece> Shrink()
    {
        for (var size = Items.Length - Least; size > 0; size /= 2)
        {
            for (var start = 0; start < Items.Length; start += size)
            {
                var count = Math.Min(size, Items.Length - start);
                if (Items.Length - count >= Least)
                {
                    yield return this with { Items = Items.RemoveRange(start, count) };
                }
            }
        }

        for (var i = 0; i < Items.Length; i++)
        {
            foreach (var smaller in Items[i].Shrink())
            {
                yield return this with { Items = Items.SetItem(i, smaller) };
            }
        }
    }

    public override Piece Map(Func<Piece, Piece> change) => change(this with { Items = [.. Items.Select(p => p.Map(change))] });
}

/// <summary>A piece for which one of some simpler ones may stand.</summary>
internal sealed record Either(Piece Now, ImmutableArray<Piece> Simpler) : Piece
{
    public override void Write(StringBuilder text) => Now.Write(text);

    public override IEnumerable<Piece> Shrink() => Simpler.Concat(Now.Shrink().Select(smaller => this with { Now = smaller }));

    public override Piece Map(Func<Piece, Piece> change) => change(this with { Now = Now.Map(change) });
}

/// <summary>A score: kept apart so that tests can take it to pieces.</summary>
/// <param name="Prefix">What stands before <c>score</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Heading">What stands between name and block: title, range, formula.</param>
/// <param name="Decay">The decay that stands first in the block, or nothing.</param>
/// <param name="Members">Its rules and groups.</param>
internal sealed record ScorePiece(string Prefix, string Name, Piece Heading, Piece Decay, Many Members) : Piece
{
    public override void Write(StringBuilder text)
    {
        text.Append(Prefix).Append("score ").Append(Name);
        Heading.Write(text);
        text.Append(" {\n");
        Decay.Write(text);
        Members.Write(text);
        text.Append("\n}");
    }

    public override IEnumerable<Piece> Shrink() =>
        Members.Shrink().Select(m => this with { Members = (Many)m })
            .Concat(Heading.Shrink().Select(h => this with { Heading = h }))
            .Concat<Piece>(Decay.Shrink().Select(d => this with { Decay = d }));

    public override Piece Map(Func<Piece, Piece> change) =>
        change(this with { Heading = Heading.Map(change), Decay = Decay.Map(change), Members = (Many)Members.Map(change) });
}
