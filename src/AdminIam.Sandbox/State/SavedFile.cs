using System.Text.Json;

namespace AdminIam.Sandbox.State;

/// <summary>A file of the state as it was read. Several readers read their own members of it.</summary>
internal sealed class SavedFile
{
    private readonly JsonElement _root;
    private readonly string _prefix;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<SavedFile> _members = [];

    /// <param name="path">The path of the file.</param>
    /// <param name="root">The object with the members to read.</param>
    /// <param name="prefix">Precedes the names of the members in errors.</param>
    private SavedFile(string path, JsonElement root, string prefix = "")
    {
        Path = path;
        _root = root;
        _prefix = prefix;
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

    /// <summary>The ids of the other accounts in the file.</summary>
    /// <exception cref="InvalidDataException">They are not in an object.</exception>
    public IReadOnlyList<string> AccountIds()
    {
        _read.Add(StateFile.Members);
        return Accounts() is { } accounts ? [.. accounts.EnumerateObject().Select(account => account.Name)] : [];
    }

    /// <summary>The part of one of the other accounts; null where the file has none.</summary>
    /// <exception cref="InvalidDataException">It is not an object.</exception>
    public SavedFile? FindAccount(string id)
    {
        _read.Add(StateFile.Members);
        if (Accounts() is not { } accounts || !accounts.TryGetProperty(id, out var account))
            return null;
        var prefix = $"{StateFile.Members}.{id}";
        var part = new SavedFile(Path, DemandObject(account, prefix), prefix + ".");
        _members.Add(part);
        return part;
    }

    /// <summary>Refuses a file with members that were not read, because they would be lost with the next
    /// save.</summary>
    public void RequireAllRead()
    {
        foreach (var member in _root.EnumerateObject())
        {
            if (!_read.Contains(member.Name))
            {
                throw new InvalidDataException(
                    $"The state file '{Path}' has the unknown member '{_prefix}{member.Name}'.");
            }
        }

        _members.ForEach(member => member.RequireAllRead());
    }

    private JsonElement? Accounts() => _root.TryGetProperty(StateFile.Members, out var accounts)
        ? DemandObject(accounts, StateFile.Members)
        : null;

    private JsonElement DemandObject(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object
        ? element
        : throw new InvalidDataException($"The state file '{Path}' is damaged: '{name}' is not a JSON object.");

    private static InvalidDataException Damaged(string path, JsonException error) =>
        new($"The state file '{path}' is damaged or not a state file: {error.Message}", error);
}
