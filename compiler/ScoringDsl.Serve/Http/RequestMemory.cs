using System.Buffers;
using Microsoft.AspNetCore.Http;
using ScoringDsl.Serve.Requests;

namespace ScoringDsl.Serve.Http;

/// <summary>
/// Reads bodies into rented memory. Memory is taken as bytes arrive and not as they are announced, and all bodies together, with all
/// answers that have not been taken yet, have a limit: many slow or large requests are told to come again instead of filling the machine.
/// </summary>
/// <param name="longest">The longest body in bytes.</param>
/// <param name="most">How much memory all bodies and answers together may take, in bytes.</param>
internal sealed class RequestMemory(int longest, long most)
{
    private const int FirstLength = 16 * 1024;

    // The pool keeps dozens of each size for good: of long ones that would be more memory than all bodies may take.
    private const int LongestPooled = 256 * 1024;

    private long _taken;

    /// <summary>How much memory is taken now, in bytes.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Reads a body to its end; the memory goes back with <see cref="Body.Dispose"/>.</summary>
    /// <exception cref="RequestException">The body is too long, or there is no memory for it now.</exception>
    /// <exception cref="BadHttpRequestException">The body is too long, too slow or broken off.</exception>
    public async ValueTask<Body> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > longest)
        {
            throw TooLong();
        }

        var body = new Body(this);
        try
        {
            body.Grow(FirstLength);
            while (true)
            {
                if (body.Length == body.Capacity)
                {
                    body.Grow(NextCapacity(body.Capacity, request.ContentLength));
                }

                var read = await request.Body.ReadAsync(body.Rest, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return body;
                }

                body.Length += read;
                if (body.Length > longest)
                {
                    throw TooLong();
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Twice as much; or what was announced, and a byte to see that it was so, once a good part of that has arrived.</summary>
    private static int NextCapacity(int capacity, long? announced) =>
        announced >= capacity && announced < (capacity * 4L) ? (int)announced + 1 : capacity * 2;

    private RequestException TooLong() => new(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {longest / (1024 * 1024)} MB.", "Send the leads in several requests.");

    private void Take(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) > most)
        {
            Interlocked.Add(ref _taken, -bytes);
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, "The service has too many requests at once.", "Send it again in a moment.");
        }
    }

    private void Give(int bytes) => Interlocked.Add(ref _taken, -bytes);

    /// <summary>The memory of an answer, which counts until its reader has taken it.</summary>
    internal sealed class Answer(RequestMemory memory) : IDisposable
    {
        private int _length;

        /// <summary>Takes memory.</summary>
        /// <param name="length">The length of the answer in bytes.</param>
        /// <exception cref="RequestException">There is no memory for it now.</exception>
        public void Take(int length)
        {
            memory.Take(length);
            _length += length;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            memory.Give(_length);
            _length = 0;
        }
    }

    /// <summary>A body in rented memory.</summary>
    internal sealed class Body(RequestMemory memory) : IDisposable
    {
        private byte[] _bytes = [];
        private int _taken;

        /// <summary>How many bytes there are.</summary>
        public int Length { get; set; }

        /// <summary>How many bytes there is room for.</summary>
        public int Capacity => _bytes.Length;

        /// <summary>The bytes.</summary>
        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

        /// <summary>The room that is left.</summary>
        public Memory<byte> Rest => _bytes.AsMemory(Length);

        /// <summary>Makes room.</summary>
        public void Grow(int capacity)
        {
            memory.Take(capacity);
            var bytes = capacity > LongestPooled ? GC.AllocateUninitializedArray<byte>(capacity) : ArrayPool<byte>.Shared.Rent(capacity);
            Bytes.CopyTo(bytes);
            GiveBack();
            _bytes = bytes;
            _taken = capacity;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            GiveBack();
            Length = 0;
        }

        private void GiveBack()
        {
            if (_taken is > 0 and <= LongestPooled)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
            }

            memory.Give(_taken);
            _bytes = [];
            _taken = 0;
        }
    }
}
