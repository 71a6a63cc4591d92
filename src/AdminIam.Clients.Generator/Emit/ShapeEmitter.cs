using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the classes of requests, responses and the structures in them.</summary>
internal sealed class ShapeEmitter(ServiceContext service)
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "Amazon", "Amazon.Runtime", "Amazon.Runtime.Internal",
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
                $"The answer of the {operation.Name} operation.");
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

    private void Emit(CodeWriter writer, string name, string? baseClass, IReadOnlyList<Member> members, string summary)
    {
        writer.Line().Summary(summary);
        using (writer.Block($"public partial class {name}{(baseClass is null ? "" : " : " + baseClass)}"))
        {
            foreach (var member in members)
                EmitField(writer, member, service.ShapeOf(member));
            EmitConstructors(writer, name, members);
            foreach (var member in members)
                EmitProperty(writer, member);
        }
    }

    // Collections are null in v4 unless the application asks for the behaviour of v3.
    private void EmitField(CodeWriter writer, Member member, Shape shape)
    {
        var type = service.PropertyType(shape);
        var initializer = shape.Element is null ? "" : $" = AWSConfigs.InitializeCollections ? new {type}() : null";
        writer.Line($"private {type} {FieldOf(member)}{initializer};");
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
        List<Member> taken = [.. parameters.Select(p => members.First(m => m.Name == p))];
        foreach (var member in taken)
        {
            var parameter = Identifiers.Parameter(member.Name).TrimStart('@');
            writer.Line($"/// <param name=\"{parameter}\">The value of {member.Name}.</param>");
        }

        using (writer.Block($"public {name}({string.Join(", ", taken.Select(Declaration))})"))
        {
            foreach (var member in taken)
                writer.Line($"{FieldOf(member)} = {Identifiers.Parameter(member.Name)};");
        }
    }

    private string Declaration(Member member) =>
        $"{service.PropertyType(service.ShapeOf(member))} {Identifiers.Parameter(member.Name)}";

    private void EmitProperty(CodeWriter writer, Member member)
    {
        var shape = service.ShapeOf(member);
        var property = Identifiers.Capitalize(member.Name);
        writer.Line().Summary($"Gets or sets the member {member.Name}.");
        if (Attribute(member, shape) is { } attribute)
            writer.Line(attribute);
        writer.Lines($$"""
            public {{service.PropertyType(shape)}} {{property}}
            {
                get { return {{FieldOf(member)}}; }
                set { {{FieldOf(member)}} = value; }
            }

            internal bool IsSet{{property}}() => {{IsSet(shape, FieldOf(member))}};
            """);
    }

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

    private static string IsSet(Shape shape, string field) => shape.Kind switch
    {
        ShapeKind.List or ShapeKind.Map =>
            $"{field} != null && ({field}.Count > 0 || !AWSConfigs.InitializeCollections)",
        ShapeKind.Integer or ShapeKind.Boolean or ShapeKind.Timestamp => $"{field}.HasValue",
        _ => $"{field} != null",
    };

    private static string FieldOf(Member member) => Identifiers.Field(member.Name);
}
