using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the classes of requests, responses and the structures in them.</summary>
internal sealed class ShapeEmitter(ServiceContext service)
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "Amazon", "Amazon.Runtime", "Amazon.Runtime.Documents",
        "Amazon.Runtime.Internal",
    ];

    public string EmitRequests()
    {
        var writer = new CodeWriter(service.ModelNamespace, Usings);
        foreach (var operation in service.Model.Operations)
        {
            Emit(
                writer,
                ServiceContext.RequestName(operation),
                service.Names.Request,
                operation.Input?.Members ?? [],
                $"The parameters of the {operation.Name} operation.");
        }

        return writer.ToString();
    }

    public string EmitResponses()
    {
        var writer = new CodeWriter(service.ModelNamespace, Usings);
        foreach (var operation in service.Model.Operations)
        {
            Emit(
                writer,
                ServiceContext.ResponseName(operation),
                "AmazonWebServiceResponse",
                operation.Output?.Members ?? [],
                $"The response of the {operation.Name} operation.");
        }

        return writer.ToString();
    }

    public string EmitStructures()
    {
        var writer = new CodeWriter(service.ModelNamespace, Usings);
        foreach (var shape in service.Structures)
            Emit(writer, service.ClassName(shape), null, shape.Members, $"The {shape.Name} structure of the service.");
        return writer.ToString();
    }

    /// <summary>The base class of all requests of the service.</summary>
    public string EmitRequestBase() => new CodeWriter(service.Names.Namespace, "Amazon.Runtime").Lines($$"""

        /// <summary>The base class of the service's requests.</summary>
        public partial class {{service.Names.Request}} : AmazonWebServiceRequest
        {
        }
        """).ToString();

    /// <summary>Emits the field and the property of a member.</summary>
    public void EmitProperty(CodeWriter writer, Member member)
    {
        var shape = service.ShapeOf(member);
        var type = service.PropertyType(shape);
        var field = Identifiers.Field(member.Name);
        // Collections are null in version 4 of the official SDK unless the application asks for those of version 3.
        var value = shape.Element is null ? "" : $" = AWSConfigs.InitializeCollections ? new {type}() : null";
        // An automatic property would be larger because of the attributes that the compiler adds.
        writer.Line().Line($"private {type} {field}{value};");
        writer.Line().Summary($"Gets or sets the member {member.Name}.");
        if (member.Deprecation is { } deprecation)
            writer.Line($"[Obsolete({Literal.Text(deprecation)})]");
        if (Attribute(member, shape) is { } attribute)
            writer.Line(attribute);
        using (writer.Block($"public {type} {Identifiers.Capitalize(member.Name)}"))
        {
            writer.Line($"get => {field};");
            writer.Line($"set => {field} = value;");
        }
    }

    private void Emit(CodeWriter writer, string name, string? baseClass, IReadOnlyList<Member> members, string summary)
    {
        writer.Line().Summary(summary);
        using (writer.Block($"public partial class {name}{(baseClass is null ? "" : " : " + baseClass)}"))
        {
            EmitConstructors(writer, name, members);
            foreach (var member in members)
                EmitProperty(writer, member);
        }
    }

    private void EmitConstructors(CodeWriter writer, string name, IReadOnlyList<Member> members)
    {
        if (!service.Names.Constructors.TryGetValue(name, out var parameters))
            return;
        writer.Lines($$"""
            /// <summary>Creates an instance with no member set.</summary>
            public {{name}}() { }

            /// <summary>Creates an instance with the members given.</summary>
            """);
        List<Member> assigned = [.. parameters.Select(p => members.First(m => m.Name == p))];
        foreach (var member in assigned)
        {
            var parameter = Identifiers.Parameter(member.Name).TrimStart('@');
            writer.Line($"/// <param name=\"{parameter}\">The value of {member.Name}.</param>");
        }

        using (writer.Block($"public {name}({string.Join(", ", assigned.Select(Declaration))})"))
        {
            foreach (var member in assigned)
                writer.Line($"{Identifiers.Capitalize(member.Name)} = {Identifiers.Parameter(member.Name)};");
        }
    }

    private string Declaration(Member member) =>
        $"{service.PropertyType(service.ShapeOf(member))} {Identifiers.Parameter(member.Name)}";

    private static string? Attribute(Member member, Shape shape)
    {
        List<string> arguments = [];
        if (member.Required)
            arguments.Add("Required = true");
        if (shape.Sensitive)
            arguments.Add("Sensitive = true");
        if (shape.Min is { } min)
            arguments.Add($"Min = {min}");
        if (shape.Max is { } max)
            arguments.Add($"Max = {max}");
        return arguments.Count == 0 ? null : $"[AWSProperty({string.Join(", ", arguments)})]";
    }
}
