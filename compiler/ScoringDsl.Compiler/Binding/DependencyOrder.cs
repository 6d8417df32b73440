using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// Orders declarations so that each comes after all it reads, and finds cycles. Walks with a stack of its own: chains may be of any length.
/// </summary>
internal sealed class DependencyOrder
{
    private const int NamesInMessage = 6;

    private readonly Dictionary<Declaration, int> _index = [];
    private readonly Dictionary<Declaration, int> _low = [];
    private readonly List<Declaration> _component = [];
    private readonly HashSet<Declaration> _inComponent = [];
    private readonly Stack<(Declaration Node, int Next)> _walk = new();
    private readonly List<Declaration> _sorted = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;

    private DependencyOrder(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
    }

    /// <summary>The declarations and all they read, each after what it reads; every cycle is reported once.</summary>
    public static IReadOnlyList<Declaration> Sort(IEnumerable<Declaration> declarations, DiagnosticBag diagnostics)
    {
        var order = new DependencyOrder(diagnostics);
        foreach (var declaration in declarations)
        {
            order.Visit(declaration);
        }

        return order._sorted;
    }

    /// <summary>Tarjan's strongly connected components: they come out in the order wanted, and one with more than one member is a cycle.</summary>
    private void Visit(Declaration start)
    {
        if (_index.ContainsKey(start))
        {
            return;
        }

        Open(start);
        while (_walk.TryPop(out var step))
        {
            var (node, next) = step;
            if (next < node.Dependencies.Count)
            {
                _walk.Push((node, next + 1));
                var target = node.Dependencies[next];
                if (!_index.TryGetValue(target, out var targetIndex))
                {
                    Open(target);
                }
                else if (_inComponent.Contains(target))
                {
                    _low[node] = Math.Min(_low[node], targetIndex);
                }

                continue;
            }

            if (_low[node] == _index[node])
            {
                Close(node);
            }

            if (_walk.TryPeek(out var parent))
            {
                _low[parent.Node] = Math.Min(_low[parent.Node], _low[node]);
            }
        }
    }

    private void Open(Declaration node)
    {
        _index.Add(node, _index.Count);
        _low.Add(node, _index[node]);
        _component.Add(node);
        _inComponent.Add(node);
        _walk.Push((node, 0));
    }

    private void Close(Declaration root)
    {
        var start = _component.LastIndexOf(root);
        var members = _component.GetRange(start, _component.Count - start);
        _component.RemoveRange(start, members.Count);
        if (members.Count > 1 || root.Dependencies.Contains(root))
        {
            Report(members);
        }

        foreach (var member in members)
        {
            _inComponent.Remove(member);
        }

        _sorted.AddRange(members);
    }

    /// <summary>Names the shortest cycle through the member met first.</summary>
    private void Report(List<Declaration> members)
    {
        var start = members.MinBy(m => _index[m]) ?? members[0];
        var inside = new HashSet<Declaration>(members);
        var reachedFrom = new Dictionary<Declaration, Declaration>();
        var queue = new Queue<Declaration>([start]);
        while (!reachedFrom.ContainsKey(start) && queue.TryDequeue(out var node))
        {
            foreach (var target in node.Dependencies)
            {
                if (inside.Contains(target) && reachedFrom.TryAdd(target, node))
                {
                    queue.Enqueue(target);
                }
            }
        }

        var cycle = new List<Declaration> { start };
        for (var node = reachedFrom[start]; node != start; node = reachedFrom[node])
        {
            cycle.Add(node);
        }

        cycle.Add(start);
        cycle.Reverse();

        // What one score of a family reads, the others read as a rule too: that is one mistake.
        if (!_reported.Add(string.Join('\n', cycle.Select(d => (d.Symbol as ScoreSymbol)?.Family?.Name ?? d.Name))))
        {
            return;
        }

        var names = cycle.ConvertAll(d => d.Name);
        if (names.Count > NamesInMessage)
        {
            names.RemoveRange(NamesInMessage / 2, names.Count - NamesInMessage);
            names.Insert(NamesInMessage / 2, "…");
        }

        _diagnostics.Add(new DiagnosticBuilder(start.Source, start.NameSpan).Cycle(start.Name, names));
    }
}
