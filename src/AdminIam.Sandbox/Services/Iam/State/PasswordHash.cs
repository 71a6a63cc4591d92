using System.Security.Cryptography;
using System.Text;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// A password as the sandbox keeps it. One round of HMAC keeps the text out of the state file and is fast enough to set
/// a thousand passwords a second; the file as a whole is as secret as the access keys in it.
/// </summary>
internal sealed class PasswordHash
{
    public string Salt { get; set; } = "";

    public string Hash { get; set; } = "";

    public static PasswordHash Of(string password)
    {
        var salt = RandomText.Base64(16);
        return new PasswordHash { Salt = salt, Hash = Compute(salt, password) };
    }

    public bool Matches(string password) => string.Equals(Hash, Compute(Salt, password), StringComparison.Ordinal);

    private static string Compute(string salt, string password)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(salt));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(password)));
    }
}
