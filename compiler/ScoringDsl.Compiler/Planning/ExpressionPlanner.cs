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
internal sealed partial class ExpressionPlanner(Model model, SlotLayout slots, EventLayout events)
{
    /// <summary>No duration need be longer: it spans every instant that can be written.</summary>
    private const long LongestDuration = 400_000_000_000_000_000;

    private const decimal MicrosecondsPerDay = 86_400_000_000m;

    private readonly Dictionary<DefineSymbol, PlanCondition> _conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DefineSymbol, PlanNumber> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<PlanDefine> _defines = [];

    /// <summary>The defines that rules share.</summary>
    public ImmutableArray<PlanDefine> Defines => [.. _defines];

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

    private static PlanPlace PlaceOf(DefineSymbol define) => new(define.Source, define.Value.Syntax.Span);

    private PlanCondition Raised(BoundRaised raised)
    {
        RaisedScores.Add(raised.Score.Ordinal);
        return new PlanCondition.InstantCompare(
            new PlanInstant.Raised(raised.Score.Ordinal), ComparisonOperator.Greater, new PlanInstant.AsOf(-Math.Min(raised.Duration, LongestDuration)));
    }
}
