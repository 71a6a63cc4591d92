using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>Emits the classes that read answers from XML.</summary>
internal sealed class XmlUnmarshallerEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(
            service.MarshallNamespace,
            "System",
            "System.Collections.Generic",
            "AdminIam.Clients.Protocols.Query",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Transform",
            service.Names.Namespace,
            service.ModelNamespace);
        foreach (var operation in service.Model.Operations)
            EmitResponse(writer, operation);
        foreach (var shape in service.ResponseStructures)
            EmitStructure(writer, shape);
        return writer.ToString();
    }

    private void EmitResponse(CodeWriter writer, Operation operation)
    {
        var response = ServiceContext.ResponseName(operation);
        writer.Line();
        using (writer.Block($"internal sealed class {response}Unmarshaller : QueryResponseUnmarshaller<{response}>"))
        {
            var wrapper = operation.ResultWrapper is { } name ? Literal.Text(name) : "null";
            writer.Lines($$"""
                public static readonly {{response}}Unmarshaller Instance = new {{response}}Unmarshaller();

                private {{response}}Unmarshaller() : base({{Literal.Text(response)}}, {{wrapper}}) { }
                """);
            if (operation.Output is { } output)
            {
                if (operation.ResultWrapper is null)
                    throw new ModelException($"operation {operation.Name} has an output and no result wrapper");
                writer.Line();
                using (writer.Block(
                    $"protected override void UnmarshallResult(XmlUnmarshallerContext context, {response} result)"))
                {
                    EmitMembers(writer, output.Members);
                }
            }

            writer.Line();
            EmitErrors(writer, operation);
        }
    }

    private void EmitErrors(CodeWriter writer, Operation operation)
    {
        using (writer.Block("protected override AmazonServiceException CreateException(ErrorResponse error)"))
        {
            using (writer.Block("switch (error.Code)"))
            {
                foreach (var error in operation.Errors)
                {
                    writer.Line($"case {Literal.Text(error.ErrorCode!)}:");
                    Return(service.ClassName(error));
                }

                writer.Line("default:");
                Return(service.Names.Exception);
            }
        }

        void Return(string exception) => writer.Lines($$"""
                return new {{exception}}(
                    error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
            """);
    }

    private void EmitStructure(CodeWriter writer, Shape shape)
    {
        var name = service.ClassName(shape);
        writer.Line();
        using (writer.Block(
            $"internal sealed class {name}Unmarshaller : IXmlUnmarshaller<{name}, XmlUnmarshallerContext>"))
        {
            writer.Line($"public static readonly {name}Unmarshaller Instance = new {name}Unmarshaller();").Line();
            using (writer.Block($"public {name} Unmarshall(XmlUnmarshallerContext context)"))
            {
                writer.Line($"var result = new {name}();");
                EmitMembers(writer, shape.Members);
                writer.Line("return result;");
            }
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
                    writer.Line($"{property} = {Unmarshaller(member, shape)}.Unmarshall(context);");
                    writer.Line("continue;");
                }

                break;
        }
    }

    // As in the official SDK, an empty list of the answer leaves the property as it is: null by default.
    private void EmitList(CodeWriter writer, Member member, Shape shape, string property)
    {
        using (Match(writer, member.Name + "/member"))
        {
            writer.Line($"{property} ??= new {service.PropertyType(shape)}();");
            writer.Line($"{property}.Add({Unmarshaller(member, service.ElementOf(shape))}.Unmarshall(context));");
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

    private string Unmarshaller(Member member, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => service.ClassName(shape) + "Unmarshaller.Instance",
        ShapeKind.String or ShapeKind.Enum => "StringUnmarshaller.Instance",
        ShapeKind.Integer => "NullableIntUnmarshaller.Instance",
        ShapeKind.Boolean => "NullableBoolUnmarshaller.Instance",
        ShapeKind.Timestamp => "NullableDateTimeUnmarshaller.Instance",
        ShapeKind.Blob => "MemoryStreamUnmarshaller.Instance",
        _ => throw Unknown(member, shape),
    };

    private static IDisposable Match(CodeWriter writer, string path) =>
        writer.Block($"if (context.TestExpression({Literal.Text(path)}, depth + 1))");

    private static ModelException Unknown(Member member, Shape shape) =>
        new($"the response member '{member.Name}' is of the kind {shape.Kind}, which no XML is known for");
}
