using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ScoringDsl.Serve.Http;

/// <summary>
/// The keys of which a request must bring one, in the header <c>Authorization: Bearer KEY</c> or <c>X-Api-Key: KEY</c>. Never in the
/// address, which logs and proxies write down.
/// </summary>
internal sealed class ApiKeys
{
    private const string Scheme = "Bearer ";

    // Hashes are of one length, so that a comparison tells nothing of a key's length either.
    private readonly byte[][] _hashes;

    public ApiKeys(IReadOnlyList<string> keys) => _hashes = [.. keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];

    /// <summary>Whether a request may come in.</summary>
    public bool Admit(HttpRequest request)
    {
        if (_hashes.Length == 0)
        {
            return true;
        }

        var authorization = request.Headers.Authorization.ToString();
        var key = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : request.Headers["X-Api-Key"].ToString();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);

        // All are compared, in the same time whether one fits or not.
        var fits = false;
        foreach (var known in _hashes)
        {
            fits |= CryptographicOperations.FixedTimeEquals(known, hash);
        }

        return fits;
    }
}
