using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ScoringDsl.Compiler.Syntax;

/// <summary>A node's children at their new places, and for each of its parts, which point into them, the copy of that part.</summary>
internal readonly struct NodeCopy
{
    private readonly ImmutableArray<SyntaxElement> _old;
    private readonly int _distance;

    /// <summary>Copies the children of a node.</summary>
    /// <param name="children">The children.</param>
    /// <param name="distance">How far they move, in UTF-16 code units; negative towards the text's beginning.</param>
    public NodeCopy(ImmutableArray<SyntaxElement> children, int distance)
    {
        var moved = new SyntaxElement[children.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = children[i].MovedBy(distance);
        }

        _old = children;
        _distance = distance;
        Children = ImmutableCollectionsMarshal.AsImmutableArray(moved);
    }

    /// <summary>The copies of the children.</summary>
    public ImmutableArray<SyntaxElement> Children { get; }

    /// <summary>The copy of a part. One that is not in the tree, as it stands for something missing, is copied by itself.</summary>
    public T Of<T>(T part)
        where T : SyntaxElement? => part is null ? part : (T)(Find(part, _old, Children) ?? part.MovedBy(_distance));

    /// <summary>The copies of parts.</summary>
    public ImmutableArray<T> Of<T>(ImmutableArray<T> parts)
        where T : SyntaxElement
    {
        var moved = new T[parts.Length];
        var child = 0;
        for (var i = 0; i < moved.Length; i++)
        {
            // As a rule parts stand among the children in the same order.
            while (child < _old.Length && !ReferenceEquals(_old[child], parts[i]))
            {
                child++;
            }

            if (child == _old.Length)
            {
                child = 0;
                moved[i] = Of(parts[i]);
            }
            else
            {
                moved[i] = (T)Children[child++];
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(moved);
    }

    /// <summary>The element at the place among the copies at which a part stands among the originals, at whatever depth.</summary>
    private static SyntaxElement? Find(SyntaxElement part, ImmutableArray<SyntaxElement> old, ImmutableArray<SyntaxElement> moved)
    {
        for (var i = 0; i < old.Length; i++)
        {
            if (ReferenceEquals(old[i], part))
            {
                return moved[i];
            }
        }

        for (var i = 0; i < old.Length; i++)
        {
            if (old[i] is SyntaxNode node && moved[i] is SyntaxNode copy && Find(part, node.Children, copy.Children) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
