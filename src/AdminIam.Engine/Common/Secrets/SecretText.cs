using System.Runtime.InteropServices;
using System.Security;

namespace AdminIam.Engine.Common.Secrets;

/// <summary>Converts secrets to <see cref="SecureString"/> when they are received, and to text only where they are sent
/// or saved.</summary>
public static class SecretText
{
    /// <summary>Returns a read-only <see cref="SecureString"/> of <paramref name="text"/>.</summary>
    public static SecureString Protect(string text) => Protect(text.AsSpan());

    /// <summary>Returns a read-only <see cref="SecureString"/> of <paramref name="text"/>.</summary>
    public static SecureString Protect(ReadOnlySpan<char> text)
    {
        var secret = new SecureString();
        foreach (var c in text)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Returns the text, only for a request to AWS or a credentials file.</summary>
    public static string Reveal(SecureString secret)
    {
        // NetworkCredential is not used, because its text ends at the first U+0000.
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
