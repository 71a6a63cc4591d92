using System.Text.Json;

namespace AdminIam.Sandbox.State;

/// <summary>A file of the state as it was read. Several readers read their own members of it.</summary>
internal sealed class SavedFile
{
    private readonly JsonElement _root;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private SavedFile(string path, JsonElement root)
    {
        Path = path;
        _root = root;
    }

    public string Path { get; }

    /// <summary>Opens the file; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of a newer version.</exception>
    public static SavedFile? Open(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            StateFileCheck.Check(path, document.RootElement);
            return new SavedFile(path, document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            throw Damaged(path, error);
        }
    }

    /// <summary>Reads the members that the type has.</summary>
    /// <exception cref="InvalidDataException">They cannot be read.</exception>
    public T Read<T>()
        where T : class
    {
        try
        {
            var names = StateFile.MembersOf(typeof(T));
            _read.UnionWith(names);
            return StateFile.Read<T>(_root, names);
        }
        catch (JsonException error)
        {
            throw Damaged(Path, error);
        }
    }

    /// <summary>Refuses a file with members that were not read, because they would be lost with the next
    /// save.</summary>
    public void RequireAllRead()
    {
        foreach (var member in _root.EnumerateObject())
        {
            if (!_read.Contains(member.Name))
                throw new InvalidDataException($"The state file '{Path}' has the unknown member '{member.Name}'.");
        }
    }

    private static InvalidDataException Damaged(string path, JsonException error) =>
        new($"The state file '{path}' is damaged or not a state file: {error.Message}", error);
}
