using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Query;

/// <summary>Emits the methods that read responses from XML.</summary>
internal sealed class XmlUnmarshallerEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(
            service.MarshallNamespace,
            "System",
            "System.Collections.Generic",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Transform",
            service.Names.Namespace,
            service.ModelNamespace);
        writer.Line();
        using (writer.Block("internal static class Unmarshallers"))
        {
            foreach (var operation in service.Model.Operations)
                EmitResponse(writer, operation);
            foreach (var shape in service.ResponseStructures)
                EmitStructure(writer, service.ClassName(shape), shape);
            ErrorsEmitter.Emit(service, writer, "", ExceptionMembers);
        }

        return writer.ToString();
    }

    private void EmitResponse(CodeWriter writer, Operation operation)
    {
        if (operation.Output is not { Members.Count: > 0 } output)
            return;
        if (operation.ResultWrapper is null)
            throw new ModelException($"operation {operation.Name} has an output and no result wrapper");
        var type = ServiceContext.ResponseName(operation);
        using (writer.Block($"public static void Read{type}(XmlUnmarshallerContext context, {type} result)"))
            EmitMembers(writer, output.Members);
    }

    private static string ExceptionMembers(Shape shape) =>
        ServiceContext.OwnMembers(shape).FirstOrDefault() is { } member
            ? throw new ModelException(
                $"exception {shape.Name} has the member '{member.Name}', which is not read from XML")
            : "";

    private void EmitStructure(CodeWriter writer, string type, Shape shape)
    {
        using (writer.Block($"private static {type} Read{type}(XmlUnmarshallerContext context)"))
        {
            writer.Line($"var result = new {type}();");
            EmitMembers(writer, shape.Members);
            writer.Line("return result;");
        }
    }

    private void EmitMembers(CodeWriter writer, IReadOnlyList<Member> members)
    {
        writer.Line("var depth = context.CurrentDepth;");
        using (writer.Block("while (context.ReadAtDepth(depth))"))
        {
            writer.Line("if (!context.IsStartElement)");
            writer.Continued("continue;");
            foreach (var member in members)
                EmitMember(writer, member);
        }
    }

    private void EmitMember(CodeWriter writer, Member member)
    {
        var shape = service.ShapeOf(member);
        var property = "result." + Identifiers.Capitalize(member.Name);
        switch (shape.Kind)
        {
            case ShapeKind.List:
                EmitList(writer, member, shape, property);
                break;
            case ShapeKind.Map:
                EmitMap(writer, member, shape, property);
                break;
            default:
                using (Match(writer, member.Name))
                {
                    writer.Line($"{property} = {ReaderCall(member, shape)};");
                    writer.Line("continue;");
                }

                break;
        }
    }

    // As in the official SDK, an empty list in the response does not change the property, which is null by default.
    private void EmitList(CodeWriter writer, Member member, Shape shape, string property)
    {
        using (Match(writer, member.Name + "/member"))
        {
            writer.Line($"{property} ??= new {service.PropertyType(shape)}();");
            writer.Line($"{property}.Add({ReaderCall(member, service.ElementOf(shape))});");
            writer.Line("continue;");
        }
    }

    private void EmitMap(CodeWriter writer, Member member, Shape shape, string property)
    {
        var element = service.ElementOf(shape);
        var (type, unmarshaller) = element.Kind switch
        {
            ShapeKind.String or ShapeKind.Enum => ("string", "StringUnmarshaller"),
            ShapeKind.Integer => ("int", "IntUnmarshaller"),
            _ => throw Unknown(member, element),
        };
        using (Match(writer, member.Name + "/entry"))
        {
            writer.Line($"{property} ??= new {service.PropertyType(shape)}();");
            writer.Lines($$"""
                var entries = new XmlKeyValueUnmarshaller<string, {{type}}, StringUnmarshaller, {{unmarshaller}}>(
                    StringUnmarshaller.Instance, {{unmarshaller}}.Instance, "key", "value");
                var entry = entries.Unmarshall(context);
                {{property}}[entry.Key] = entry.Value;
                continue;
                """);
        }
    }

    private string ReaderCall(Member member, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => $"Read{service.ClassName(shape)}(context)",
        ShapeKind.String or ShapeKind.Enum => "StringUnmarshaller.Instance.Unmarshall(context)",
        ShapeKind.Integer => "NullableIntUnmarshaller.Instance.Unmarshall(context)",
        ShapeKind.Boolean => "NullableBoolUnmarshaller.Instance.Unmarshall(context)",
        ShapeKind.Timestamp => "NullableDateTimeUnmarshaller.Instance.Unmarshall(context)",
        ShapeKind.Blob => "MemoryStreamUnmarshaller.Instance.Unmarshall(context)",
        _ => throw Unknown(member, shape),
    };

    private static IDisposable Match(CodeWriter writer, string path) =>
        writer.Block($"if (context.TestExpression({Literal.Text(path)}, depth + 1))");

    private static ModelException Unknown(Member member, Shape shape) =>
        new($"the response member '{member.Name}' is of the kind {shape.Kind}, which is not read from XML");
}
