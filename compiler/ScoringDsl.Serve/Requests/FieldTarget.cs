using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Serve.Requests;

/// <summary>What has fields.</summary>
internal enum FieldOwner
{
    /// <summary>A lead.</summary>
    Lead,

    /// <summary>An account.</summary>
    Account,

    /// <summary>An event.</summary>
    Event,
}

/// <summary>Where a value goes.</summary>
/// <param name="Owner">What it is a value of.</param>
/// <param name="Block">The block.</param>
/// <param name="Number">The lead's row, the account's or the event's number.</param>
/// <param name="Field">The field's or property's index.</param>
internal readonly record struct FieldTarget(FieldOwner Owner, LeadBlockBuilder Block, int Number, int Field)
{
    /// <summary>Sets the value from text, as a data file holds it.</summary>
    /// <returns>False where the text is no value of the field's type.</returns>
    public bool TrySet(ReadOnlySpan<char> text) => Owner switch
    {
        FieldOwner.Lead => Block.TrySetField(Number, Field, text),
        FieldOwner.Account => Block.Accounts.TrySetField(Number, Field, text),
        _ => Block.TrySetProperty(Number, Field, text),
    };

    /// <summary>Sets the items of a list.</summary>
    public void Set(List<string> items)
    {
        switch (Owner)
        {
            case FieldOwner.Lead:
                Block.SetTexts(Number, Field, items);
                break;
            case FieldOwner.Account:
                Block.Accounts.SetTexts(Number, Field, items);
                break;
            default:
                Block.SetPropertyTexts(Number, Field, items);
                break;
        }
    }
}
