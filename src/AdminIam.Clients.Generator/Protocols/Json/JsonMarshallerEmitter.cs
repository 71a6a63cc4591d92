using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Json;

/// <summary>Emits the methods that write requests as JSON.</summary>
internal sealed class JsonMarshallerEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(
            service.MarshallNamespace,
            "AdminIam.Clients.Protocols.Json",
            service.Names.Namespace,
            service.ModelNamespace);
        writer.Line();
        using (writer.Block("internal static class Marshallers"))
        {
            foreach (var operation in service.Model.Operations.Where(o => o.Input is { Members.Count: > 0 }))
                EmitWrite(writer, "public", ServiceContext.RequestName(operation), operation.Input!);
            foreach (var shape in service.RequestStructures)
                EmitWrite(writer, "private", service.ClassName(shape), shape);
        }

        return writer.ToString();
    }

    private void EmitWrite(CodeWriter writer, string access, string type, Shape shape)
    {
        using (writer.Block($"{access} static void Write{type}(JsonRequestWriter writer, {type} value)"))
        {
            foreach (var member in shape.Members)
                EmitMember(writer, member);
        }
    }

    private void EmitMember(CodeWriter writer, Member member)
    {
        var shape = service.ShapeOf(member);
        var name = Literal.Text(member.Name);
        var value = "value." + Identifiers.Capitalize(member.Name);
        writer.Line(shape.Kind switch
        {
            ShapeKind.Structure => $"writer.WriteStructure({name}, {value}, Write{service.ClassName(shape)});",
            ShapeKind.List =>
                $"writer.Write{JsonKinds.PrefixOf(service, shape)}List({name}, {value}, {WriterOf(shape)});",
            ShapeKind.Map =>
                $"writer.Write{JsonKinds.PrefixOf(service, shape)}Map({name}, {value}, {WriterOf(shape)});",
            _ => $"writer.Write({name}, {value});",
        });
    }

    // The writer of the elements of a collection.
    private string WriterOf(Shape collection)
    {
        var element = service.ElementOf(collection);
        return element.Kind switch
        {
            ShapeKind.Structure => $"Write{service.ClassName(element)}",
            ShapeKind.List => $"(w, v) => w.Write{JsonKinds.PrefixOf(service, element)}Array(v, {WriterOf(element)})",
            ShapeKind.Map => $"(w, v) => w.Write{JsonKinds.PrefixOf(service, element)}Entries(v, {WriterOf(element)})",
            _ => $"JsonRequestWriter.Write{JsonKinds.NameOf(element)}",
        };
    }
}
