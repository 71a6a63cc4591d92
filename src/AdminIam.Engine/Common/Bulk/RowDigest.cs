using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;

namespace AdminIam.Engine.Common.Bulk;

/// <summary>
/// Computes a digest of the values of a row. Equal rows have equal digests, and passwords can be compared without being
/// stored, because the hash uses a random key that exists only during the run.
/// </summary>
public sealed class RowDigest : IDisposable
{
    private const int KeySize = 32;
    private readonly IncrementalHash _hash;

    /// <summary>Creates a key for the digests of one run.</summary>
    public RowDigest()
    {
        var key = new byte[KeySize];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(key);
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Array.Clear(key, 0, key.Length);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text. Null and an empty text are different.</param>
    public RowDigest Add(string? text) => Add(text is null ? null : MemoryMarshal.AsBytes(text.AsSpan()).ToArray());

    /// <summary>Adds a Boolean value.</summary>
    public RowDigest Add(bool choice) => Add([choice ? (byte)1 : (byte)0]);

    /// <summary>Adds names, regardless of order and case.</summary>
    public RowDigest AddNames(IEnumerable<string> names)
    {
        var sorted = names.Select(name => name.ToUpperInvariant())
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList();
        Add(BitConverter.GetBytes(sorted.Count));
        sorted.ForEach(name => Add(name));
        return this;
    }

    /// <summary>Adds a secret.</summary>
    public RowDigest Add(SecureString? secret)
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

    /// <summary>Returns the digest of the values that were added since the last call.</summary>
    public Guid Take() => new(_hash.GetHashAndReset().AsSpan(0, 16).ToArray());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    // The length is added first, so that "ab" and "c" differ from "a" and "bc".
    private RowDigest Add(byte[]? bytes)
    {
        _hash.AppendData(BitConverter.GetBytes(bytes?.Length ?? -1));
        if (bytes is not null)
            _hash.AppendData(bytes);
        return this;
    }
}
