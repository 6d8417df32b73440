using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Runtime.Abi;
using TextOperator = ScoringDsl.Runtime.Abi.TextOperator;

namespace ScoringDsl.Compiler.Planning;

/// <summary>
/// Lowers bound conditions and numbers. What a missing value does, how windows are bounded and where comparisons are exact is decided
/// in this class and nowhere else. Parts: conditions, texts and dates, numbers, events.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="slots">Gives out the places of values.</param>
/// <param name="events">Shares filters, windows and curves.</param>
/// <param name="questions">For a model of accounts: takes what is asked of leads.</param>
internal sealed partial class ExpressionPlanner(Model model, SlotLayout slots, EventLayout events, LeadQuestions? questions)
{
    /// <summary>No duration need be longer: it spans every instant that can be written.</summary>
    private const long LongestDuration = 400_000_000_000_000_000;

    private const decimal MicrosecondsPerDay = 86_400_000_000m;

    private readonly Dictionary<DefineSymbol, PlanCondition> _conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DefineSymbol, PlanNumber> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<PlanDefine> _defines = [];
    private readonly List<ImmutableArray<int>> _highests = [];

    /// <summary>The defines that rules share.</summary>
    public ImmutableArray<PlanDefine> Defines => [.. _defines];

    /// <summary>The scores that the highest is taken of, each set once.</summary>
    public ImmutableArray<ImmutableArray<int>> Highests => [.. _highests];

    /// <summary>The scores whose newest raising event is asked for.</summary>
    public SortedSet<int> RaisedScores { get; } = [];

