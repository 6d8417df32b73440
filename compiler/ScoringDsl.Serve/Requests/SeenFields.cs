namespace ScoringDsl.Serve.Requests;

/// <summary>Which fields of one object have been read, so that one that stands there twice is told. Keeps its memory.</summary>
internal sealed class SeenFields
{
    // The object in which each field was read last: nothing needs to be cleared for the next.
    private long[] _objects = [];
    private long _object;

    /// <summary>Begins an object.</summary>
    /// <param name="fields">How many fields it may have.</param>
    public void Begin(int fields)
    {
        if (_objects.Length < fields)
        {
            _objects = new long[fields];
        }

        _object++;
    }

    /// <summary>Notes a field; false where it has been read before.</summary>
    public bool Add(int field)
    {
        if (_objects[field] == _object)
        {
            return false;
        }

        _objects[field] = _object;
        return true;
    }
}
