using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;

namespace ScoringDsl.Compiler.Analysis;

/// <summary>Something of a lead that conditions test: a field, a count, a score, a result.</summary>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Universe">The values that it can have at all.</param>
/// <param name="CanMiss">Whether it can be missing.</param>
/// <param name="Root">The key of the field whose being missing makes this missing; its own key where there is no other.</param>
/// <param name="MissesWithRoot">Whether it is missing exactly where its root is; a facet of a text may be missing alone.</param>
internal sealed record Subject(string Key, ValueSet Universe, bool CanMiss, string Root, bool MissesWithRoot)
{
    /// <summary>The events whose count it is, or null.</summary>
    public BoundEventPhrase? Counted { get; init; }

    /// <summary>A subject that depends on no other.</summary>
    public Subject(string key, ValueSet universe, bool canMiss)
        : this(key, universe, canMiss, key, true)
    {
    }
}

/// <summary>A test of one subject: it holds where the subject is there and its value in a set.</summary>
internal readonly record struct Atom(Subject Subject, ValueSet Set);

/// <summary>What is known of a subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Present">The values that it can have where it is there.</param>
/// <param name="CanMiss">Whether it may be missing.</param>
internal readonly record struct Fact(Subject Subject, ValueSet Present, bool CanMiss);

/// <summary>What is known of a lead's subjects when some conditions hold and others do not. Immutable; what is not mentioned may be anything.</summary>
internal sealed class Facts
{
    private readonly ImmutableDictionary<string, Fact> _facts;
    private readonly ImmutableDictionary<string, (bool CanMiss, bool CanBeThere)> _roots;

    private Facts(ImmutableDictionary<string, Fact> facts, ImmutableDictionary<string, (bool CanMiss, bool CanBeThere)> roots)
    {
        _facts = facts;
        _roots = roots;
    }

    /// <summary>Nothing is known.</summary>
    public static Facts None { get; } = new(
        ImmutableDictionary.Create<string, Fact>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, (bool CanMiss, bool CanBeThere)>(StringComparer.Ordinal));

    /// <summary>What is known of counts of some kind of event.</summary>
    public IEnumerable<Fact> Counts(EventSymbol of) => _facts.Values.Where(f => f.Subject.Counted?.Event == of);

    /// <summary>What is known of a subject; null where nothing is.</summary>
    public Fact? Find(string key)
    {
        if (!_facts.TryGetValue(key, out var fact))
        {
            return null;
        }

        return fact with { CanMiss = _roots.TryGetValue(key, out var root) ? root.CanMiss : fact.CanMiss };
    }

    /// <summary>What is known where a test holds, or does not; null where that cannot be.</summary>
    public Facts? With(Atom atom, bool holds)
    {
        var subject = atom.Subject;
        var root = _roots.TryGetValue(subject.Root, out var known) ? known : (CanMiss: subject.CanMiss, CanBeThere: true);
        var fact = _facts.TryGetValue(subject.Key, out var found) ? found : new Fact(subject, subject.Universe, subject.CanMiss);
        fact = new Fact(subject, fact.Present.And(holds ? atom.Set : atom.Set.Not()), fact.CanMiss && !holds);
        var isEmpty = fact.Present.IsEmpty;
        root = (root.CanMiss && !holds, root.CanBeThere && !(isEmpty && subject.MissesWithRoot));
        if (!root.CanMiss && !root.CanBeThere)
        {
            return null;
        }

        var mayMiss = subject.MissesWithRoot ? root.CanMiss : fact.CanMiss;
        return isEmpty && !mayMiss ? null : new Facts(_facts.SetItem(subject.Key, fact), _roots.SetItem(subject.Root, root));
    }

    /// <summary>What is known where one of two things is so.</summary>
    public Facts Or(Facts other)
    {
        var facts = _facts;
        foreach (var (key, fact) in _facts)
        {
            facts = other._facts.TryGetValue(key, out var that)
                ? facts.SetItem(key, new Fact(fact.Subject, fact.Present.Or(that.Present), fact.CanMiss || that.CanMiss))
                : facts.Remove(key);
        }

        var roots = _roots;
        foreach (var (key, root) in _roots)
        {
            roots = other._roots.TryGetValue(key, out var that)
                ? roots.SetItem(key, (root.CanMiss || that.CanMiss, root.CanBeThere || that.CanBeThere))
                : roots.Remove(key);
        }

        return new Facts(facts, roots);
    }
}
