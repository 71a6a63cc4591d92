using System.Globalization;
using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Json;

/// <summary>Reads a call's input from its JSON along the model's shapes and checks the model's constraints.</summary>
internal sealed class JsonReader
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly double LastSecond = (DateTime.MaxValue - Epoch).TotalSeconds;
    private readonly ConstraintViolations _violations = new();

    public static Input Read(ServiceOperation operation, ArraySegment<byte> body)
    {
        if (operation.Input is null || body.Count == 0)
            return ReadMembers(operation, default);
        try
        {
            using var document = StrictJson.Parse(body.AsMemory());
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadMembers(operation, document.RootElement)
                : throw Malformed("Start of structure or map found where not expected.");
        }
        catch (JsonException)
        {
            throw Malformed("The request body is not valid JSON.");
        }
    }

    private static Input ReadMembers(ServiceOperation operation, JsonElement element)
    {
        if (operation.Input is null)
            return new Input();
        var reader = new JsonReader();
        var input = reader.Structure(operation.Input, element, "");
        reader._violations.ThrowIfAny();
        return input;
    }

    private Input Structure(Shape shape, JsonElement element, string path)
    {
        var input = new Input();
        foreach (var member in shape.Members)
        {
            var memberPath = ConstraintViolations.PathOf(path, member.Key);
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member.Key, out var value)
                && value.ValueKind != JsonValueKind.Null)
            {
                input.Set(member.Key, Value(member.Value, value, memberPath));
            }
            else if (shape.Required.Contains(member.Key))
            {
                _violations.AddMissing(memberPath);
            }
        }

        return input;
    }

    private object Value(Shape shape, JsonElement element, string path)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Require(element, JsonValueKind.Object);
                return Structure(shape, element, path + ".");
            case ShapeKind.List:
                Require(element, JsonValueKind.Array);
                return List(shape, element, path);
            case ShapeKind.Map:
                Require(element, JsonValueKind.Object);
                return Map(shape, element, path);
            case ShapeKind.Integer:
                return Integer(shape, element, path);
            case ShapeKind.Boolean:
                return element.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? element.GetBoolean()
                    : throw Unexpected(element);
            case ShapeKind.Timestamp:
                return Time(element);
            case ShapeKind.Document:
                return element.Clone();
            default:
                Require(element, JsonValueKind.String);
                var text = element.GetString()!;
                _violations.Check(shape, text, path);
                return text;
        }
    }

    private List<object> List(Shape shape, JsonElement element, string path)
    {
        var items = new List<object>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            var number = (items.Count + 1).ToString(CultureInfo.InvariantCulture);
            items.Add(Value(shape.Element!, item, $"{path}.{number}.member"));
        }

        _violations.CheckSize(shape, items, path);
        return items;
    }

    private Input Map(Shape shape, JsonElement element, string path)
    {
        var entries = new Input();
        foreach (var entry in element.EnumerateObject())
            entries.Set(entry.Name, Value(shape.Element!, entry.Value, $"{path}.{entry.Name}.member"));
        return entries;
    }

    private object Integer(Shape shape, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out var number))
            throw Unexpected(element);
        _violations.CheckRange(shape, number, path);
        return (long)number;
    }

    private static DateTime Time(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var seconds)
            || seconds < 0 || seconds > LastSecond)
        {
            throw Unexpected(element);
        }

        return Epoch.AddSeconds(seconds);
    }

    private static void Require(JsonElement element, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
            throw Unexpected(element);
    }

    private static CommonException Unexpected(JsonElement element) =>
        Malformed($"A value of the type {element.ValueKind} was found where it is not expected.");

    private static CommonException Malformed(string message) => new(CommonError.MalformedInput, message);
}
