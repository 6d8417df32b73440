using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// The leads and events of a builder, kept for other models that read the same of them: an editor has a model compiled over and over, most
/// often with other points, and its data need not be read again. Made by <see cref="LeadBlockBuilder.Keep"/>, built by
/// <see cref="ScoringModel.TryBuild"/>. Immutable; knows no model.
/// </summary>
public sealed class KeptLeads
{
    private readonly LeadBlock _block;
    private readonly EventKind[] _kinds;
    private readonly EventColumns _events;
    private readonly int[] _order;

    /// <param name="block">The leads and events as they were built.</param>
    /// <param name="kinds">The kinds of events.</param>
    /// <param name="events">The events as they were added.</param>
    /// <param name="order">Their numbers in the order of the block.</param>
    internal KeptLeads(LeadBlock block, EventKind[] kinds, EventColumns events, ReadOnlySpan<int> order)
    {
        _block = block;
        _kinds = kinds;
        _events = events;
        _order = order.ToArray();
    }

    /// <summary>The accounts, kept as rows of the model of accounts; null without.</summary>
    internal KeptLeads? Accounts { get; init; }

    /// <summary>The block for a model; null where the model reads something that is not kept, or reads it otherwise.</summary>
    /// <param name="model">The model.</param>
    /// <param name="definition">What it reads.</param>
    /// <param name="accountDefinition">What its model of accounts reads; null without.</param>
    internal LeadBlock? TryBuild(CompiledModel model, ModelDefinition definition, ModelDefinition? accountDefinition)
    {
        if (_block.Definition is not { } own || !Reading.IsSame(own, definition))
        {
            return null;
        }

        LeadBlock? accounts = null;
        if (Accounts is not null || (model.Account is not null && accountDefinition is not null))
        {
            accounts = model.Account is { } account && accountDefinition is not null ? Accounts?.TryBuild(account, accountDefinition, null) : null;
            if (accounts is null)
            {
                return null;
            }
        }

        // Which of the model's filters an event passes is asked anew; what it is asked of is all there.
        var classifier = new EventClassifier(model, definition, _kinds);
        var classes = new int[_order.Length];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = classifier.Classify(_events, _order[i]);
        }

        return new LeadBlock
        {
            Definition = definition,
            Count = _block.Count,
            EventCount = _block.EventCount,
            Accounts = accounts,
            AccountPlaces = _block.AccountPlaces,
            AccountStarts = _block.AccountStarts,
            Keys = _block.Keys,
            Numbers = _block.Numbers,
            Instants = _block.Instants,
            TextClasses = _block.TextClasses,
            KeptTexts = _block.KeptTexts,
            EventStarts = _block.EventStarts,
            EventAt = _block.EventAt,
            EventClass = classes,
            EventNumbers = _block.EventNumbers,
            EventInstants = _block.EventInstants,
            EventKeptTexts = _block.EventKeptTexts,
            KeptTextNumbers = _block.KeptTextNumbers,
            LeadTextClasses = [.. _block.LeadTextClasses.Select((table, slot) => table.With(definition.LeadTexts[slot].Folds))],
            EventClasses = classifier.Classes,
        };
    }
}
