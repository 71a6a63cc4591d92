using System.Security.Cryptography;

namespace AdminIam.Tests.Desktop.Compatibility;

/// <summary>As <see cref="NewerMembers"/>; a class cannot extend two types by the same method.</summary>
internal static class HmacSha1Members
{
    extension(HMACSHA1)
    {
        public static byte[] HashData(byte[] key, byte[] data)
        {
            using var hash = new HMACSHA1(key);
            return hash.ComputeHash(data);
        }
    }
}
