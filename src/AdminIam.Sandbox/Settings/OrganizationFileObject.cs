using System.Text.Json;

namespace AdminIam.Sandbox.Settings;

/// <summary>An object of an organization file. It has no other properties than the known ones.</summary>
internal sealed class OrganizationFileObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <param name="element">The value in the file.</param>
    /// <param name="path">Where it is in the file; empty for the whole file.</param>
    /// <param name="names">The properties that it can have.</param>
    /// <exception cref="InvalidDataException">The value is no object, or has other properties.</exception>
    public OrganizationFileObject(JsonElement element, string path, params string[] names)
    {
        _path = path;
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{(path.Length == 0 ? "The file" : path)} must be a JSON object.");
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                throw new InvalidDataException(
                    $"{PathOf(property.Name)} is not a known property. Known are {string.Join(", ", names)}.");
            }

            if (_properties.ContainsKey(property.Name))
                throw new InvalidDataException($"{PathOf(property.Name)} is there twice.");
            _properties.Add(property.Name, property.Value);
        }
    }

    /// <summary>Where a property is in the file.</summary>
    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>Whether the file has null for a property.</summary>
    public bool IsNull(string name) =>
        _properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <param name="name">The property.</param>
    /// <param name="read">Returns the value; null for a text that is not valid.</param>
    /// <param name="expected">What the text must be.</param>
    public string RequiredText(string name, Func<string, string?> read, string expected) =>
        Text(name, read, expected) ?? throw new InvalidDataException($"{PathOf(name)} is missing.");

    /// <inheritdoc cref="RequiredText"/>
    /// <returns>Null where the object does not have the property.</returns>
    public string? Text(string name, Func<string, string?> read, string expected)
    {
        if (!_properties.TryGetValue(name, out var value))
            return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        return (text is null ? null : read(text))
            ?? throw new InvalidDataException($"{PathOf(name)}: {text ?? value.GetRawText()} is not {expected}.");
    }

    /// <summary>The JSON of a value that must be an object.</summary>
    public string RequiredJson(string name) =>
        !_properties.TryGetValue(name, out var value) ? throw new InvalidDataException($"{PathOf(name)} is missing.")
        : value.ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(value)
        : throw new InvalidDataException($"{PathOf(name)} must be a JSON object.");

    public bool? Flag(string name)
    {
        if (!_properties.TryGetValue(name, out var value))
            return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new InvalidDataException($"{PathOf(name)}: {value.GetRawText()} is not true or false.");
    }

    /// <summary>A whole number from 0 to a maximum.</summary>
    public int? Number(string name, int most)
    {
        if (!_properties.TryGetValue(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= 0 && number <= most
            ? number
            : throw new InvalidDataException(
                $"{PathOf(name)}: {value.GetRawText()} is not a whole number from 0 to {most}.");
    }

    public OrganizationFileObject? Object(string name, params string[] names) =>
        _properties.TryGetValue(name, out var value) ? new OrganizationFileObject(value, PathOf(name), names) : null;

    public IEnumerable<OrganizationFileObject> Objects(string name, params string[] names) =>
        Objects(name, int.MaxValue, names);

    /// <summary>The objects of a list that has at most this many.</summary>
    public IEnumerable<OrganizationFileObject> Objects(string name, int most, params string[] names)
    {
        var items = Items(name);
        return items.Count <= most
            ? items.Select(item => new OrganizationFileObject(item.Value, item.Key, names))
            : throw new InvalidDataException($"{PathOf(name)} can have {most} items.");
    }

    /// <summary>The texts of a list, by where they are in the file.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts(string name) =>
        Items(name).Select(item => new KeyValuePair<string, string>(item.Key, TextOf(item.Key, item.Value)));

    /// <summary>The texts of an object, by the names of its properties.</summary>
    public Dictionary<string, string> TextsByName(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!_properties.TryGetValue(name, out var value))
            return texts;
        if (value.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{PathOf(name)} must be a JSON object.");
        foreach (var property in value.EnumerateObject())
            texts[property.Name] = TextOf($"{PathOf(name)}.{property.Name}", property.Value);
        return texts;
    }

    private static string TextOf(string path, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new InvalidDataException($"{path}: {value.GetRawText()} is not a text.");

    private List<KeyValuePair<string, JsonElement>> Items(string name)
    {
        if (!_properties.TryGetValue(name, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{PathOf(name)} must be a list.");
        return [.. value.EnumerateArray()
            .Select((item, index) => new KeyValuePair<string, JsonElement>($"{PathOf(name)}[{index}]", item))];
    }
}
