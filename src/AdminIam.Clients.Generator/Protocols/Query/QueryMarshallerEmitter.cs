using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Query;

/// <summary>Emits the methods that write requests as form parameters.</summary>
internal sealed class QueryMarshallerEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(
            service.MarshallNamespace,
            "AdminIam.Clients.Protocols.Query",
            service.Names.Namespace,
            service.ModelNamespace);
        writer.Line();
        using (writer.Block("internal static class Marshallers"))
        {
            foreach (var operation in service.Model.Operations.Where(o => o.Input is { Members.Count: > 0 }))
                EmitRequest(writer, ServiceContext.RequestName(operation), operation.Input!);
            foreach (var shape in service.RequestStructures)
                EmitStructure(writer, service.ClassName(shape), shape);
        }

        return writer.ToString();
    }

    private void EmitRequest(CodeWriter writer, string request, Shape input)
    {
        using (writer.Block($"public static void Write{request}(QueryWriter writer, {request} value)"))
        {
            foreach (var member in input.Members)
                EmitMember(writer, member, Literal.Text(member.Name));
        }
    }

    private void EmitStructure(CodeWriter writer, string type, Shape shape)
    {
        using (writer.Block($"private static void Write{type}(QueryWriter writer, string name, {type} value)"))
        {
            foreach (var member in shape.Members)
                EmitMember(writer, member, "name + " + Literal.Text("." + member.Name));
        }
    }

    private void EmitMember(CodeWriter writer, Member member, string name)
    {
        var shape = service.ShapeOf(member);
        var value = "value." + Identifiers.Capitalize(member.Name);
        writer.Line(shape.Kind switch
        {
            ShapeKind.String or ShapeKind.Enum or ShapeKind.Integer or ShapeKind.Boolean =>
                $"writer.Write({name}, {value});",
            ShapeKind.Structure => $"writer.WriteStructure({name}, {value}, {WriterOf(member, shape)});",
            ShapeKind.List => $"writer.WriteList({name}, {value}, {WriterOf(member, service.ElementOf(shape))});",
            _ => throw Unknown(member, shape),
        });
    }

    private string WriterOf(Member member, Shape element) => element.Kind switch
    {
        ShapeKind.String or ShapeKind.Enum => "QueryWriter.WriteText",
        ShapeKind.Structure => "Write" + service.ClassName(element),
        _ => throw Unknown(member, element),
    };

    private static ModelException Unknown(Member member, Shape shape) =>
        new($"the request member '{member.Name}' is of the kind {shape.Kind}, which has no form parameters");
}
