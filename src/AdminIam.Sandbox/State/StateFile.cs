using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.State;

/// <summary>
/// The account's file. Equal states give equal text: everything is sorted, and nothing tells when it was written.
/// </summary>
internal static class StateFile
{
    /// <summary>The version of the format that this sandbox writes, and the newest that it reads. A file without one is of version 1.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Fills the collections that are there, so that their comparers stay.
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
        // What is not known would be lost at the next save.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the file; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not a state of this account.</exception>
    public static T? Read<T>(string path)
        where T : class
    {
        if (!File.Exists(path))
            return null;

        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            CheckVersion(path, document.RootElement);
            CheckNulls(path, document.RootElement, "");
            return document.Deserialize<T>(Options);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The state file '{path}' is damaged or not a state file: {error.Message}", error);
        }
    }

    public static byte[] ToBytes<T>(T state)
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, state, Options);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Replaces the file in one step: a process that is killed while writing leaves the old state or the new one.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        // One that is left over keeps its permissions, and may be a link.
        File.Delete(temporary);
        try
        {
            using (var stream = OpenPrivate(temporary, FileMode.CreateNew, FileShare.None))
            {
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
                File.Replace(temporary, path, null);
            else
                File.Move(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The file that a path stands for: saving replaces it, and not a link to it.</summary>
    public static string Resolve(string path)
    {
#if NET8_0_OR_GREATER
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
#else
        return Path.GetFullPath(path);
#endif
    }

    /// <summary>Leaves a file readable by its owner only; it holds secret keys.</summary>
    public static void Restrict(string path)
    {
#if NET8_0_OR_GREATER
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~Private) != UnixFileMode.None)
            File.SetUnixFileMode(path, Private);
#endif
    }

    /// <summary>Opens a file for writing that, where it is created, only its owner can read.</summary>
    public static FileStream OpenPrivate(string path, FileMode mode, FileShare share)
    {
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, mode, FileAccess.ReadWrite, share);
#endif
    }

    private static void CheckVersion(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version))
            return;
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1)
            throw new InvalidDataException($"The state file '{path}' has no valid version: {version.GetRawText()}.");
        if (number > Version)
        {
            throw new InvalidDataException(
                $"The state file '{path}' is of version {number}, which a newer AdminIam has written; this one reads up to version {Version}.");
        }
    }

    // Nothing is ever written as null, and a list or a name that is null would end in failures later.
    private static void CheckNulls(string path, JsonElement element, string where)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                throw new InvalidDataException(
                    $"The state file '{path}' is damaged: {(where.Length == 0 ? "it" : $"'{where}'")} is null.");
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    CheckNulls(path, member.Value, where.Length == 0 ? member.Name : $"{where}.{member.Name}");
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    CheckNulls(path, item, $"{where}[{index++}]");
                break;
        }
    }
}
