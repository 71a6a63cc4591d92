using System.Globalization;
using System.Text;
using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Build.Fuzzing;

/// <summary>Generates the input of an operation as AWS JSON, with some values of a wrong type.</summary>
internal sealed class JsonGenerator(Random random, FuzzAccount account, bool isHostile)
{
    private static readonly string[] WrongTypes =
    [
        "null", "true", "1", "1e999", "-0", "\"text\"", "[]", "{}", "[[[[]]]]", "{\"a\":null}", "[null]", "\"\\ud800\"",
    ];

    private static readonly string[] BrokenText =
        ["", "null", "[", "{", "{\"a\"", "\uFEFF{}", "{}{}", "'", "\0", "<a/>", "[1]"];

    private readonly ValueGenerator _values = new(random, account, isHostile);

    public string Json(ServiceOperation operation)
    {
        if (isHostile && random.Next(15) == 0)
            return BrokenText[random.Next(BrokenText.Length)];
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            if (operation.Input is null)
                json.WriteRawValue("{}");
            else
                Write(json, operation.Input, "", depth: 0);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter json, Shape shape, string member, int depth)
    {
        if (isHostile && depth > 0 && random.Next(25) == 0)
        {
            json.WriteRawValue(WrongTypes[random.Next(WrongTypes.Length)], skipInputValidation: true);
            return;
        }

        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                WriteStructure(json, shape, depth);
                break;
            case ShapeKind.List:
                json.WriteStartArray();
                for (var i = depth > 6 ? 0 : random.Next(4); i > 0; i--)
                    Write(json, shape.Element!, member, depth + 1);
                json.WriteEndArray();
                break;
            case ShapeKind.Map:
                json.WriteStartObject();
                json.WritePropertyName(_values.Text(shape.Element!, member));
                Write(json, shape.Element!, member, depth + 1);
                json.WriteEndObject();
                break;
            case ShapeKind.Integer or ShapeKind.Timestamp:
                json.WriteRawValue(NumberOf(shape), skipInputValidation: true);
                break;
            case ShapeKind.Boolean:
                json.WriteBooleanValue(random.Next(2) == 0);
                break;
            default:
                json.WriteStringValue(_values.Text(shape, member));
                break;
        }
    }

    private void WriteStructure(Utf8JsonWriter json, Shape shape, int depth)
    {
        json.WriteStartObject();
        foreach (var member in shape.Members)
        {
            var isLeftOut = shape.Required.Contains(member.Key)
                ? isHostile && random.Next(12) == 0
                : depth > 6 || random.Next(3) > 0;
            if (isLeftOut)
                continue;
            json.WritePropertyName(member.Key);
            Write(json, member.Value, member.Key, depth + 1);
        }

        json.WriteEndObject();
    }

    private string NumberOf(Shape shape)
    {
        var text = _values.Number(shape);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? text
            : "1e400";
    }
}
