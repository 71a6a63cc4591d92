using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>Emits the classes that write requests as form parameters.</summary>
internal sealed class QueryMarshallerEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(
            service.MarshallNamespace,
            "AdminIam.Clients.Protocols.Query",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Transform");
        foreach (var operation in service.Model.Operations)
            EmitRequest(writer, operation);
        foreach (var shape in service.RequestStructures)
            EmitStructure(writer, shape);
        return writer.ToString();
    }

    private void EmitRequest(CodeWriter writer, Operation operation)
    {
        var request = ServiceContext.RequestName(operation);
        writer.Line().Line($"internal sealed class {request}Marshaller :");
        using (writer.Block($"    IMarshaller<IRequest, {request}>, IMarshaller<IRequest, AmazonWebServiceRequest>"))
        {
            writer.Lines($$"""
                public static readonly {{request}}Marshaller Instance = new {{request}}Marshaller();

                public IRequest Marshall(AmazonWebServiceRequest input) => Marshall(({{request}})input);

                """);
            using (writer.Block($"public IRequest Marshall({request} value)"))
            {
                string[] texts = [service.Names.Namespace, operation.Name, service.Model.ApiVersion];
                writer.Line($"var writer = new QueryWriter(value, {string.Join(", ", texts.Select(Literal.Text))});");
                foreach (var member in operation.Input?.Members ?? [])
                    EmitMember(writer, member, Literal.Text(member.Name));
                writer.Line("return writer.ToRequest();");
            }
        }
    }

    private void EmitStructure(CodeWriter writer, Shape shape)
    {
        var name = service.ClassName(shape);
        writer.Line();
        using (writer.Block($"internal static class {name}Marshaller"))
        using (writer.Block($"public static void Marshall(QueryWriter writer, string name, {name} value)"))
        {
            foreach (var member in shape.Members)
                EmitMember(writer, member, "name + " + Literal.Text("." + member.Name));
        }
    }

    private void EmitMember(CodeWriter writer, Member member, string name)
    {
        var shape = service.ShapeOf(member);
        var property = Identifiers.Capitalize(member.Name);
        writer.Line($"if (value.IsSet{property}())");
        writer.Continued(shape.Kind switch
        {
            ShapeKind.String or ShapeKind.Enum => $"writer.Write({name}, value.{property});",
            ShapeKind.Integer or ShapeKind.Boolean => $"writer.Write({name}, value.{property}.Value);",
            ShapeKind.Structure => $"{service.ClassName(shape)}Marshaller.Marshall(writer, {name}, value.{property});",
            ShapeKind.List =>
                $"writer.WriteList({name}, value.{property}, {MarshallerOf(member, service.ElementOf(shape))});",
            _ => throw Unknown(member, shape),
        });
    }

    private string MarshallerOf(Member member, Shape element) => element.Kind switch
    {
        ShapeKind.String or ShapeKind.Enum => "QueryWriter.WriteText",
        ShapeKind.Structure => service.ClassName(element) + "Marshaller.Marshall",
        _ => throw Unknown(member, element),
    };

    private static ModelException Unknown(Member member, Shape shape) =>
        new($"the request member '{member.Name}' is of the kind {shape.Kind}, which no parameters are known for");
}
