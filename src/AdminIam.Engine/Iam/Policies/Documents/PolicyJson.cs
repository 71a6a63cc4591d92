using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>Converts policy documents to and from JSON.</summary>
public static class PolicyJson
{
    // Hashtables are not ordered. This is the common order of policy elements.
    private static readonly string[] Order =
        ["Version", "Id", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Converts dictionaries, lists, strings, numbers and Boolean values to JSON.</summary>
    /// <exception cref="AdminException">The document contains a value that JSON does not support.</exception>
    public static string Write(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            try
            {
                Write(writer, value);
            }
            catch (ArgumentException e)
            {
                // Half of a surrogate pair, or a number that is infinite or not a number.
                throw new AdminException(
                    "MalformedPolicyDocument", ErrorKind.InvalidArgument, null,
                    $"The policy document contains a value that JSON does not support: {e.Message}",
                    "Use text, numbers, Boolean values, lists and hashtables.", e);
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Returns indented JSON.</summary>
    public static string Indent(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Converts JSON to ordered pairs (objects), lists, strings, numbers, Boolean values and nulls.</summary>
    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ToValue(document.RootElement);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case IDictionary table:
                WriteMembers(writer, table);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case int or long or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, IDictionary table)
    {
        var members = new List<(string Name, object? Value)>();
        foreach (DictionaryEntry entry in table)
            members.Add((Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value));
        writer.WriteStartObject();
        foreach (var (name, member) in members.OrderBy(member => Rank(member.Name)))
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
    }

    private static int Rank(string name) => Array.IndexOf(Order, name) is >= 0 and var rank ? rank : Order.Length;

    private static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Select(member => new KeyValuePair<string, object?>(member.Name, ToValue(member.Value))).ToList(),
        JsonValueKind.Array => element.EnumerateArray().Select(ToValue).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? (object)number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
