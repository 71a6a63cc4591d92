using System.Security.Cryptography;

namespace AdminIam.Build.Packing;

/// <summary>A file of the module.</summary>
/// <param name="Path">Its path in the module's folder, with slashes on all systems.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Origin">The third-party component that contains it, or null for the module's own files.</param>
internal sealed record ShippedFile(string Path, byte[] Content, ThirdPartyComponent? Origin)
{
    /// <summary>The SHA-256 of the content, in lowercase hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));
}
