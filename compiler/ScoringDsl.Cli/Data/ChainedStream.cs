namespace ScoringDsl.Cli.Data;

/// <summary>Two streams read one after the other; both are disposed with this one.</summary>
internal sealed class ChainedStream(Stream first, Stream second) : ReadOnlyStream
{
    private bool _firstIsDone;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (!_firstIsDone)
        {
            var read = first.Read(buffer);
            if (read > 0)
            {
                return read;
            }

            _firstIsDone = true;
        }

        return second.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}
