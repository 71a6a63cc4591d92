using System.Text.Json;
using Amazon;
using Amazon.Runtime.Documents;

namespace AdminIam.Clients.Protocols.Json;

/// <summary>Writes the members of a request as JSON. A value that is null is not sent.</summary>
internal sealed class JsonRequestWriter(Utf8JsonWriter writer)
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private Utf8JsonWriter Json => writer;

    public static void WriteText(JsonRequestWriter target, string value) => target.Json.WriteStringValue(value);

    public static void WriteInteger(JsonRequestWriter target, int value) => target.Json.WriteNumberValue(value);

    public static void WriteBoolean(JsonRequestWriter target, bool value) => target.Json.WriteBooleanValue(value);

    /// <summary>Writes a time as seconds since 1970, with a fraction where it has one.</summary>
    public static void WriteTimestamp(JsonRequestWriter target, DateTime value)
    {
        var ticks = (value.ToUniversalTime() - Epoch).Ticks;
        if (ticks % TimeSpan.TicksPerSecond == 0)
            target.Json.WriteNumberValue(ticks / TimeSpan.TicksPerSecond);
        else
            target.Json.WriteNumberValue((decimal)ticks / TimeSpan.TicksPerSecond);
    }

    public static void WriteBlob(JsonRequestWriter target, MemoryStream value) =>
        target.Json.WriteBase64StringValue(value.ToArray());

    public static void WriteDocument(JsonRequestWriter target, Document value)
    {
        switch (value.Type)
        {
            case DocumentType.Bool:
                target.Json.WriteBooleanValue(value.AsBool());
                break;
            case DocumentType.Int:
                target.Json.WriteNumberValue(value.AsInt());
                break;
            case DocumentType.Long:
                target.Json.WriteNumberValue(value.AsLong());
                break;
            case DocumentType.Double:
                target.Json.WriteNumberValue(value.AsDouble());
                break;
            case DocumentType.String:
                target.Json.WriteStringValue(value.AsString());
                break;
            case DocumentType.List:
                target.WriteArray(value.AsList(), WriteDocument);
                break;
            case DocumentType.Dictionary:
                target.WriteEntries(value.AsDictionary(), WriteDocument);
                break;
            default:
                target.Json.WriteNullValue();
                break;
        }
    }

    public void Write(string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    public void Write(string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    public void Write(string name, bool? value)
    {
        if (value is { } flag)
            writer.WriteBoolean(name, flag);
    }

    public void Write(string name, DateTime? value)
    {
        if (value is { } time)
            WriteTimestamp(Named(name), time);
    }

    public void Write(string name, MemoryStream? value)
    {
        if (value is not null)
            WriteBlob(Named(name), value);
    }

    public void Write(string name, Document value)
    {
        if (!value.IsNull())
            WriteDocument(Named(name), value);
    }

    public void WriteStructure<T>(string name, T? value, Action<JsonRequestWriter, T> write)
        where T : class
    {
        if (value is not null)
            Named(name).WriteObject(value, write);
    }

    public void WriteList<T>(string name, List<T>? values, Action<JsonRequestWriter, T> write)
    {
        if (values is not null && IsSent(values.Count))
            Named(name).WriteArray(values, write);
    }

    public void WriteStructureList<T>(string name, List<T>? values, Action<JsonRequestWriter, T> write) =>
        WriteList(name, values, (target, value) => target.WriteObject(value, write));

    public void WriteMap<T>(string name, Dictionary<string, T>? values, Action<JsonRequestWriter, T> write)
    {
        if (values is not null && IsSent(values.Count))
            Named(name).WriteEntries(values, write);
    }

    public void WriteStructureMap<T>(string name, Dictionary<string, T>? values, Action<JsonRequestWriter, T> write) =>
        WriteMap(name, values, (target, value) => target.WriteObject(value, write));

    public void WriteObject<T>(T value, Action<JsonRequestWriter, T> write)
    {
        writer.WriteStartObject();
        write(this, value);
        writer.WriteEndObject();
    }

    public void WriteArray<T>(List<T> values, Action<JsonRequestWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (var value in values)
            write(this, value ?? throw new ArgumentException("A list contains a null."));
        writer.WriteEndArray();
    }

    public void WriteStructureArray<T>(List<T> values, Action<JsonRequestWriter, T> write) =>
        WriteArray(values, (target, value) => target.WriteObject(value, write));

    public void WriteEntries<T>(Dictionary<string, T> values, Action<JsonRequestWriter, T> write)
    {
        writer.WriteStartObject();
        foreach (var entry in values)
        {
            writer.WritePropertyName(entry.Key);
            write(this, entry.Value ?? throw new ArgumentException($"The value of '{entry.Key}' is null."));
        }

        writer.WriteEndObject();
    }

    public void WriteStructureEntries<T>(Dictionary<string, T> values, Action<JsonRequestWriter, T> write) =>
        WriteEntries(values, (target, value) => target.WriteObject(value, write));

    // A collection that the application set to empty clears what the service has. One that is empty by default is not
    // sent.
    private static bool IsSent(int count) => count > 0 || !AWSConfigs.InitializeCollections;

    private JsonRequestWriter Named(string name)
    {
        writer.WritePropertyName(name);
        return this;
    }
}
