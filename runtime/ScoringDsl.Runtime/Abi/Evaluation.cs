using System.Runtime.CompilerServices;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Abi;

/// <summary>
/// One thread's evaluation of a model over the rows of a block: what generated code asks of a lead and its events, and where it puts
/// results. Reused from row to row; grows to the largest block it has seen and allocates nothing after that.
/// </summary>
/// <remarks>
/// When a row begins, one pass over its events notes in bitmaps which filters each passes; every aggregate of a filter and a window
/// then looks at a few bits.
/// </remarks>
public sealed partial class Evaluation
{
    private static readonly LeadBlock EmptyBlock = new();

    private readonly ModelDefinition _definition;
    private readonly DecayCurve[] _curves;

    private LeadBlock _block = EmptyBlock;
    private int _row;
    private long _asOf = long.MinValue;
    private int _firstEvent;
    private int _endEvent;

    /// <summary>An evaluation that makes the model's decay curves itself.</summary>
    internal Evaluation(CompiledModel model, ModelDefinition definition)
        : this(model, definition, Array.ConvertAll(definition.Curves, DecayCurve.Create))
    {
    }

    /// <summary>An evaluation that shares the model's decay curves with others.</summary>
    internal Evaluation(CompiledModel model, ModelDefinition definition, DecayCurve[] curves)
    {
        Model = model;
        _definition = definition;
        _curves = curves;
        Scores = new long[definition.Scores.Length];
        Labels = new int[definition.Labels.Length];
        Flags = new bool[definition.Flags.Length];
        _hasFilters = definition.Filters.Length > 0;
        _ignoresEvents = definition.IgnoresEvents;
        _touchedFilters = new ulong[new EventClassTable(definition.Filters.Length).Words];
        _windows = new WindowStretches[definition.Windows.Length];
        _bounds = new long[(2 * definition.Windows.Length) + 1];
        _stretchStarts = new int[_bounds.Length + 1];
        _bitsBefore = new ulong[_bounds.Length + 1];
        _factors = Array.ConvertAll(curves, _ => Array.Empty<long>());
        _factorRows = new long[curves.Length];
        ResolveWindows();
    }

    /// <summary>The model.</summary>
    internal CompiledModel Model { get; }

    // ---- results of the current row, written by generated code ----

    /// <summary>Finished scores in thousandths of a point.</summary>
    public long[] Scores { get; }

    /// <summary>The index of the label of each band, rating and stages.</summary>
    public int[] Labels { get; }

    /// <summary>Whether each exclusion, segment and hand-off holds.</summary>
    public bool[] Flags { get; }

    // ---- the lead ----

    /// <summary>The instant scored as of, in microseconds since 1970-01-01 UTC.</summary>
    public long AsOf => _asOf;

    /// <summary>The row's numbers by slot; NaN is missing.</summary>
    public ReadOnlySpan<double> Numbers =>
        new(_block.Numbers, _row * _definition.LeadNumbers, _definition.LeadNumbers);

    /// <summary>The row's instants by slot; <see cref="long.MinValue"/> is missing.</summary>
    public ReadOnlySpan<long> Instants =>
        new(_block.Instants, _row * _definition.LeadInstants, _definition.LeadInstants);

    /// <summary>64 tests of a lead's text as bits: word w holds tests 64w … 64w + 63.</summary>
    public ulong TextBits(int slot, int word)
    {
        var table = _block.LeadTextClasses[slot];
        return table.Bits[(TextClass(slot) * table.Words) + word];
    }

    /// <summary>Sum of points folded over the tests of a text, in thousandths.</summary>
    public long TextFold(int slot, int fold)
    {
        var table = _block.LeadTextClasses[slot];
        return table.Folds[(TextClass(slot) * table.FoldCount) + fold];
    }

    /// <summary>A kept text, folded; null is missing.</summary>
    public string? Text(int keptSlot) => _block.KeptTexts[(_row * _definition.LeadKeptTexts) + keptSlot];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TextClass(int slot) => _block.TextClasses[(_row * _definition.LeadTexts.Length) + slot];

    // ---- for the runtime ----

    /// <summary>Turns to a block, which must be one of this model, and an instant; the first row comes with <see cref="MoveTo"/>.</summary>
    internal void Use(LeadBlock block, long asOf)
    {
        ClearRow();
        _block = block;
        if (asOf != _asOf)
        {
            _asOf = asOf;
            ResolveWindows();
        }

        if (_hasFilters)
        {
            TakeClasses(block.EventClasses);
        }
    }

    /// <summary>Turns to a row of the block and looks at its events.</summary>
    internal void MoveTo(int row)
    {
        _row = row;
        _rowNumber++;
        _firstEvent = _block.EventStarts[row];
        _endEvent = EndOfEvents(_firstEvent, _block.EventStarts[row + 1]);
        if (_hasFilters)
        {
            ClearRow();
            MapEvents();
            if (_ignoresEvents)
            {
                IgnoreEvents();
            }
        }
    }

    /// <summary>Lets go of the block, so that a pooled evaluation keeps no leads alive.</summary>
    internal void Release()
    {
        ClearRow();
        _block = EmptyBlock;
        _leads = null;
        _firstLead = _endLead = 0;
    }

    // ---- for explanations ----

    /// <summary>Whether contributions are being explained, so that <see cref="Note"/> is worth its arguments.</summary>
    public bool IsExplaining { get; internal set; }

    /// <summary>Notes, while a rule's contribution is explained, how many events it counted and the newest one's instant (<see cref="long.MinValue"/> for none).</summary>
    public void Note(long events, long newest)
    {
        NotedEvents = events;
        NotedNewest = newest;
    }

    /// <summary>How many events were noted since <see cref="ForgetNote"/>.</summary>
    internal long NotedEvents { get; private set; }

    /// <summary>The newest one's instant; <see cref="long.MinValue"/> for none.</summary>
    internal long NotedNewest { get; private set; } = long.MinValue;

    /// <summary>Forgets what was noted.</summary>
    internal void ForgetNote() => Note(0, long.MinValue);
}
