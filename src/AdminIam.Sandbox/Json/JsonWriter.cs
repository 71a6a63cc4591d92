using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Json;

/// <summary>Writes answers and errors in AWS JSON 1.1, along the shapes of the model.</summary>
internal static class JsonWriter
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Response(ServiceOperation operation, Output output) => Text(json =>
    {
        if (operation.Output is not null)
        {
            Structure(json, operation.Output, output);
        }
        else
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
    });

    public static string Error(ServiceModel? service, AwsException error, string requestId) => Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("__type", error.Code);
        json.WriteString(service?.MessageMemberOf(error.Code) ?? "message", error.Message);
        foreach (var member in service?.ErrorOf(error.Code)?.Members ?? [])
        {
            if (!error.Members.TryGetValue(member.Key, out var value))
                value = CommonMember(member.Key, requestId);
            if (value is null)
                continue;
            json.WritePropertyName(member.Key);
            Value(json, member.Value, value);
        }

        json.WriteEndObject();
    });

    // Errors of some services have these.
    private static object? CommonMember(string name, string requestId) => name switch
    {
        "RequestId" => requestId,
        "RetryAfterSeconds" => 1,
        _ => null,
    };

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Structure(Utf8JsonWriter json, Shape shape, Output output)
    {
        shape.RequireMembers(output);
        json.WriteStartObject();
        foreach (var member in shape.Members)
        {
            if (!output.TryGetValue(member.Key, out var value) || value is null)
                continue;
            json.WritePropertyName(member.Key);
            Value(json, member.Value, value);
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, Shape shape, object value)
    {
        // What was received and is returned as it was.
        if (value is JsonNode node)
        {
            node.WriteTo(json);
            return;
        }

        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Structure(json, shape, (Output)value);
                break;
            case ShapeKind.List:
                json.WriteStartArray();
                foreach (var item in (IEnumerable)value)
                    Value(json, shape.Element!, item);
                json.WriteEndArray();
                break;
            case ShapeKind.Map:
                Map(json, shape, (Output)value);
                break;
            default:
                Scalar(json, value);
                break;
        }
    }

    private static void Map(Utf8JsonWriter json, Shape shape, Output entries)
    {
        json.WriteStartObject();
        foreach (var entry in entries)
        {
            json.WritePropertyName(entry.Key);
            Value(json, shape.Element!, entry.Value!);
        }

        json.WriteEndObject();
    }

    private static void Scalar(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case DateTime time:
                // Seconds since 1970, to the millisecond.
                json.WriteNumberValue((time - Epoch).Ticks / TimeSpan.TicksPerMillisecond / 1000m);
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} has no form in JSON.");
        }
    }
}
