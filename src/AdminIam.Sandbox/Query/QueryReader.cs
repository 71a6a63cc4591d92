using System.Globalization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Query;

/// <summary>
/// Reads a call's input from its parameters along the model's shapes and checks the model's constraints.
/// </summary>
internal sealed class QueryReader
{
    private readonly ConstraintViolations _violations = new();

    public static Input Read(ServiceOperation operation, FormParameters parameters)
    {
        if (operation.Input is null)
            return new Input();

        var reader = new QueryReader();
        var input = reader.Structure(operation.Input, parameters, "");
        reader._violations.ThrowIfAny();
        return input;
    }

    private Input Structure(Shape shape, FormParameters parameters, string path)
    {
        var input = new Input();
        foreach (var member in shape.Members)
        {
            var memberPath = ConstraintViolations.PathOf(path, member.Key);
            var node = parameters[member.Key];
            var value = node is null ? null : Value(member.Value, node, memberPath);
            if (value is not null)
                input.Set(member.Key, value);
            else if (shape.Required.Contains(member.Key))
                _violations.AddMissing(memberPath);
        }

        return input;
    }

    private object? Value(Shape shape, FormParameters node, string path)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                return node.HasChildren ? Structure(shape, node, path + ".") : null;
            case ShapeKind.List:
                return List(shape, node, path);
            case ShapeKind.Integer:
                return node.Value is null ? null : Integer(shape, node.Value, path);
            case ShapeKind.Boolean:
                return node.Value is null ? null : Boolean(node.Value);
            default:
                if (node.Value is not null)
                    _violations.Check(shape, node.Value, path);
                return node.Value;
        }
    }

    private List<object>? List(Shape shape, FormParameters node, string path)
    {
        var members = node["member"];
        if (members is null)
            // "Tags=" is how a client sends an empty list.
            return node.Value is null ? null : [];

        var indices = new SortedSet<int>();
        foreach (var name in members.ChildNames)
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index < 1)
                throw UnexpectedEnd();
            indices.Add(index);
        }

        var items = new List<object>(indices.Count);
        foreach (var index in indices)
        {
            var number = index.ToString(CultureInfo.InvariantCulture);
            // An index with a leading zero is a duplicate whose key does not exist.
            var element = members[number] ?? throw UnexpectedEnd();
            var item = Value(shape.Element!, element, path + "." + number + ".member");
            if (item is not null)
                items.Add(item);
        }

        _violations.CheckSize(shape, items, path);
        return items;
    }

    private long Integer(Shape shape, string text, string path)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number is > int.MaxValue or < int.MinValue)
        {
            throw new CommonException(CommonError.MalformedInput, $"Invalid integer value for {path}");
        }

        _violations.CheckRange(shape, number, path);
        return number;
    }

    private static CommonException UnexpectedEnd() =>
        new(CommonError.MalformedInput, "Unexpected list element termination");

    private static bool Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => throw new CommonException(CommonError.MalformedInput, "Invalid boolean value: must be true or false"),
    };
}
