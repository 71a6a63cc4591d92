using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.State;

/// <summary>
/// The account's file. Equal states give equal text: everything is sorted, and nothing tells when it was written.
/// </summary>
internal static class StateFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Fills the collections that are there, so that their comparers stay.
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
    };

    /// <summary>Reads the file, or gives null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not a state of this account.</exception>
    public static T? Read<T>(string path)
        where T : class
    {
        if (!File.Exists(path))
            return null;

        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options)
                ?? throw new InvalidDataException($"The state file '{path}' is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The state file '{path}' cannot be read: {error.Message}", error);
        }
    }

    public static byte[] ToBytes<T>(T state)
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, state, Options);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Replaces the file in one step: whoever is killed while writing leaves the old state or the new one.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        using (var stream = CreatePrivate(temporary))
        {
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }

        if (File.Exists(path))
            File.Replace(temporary, path, null);
        else
            File.Move(temporary, path);
    }

    private static FileStream CreatePrivate(string path)
    {
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.Create, FileAccess.Write);
#endif
    }
}