    /// <summary>Lowers a condition.</summary>
    public PlanCondition Lower(BoundCondition condition) => condition switch
    {
        BoundConstantCondition c => new PlanCondition.Constant(c.Value),
        BoundLogical c => Join(c.IsAnd, c.Operands.Select(Lower)),
        BoundNot c => Not(Lower(c.Operand)),
        BoundDefineCondition c => LowerDefine(c.Define),
        BoundNumberComparison c => Compare(c.Left, c.Operator, c.Right),
        BoundNumberRange c => Range(c),
        BoundNumberSet c => NumberSet(c),
        BoundTextTest c => TextTest(c),
        BoundTextComparison c => TextComparison(c),
        BoundPresence c => Presence(c),
        BoundNumberPresence c => Negate(IsKnown(Lower(c.Value)), !c.IsKnown),
        BoundEmailValidity c => EmailValidity(c),
        BoundGibberish c => Test(c.Text.Field, new TextPredicate(Facet(c.Text.Facet), TextOperator.Gibberish, [], c.IsNegated)),
        BoundBoolTest c => new PlanCondition.NumberCompare(NumberOf(c.Field), ComparisonOperator.Equal, new PlanNumber.Literal(c.Value ? 1 : 0)),
        BoundDateWindow c => DateWindow(InstantOf(c.Field), c.Window),
        BoundDateComparison c => CompareInstants(InstantOf(c.Field), c.Operator, new PlanInstant.Literal(c.Instant)),
        BoundDateFieldComparison c => CompareInstants(InstantOf(c.Left), c.Operator, InstantOf(c.Right)),
        BoundEventCondition c => CompareCount(Events(c.Phrase), c.Operator, c.Count),
        BoundEventRange c => All(
            CompareCount(Events(c.Phrase), ComparisonOperator.GreaterOrEqual, c.Low),
            CompareCount(Events(c.Phrase), ComparisonOperator.LessOrEqual, c.High)),
        BoundLabelTest c => new PlanCondition.LabelIn(c.Result.Ordinal, c.Labels),
        BoundHighestNameTest c => HighestName(c),
        BoundHighestNamePresence c => Negate(new PlanCondition.HighestKnown(HighestOf(c.Scores)), !c.IsKnown),
        BoundFlagTest c => new PlanCondition.Flag(c.Flag.Ordinal),
        BoundExcluded => AnyExclusion(),
        BoundRaised c => Raised(c),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    /// <summary>Whether any exclusion holds.</summary>
    public PlanCondition AnyExclusion() =>
        Join(isAnd: false, model.Flags.OfType<ExclusionSymbol>().Select(PlanCondition (e) => new PlanCondition.Flag(e.Ordinal)));

    /// <summary>All of some conditions.</summary>
    public static PlanCondition All(params IEnumerable<PlanCondition> conditions) => Join(isAnd: true, conditions);

    /// <summary>The opposite of a condition.</summary>
    public static PlanCondition Not(PlanCondition condition) => condition switch
    {
        PlanCondition.Constant c => new PlanCondition.Constant(!c.Value),
        PlanCondition.Not c => c.Operand,
        _ => new PlanCondition.Not(condition),
    };

    private static PlanCondition Negate(PlanCondition condition, bool negate) => negate ? Not(condition) : condition;

    private static PlanCondition Join(bool isAnd, IEnumerable<PlanCondition> conditions)
    {
        var operands = ImmutableArray.CreateBuilder<PlanCondition>();
        foreach (var condition in conditions)
        {
            switch (condition)
            {
                case PlanCondition.Constant c when c.Value == isAnd:
                    break;
                case PlanCondition.Constant:
                    return condition;
                case PlanCondition.Logical c when c.IsAnd == isAnd:
                    operands.AddRange(c.Operands);
                    break;
                default:
                    operands.Add(condition);
                    break;
            }
        }

        return operands.Count switch
        {
            0 => new PlanCondition.Constant(isAnd),
            1 => operands[0],
            _ => new PlanCondition.Logical(isAnd, operands.ToImmutable()),
        };
    }

    private PlanCondition LowerDefine(DefineSymbol define)
    {
        if (!_conditions.TryGetValue(define, out var condition))
        {
            condition = Lower((BoundCondition)define.Value);
            if (condition is PlanCondition.Logical)
            {
                _defines.Add(new PlanDefine(condition, null, PlaceOf(define)));
                condition = new PlanCondition.Define(_defines.Count - 1);
            }

            _conditions[define] = condition;
        }

        return condition;
    }

    private PlanNumber LowerNumber(DefineSymbol define)
    {
        if (!_numbers.TryGetValue(define, out var number))
        {
            number = Lower((BoundNumber)define.Value);
            if (number is PlanNumber.Sum or PlanNumber.Product)
            {
                _defines.Add(new PlanDefine(null, number, PlaceOf(define)));
                number = new PlanNumber.Define(_defines.Count - 1);
            }

            _numbers[define] = number;
        }

        return number;
    }

    /// <summary>The index of the highest of some scores; those that read the same scores share it.</summary>
    public int HighestOf(ImmutableArray<ScoreSymbol> scores)
    {
        ImmutableArray<int> ordinals = [.. scores.Select(s => s.Ordinal)];
        var index = _highests.FindIndex(h => h.SequenceEqual(ordinals));
        if (index < 0)
        {
            index = _highests.Count;
            _highests.Add(ordinals);
        }

        return index;
    }

    private PlanCondition HighestName(BoundHighestNameTest test)
    {
        var highest = HighestOf(test.Scores);
        var isOne = new PlanCondition.HighestIn(highest, [.. test.Indexes.Select(i => test.Scores[i].Ordinal)]);
        return test.IsNegated ? All(new PlanCondition.HighestKnown(highest), Not(isOne)) : isOne;
    }

    private static PlanPlace PlaceOf(DefineSymbol define) => new(define.Source, define.Value.Syntax.Span);

    private PlanCondition Raised(BoundRaised raised)
    {
        RaisedScores.Add(raised.Score.Ordinal);
        return new PlanCondition.InstantCompare(
            new PlanInstant.Raised(raised.Score.Ordinal), ComparisonOperator.Greater, new PlanInstant.AsOf(-Math.Min(raised.Duration, LongestDuration)));
    }
}
