using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>
/// Prepares leads and events for one model. Values may come typed, or as text as data files hold them. Reusable: <see cref="Clear"/>
/// keeps the memory and what it has learnt of texts. One thread at a time.
/// </summary>
/// <remarks>
/// Order of calls: <see cref="AddLead"/> gives a row; set its fields; <see cref="AddEvent"/> gives an event's number (rows may come
/// in any order); set its properties; <see cref="Build"/> sorts events by row and instant, drops copies of one id and finds classes.
/// Fields and events are named by their index in <see cref="ModelDefinition"/>.
/// </remarks>
public sealed class LeadBlockBuilder
{
    internal LeadBlockBuilder(CompiledModel model, ModelDefinition definition) => throw new NotImplementedException(definition.Title + model.Abi);

    /// <summary>How many events were dropped because an event of the same kind, lead and id stood earlier.</summary>
    public long DuplicateEvents => throw new NotImplementedException();

    /// <summary>How many of those differed from the event that stayed in more than the instant.</summary>
    public long DifferingDuplicates => throw new NotImplementedException();

    /// <summary>How many values of a <c>one of</c> field were outside its values, by name of the field ("industry", "opened email.kind").</summary>
    public IReadOnlyDictionary<string, long> OutsideValues => throw new NotImplementedException();

    /// <summary>Adds a lead and gives its row. All its fields are missing until set.</summary>
    public int AddLead(string key) => throw new NotImplementedException();

    /// <summary>Sets a field from text as a data file holds it; empty and blank text is missing.</summary>
    /// <returns>False where the text is no value of the field's type; the field is then missing.</returns>
    public bool TrySetField(int row, int field, ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Sets a number field; NaN and infinities are missing.</summary>
    public void SetNumber(int row, int field, double value) => throw new NotImplementedException();

    /// <summary>Sets a bool field.</summary>
    public void SetBool(int row, int field, bool value) => throw new NotImplementedException();

    /// <summary>Sets a date field, in microseconds since 1970-01-01 UTC.</summary>
    public void SetInstant(int row, int field, long value) => throw new NotImplementedException();

    /// <summary>Sets a list-of-text field.</summary>
    public void SetTexts(int row, int field, IReadOnlyList<string> items) => throw new NotImplementedException();

    /// <summary>Adds an event and gives its number, by which its properties are set until <see cref="Build"/>.</summary>
    /// <param name="row">The lead's row.</param>
    /// <param name="kind">The kind of event.</param>
    /// <param name="at">Its instant, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="id">Its id, compared exactly; empty for none.</param>
    public int AddEvent(int row, int kind, long at, ReadOnlySpan<char> id) => throw new NotImplementedException();

    /// <summary>Sets a property of an event from text as a data file holds it.</summary>
    /// <returns>False where the text is no value of the property's type; it is then missing.</returns>
    public bool TrySetProperty(int e, int property, ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Sets a number property.</summary>
    public void SetPropertyNumber(int e, int property, double value) => throw new NotImplementedException();

    /// <summary>Sets a bool property.</summary>
    public void SetPropertyBool(int e, int property, bool value) => throw new NotImplementedException();

    /// <summary>Sets a date property.</summary>
    public void SetPropertyInstant(int e, int property, long value) => throw new NotImplementedException();

    /// <summary>Finishes the block. The builder may be cleared and filled again only once the block is no longer read.</summary>
    public LeadBlock Build() => throw new NotImplementedException();

    /// <summary>Forgets leads and events, keeps memory and classes.</summary>
    public void Clear() => throw new NotImplementedException();
}
