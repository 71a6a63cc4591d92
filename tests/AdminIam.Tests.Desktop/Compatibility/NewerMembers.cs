using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminIam.Tests.Desktop.Compatibility;

/// <summary>Members that .NET Framework does not have, the package Polyfill neither, and the tests use.</summary>
internal static class NewerMembers
{
    extension(string text)
    {
        public string Replace(string oldValue, string newValue, StringComparison comparison) =>
            comparison == StringComparison.Ordinal
                ? text.Replace(oldValue, newValue)
                : throw new NotSupportedException("Only ordinal.");
    }

    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }

    extension(DateTime)
    {
        public static DateTime UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0).UtcDateTime;
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator /(TimeSpan time, double divisor) =>
            TimeSpan.FromTicks((long)(time.Ticks / divisor));
    }

    extension(HMACSHA256)
    {
        public static byte[] HashData(byte[] key, byte[] data)
        {
            using var hash = new HMACSHA256(key);
            return hash.ComputeHash(data);
        }
    }

    extension(File)
    {
        public static void CreateSymbolicLink(string path, string target)
        {
            if (SymbolicLink(Encoding.UTF8.GetBytes(target + '\0'), Encoding.UTF8.GetBytes(path + '\0')) != 0)
                throw new IOException($"The link '{path}' cannot be created.");
        }
    }

    extension(FileInfo file)
    {
        public string? LinkTarget
        {
            get
            {
                var target = new byte[4096];
                var length = ReadLink(Encoding.UTF8.GetBytes(file.FullName + '\0'), target, target.Length);
                return length < 0 ? null : Encoding.UTF8.GetString(target, 0, (int)length);
            }
        }
    }

    extension(JsonElement)
    {
        public static bool DeepEquals(JsonElement one, JsonElement two) =>
            JsonNode.DeepEquals(JsonNode.Parse(one.GetRawText()), JsonNode.Parse(two.GetRawText()));
    }

    extension<T>(IAsyncEnumerable<T> values)
    {
        public async Task<List<T>> ToListAsync()
        {
            List<T> list = [];
            await foreach (var value in values)
                list.Add(value);
            return list;
        }
    }

    [DllImport("libc", EntryPoint = "readlink")]
    private static extern nint ReadLink(byte[] path, byte[] target, nint size);

    [DllImport("libc", EntryPoint = "symlink")]
    private static extern int SymbolicLink(byte[] target, byte[] path);
}
