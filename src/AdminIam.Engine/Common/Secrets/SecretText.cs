using System.Runtime.InteropServices;
using System.Security;

namespace AdminIam.Engine.Common.Secrets;

/// <summary>Turns secrets into <see cref="SecureString"/> the moment they arrive, and back only where they leave.</summary>
public static class SecretText
{
    /// <summary>A read-only <see cref="SecureString"/> of <paramref name="text"/>.</summary>
    /// <param name="text">The secret.</param>
    public static SecureString Protect(string text) => Protect(text.AsSpan());

    /// <summary>A read-only <see cref="SecureString"/> of <paramref name="text"/>.</summary>
    /// <param name="text">The secret.</param>
    public static SecureString Protect(ReadOnlySpan<char> text)
    {
        var secret = new SecureString();
        foreach (var c in text)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>The text, for a request to AWS or a credentials file; nowhere else.</summary>
    /// <param name="secret">The secret.</param>
    public static string Reveal(SecureString secret)
    {
        // Not by NetworkCredential: its text ends at the first U+0000.
        var text = Marshal.SecureStringToBSTR(secret);
        try
        {
            return Marshal.PtrToStringBSTR(text);
        }
        finally
        {
            Marshal.ZeroFreeBSTR(text);
        }
    }
}
