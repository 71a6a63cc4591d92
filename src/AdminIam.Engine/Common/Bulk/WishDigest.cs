using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;

namespace AdminIam.Engine.Common.Bulk;

/// <summary>
/// Computes a value that is the same for rows that ask for the same, and says nothing of what they ask for: passwords are
/// compared without being kept, by a hash whose random key exists only for the run.
/// </summary>
public sealed class WishDigest : IDisposable
{
    private const int KeySize = 32;
    private readonly IncrementalHash _hash;

    /// <summary>Prepares the digests of one run.</summary>
    public WishDigest()
    {
        var key = new byte[KeySize];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(key);
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Array.Clear(key, 0, key.Length);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text; none is not the same as an empty one.</param>
    public WishDigest Add(string? text) => Add(text is null ? null : MemoryMarshal.AsBytes(text.AsSpan()).ToArray());

    /// <summary>Adds a choice.</summary>
    /// <param name="choice">The choice.</param>
    public WishDigest Add(bool choice) => Add([choice ? (byte)1 : (byte)0]);

    /// <summary>Adds names, whose order and case do not matter.</summary>
    /// <param name="names">The names.</param>
    public WishDigest AddNames(IEnumerable<string> names)
    {
        var sorted = names.Select(name => name.ToUpperInvariant()).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList();
        Add(BitConverter.GetBytes(sorted.Count));
        sorted.ForEach(name => Add(name));
        return this;
    }

    /// <summary>Adds a secret.</summary>
    /// <param name="secret">The secret.</param>
    public WishDigest Add(SecureString? secret)
    {
        if (secret is null)
            return Add((byte[]?)null);
        var characters = new byte[secret.Length * sizeof(char)];
        var copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(copy, characters, 0, characters.Length);
            return Add(characters);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
            Array.Clear(characters, 0, characters.Length);
        }
    }

    /// <summary>The digest of what was added since the last one.</summary>
    public Guid Take() => new(_hash.GetHashAndReset().AsSpan(0, 16).ToArray());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    // With its length before it, so that "ab" and "c" are not the same as "a" and "bc".
    private WishDigest Add(byte[]? bytes)
    {
        _hash.AppendData(BitConverter.GetBytes(bytes?.Length ?? -1));
        if (bytes is not null)
            _hash.AppendData(bytes);
        return this;
    }
}
