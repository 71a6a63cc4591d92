using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Json;

/// <summary>Emits the methods that read responses and errors from JSON.</summary>
internal sealed class JsonUnmarshallerEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(
            service.MarshallNamespace,
            "AdminIam.Clients.Protocols.Json",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal",
            service.Names.Namespace,
            service.ModelNamespace);
        writer.Line();
        using (writer.Block("internal static class Unmarshallers"))
        {
            foreach (var operation in service.Model.Operations.Where(o => o.Output is { Members.Count: > 0 }))
                EmitRead(writer, "public", ServiceContext.ResponseName(operation), operation.Output!);
            foreach (var shape in service.ResponseStructures)
                EmitRead(writer, "private", service.ClassName(shape), shape);
            ErrorsEmitter.Emit(service, writer, ", JsonStructure json", ExceptionMembers);
        }

        return writer.ToString();
    }

    private void EmitRead(CodeWriter writer, string access, string type, Shape shape)
    {
        using (writer.Block($"{access} static {type} Read{type}(JsonStructure json)"))
        {
            writer.Line($"var result = new {type}();");
            foreach (var member in shape.Members)
            {
                var property = "result." + Identifiers.Capitalize(member.Name);
                // A collection that is missing in the response keeps its initial value, which the application
                // determines.
                var initial = service.ShapeOf(member).Element is null ? "" : $" ?? {property}";
                writer.Line($"{property} = {ReaderCall(member)}{initial};");
            }

            writer.Line("return result;");
        }
    }

    private string ExceptionMembers(Shape shape)
    {
        var members = ServiceContext.OwnMembers(shape)
            .Select(m => $"{Identifiers.Capitalize(m.Name)} = {ReaderCall(m)}")
            .ToList();
        return members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
    }

    private string ReaderCall(Member member)
    {
        var shape = service.ShapeOf(member);
        var name = Literal.Text(member.Name);
        return shape.Kind switch
        {
            ShapeKind.Structure => $"json.Structure({name}, Read{service.ClassName(shape)})",
            ShapeKind.List => $"json.{JsonKinds.PrefixOf(service, shape)}List({name}, {ReaderOf(shape)})",
            ShapeKind.Map => $"json.{JsonKinds.PrefixOf(service, shape)}Map({name}, {ReaderOf(shape)})",
            _ => $"json.{JsonKinds.NameOf(shape)}({name})",
        };
    }

    // The reader of the elements of a collection.
    private string ReaderOf(Shape collection)
    {
        var element = service.ElementOf(collection);
        return element.Kind switch
        {
            ShapeKind.Structure => $"Read{service.ClassName(element)}",
            ShapeKind.List => $"v => JsonValue.{JsonKinds.PrefixOf(service, element)}List(v, {ReaderOf(element)})",
            ShapeKind.Map => $"v => JsonValue.{JsonKinds.PrefixOf(service, element)}Map(v, {ReaderOf(element)})",
            _ => $"JsonValue.{JsonKinds.NameOf(element)}",
        };
    }
}
