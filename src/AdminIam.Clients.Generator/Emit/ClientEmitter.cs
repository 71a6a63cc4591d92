using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the client: constructors, pipeline and operations.</summary>
internal sealed class ClientEmitter(ServiceContext service)
{
    private static readonly (string Parameters, string Arguments)[] Credentials =
    [
        ("AWSCredentials credentials", "credentials"),
        ("string awsAccessKeyId, string awsSecretAccessKey", "awsAccessKeyId, awsSecretAccessKey"),
        ("string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken", "awsAccessKeyId, awsSecretAccessKey, awsSessionToken"),
    ];

    private ServiceNames Names => service.Names;

    private bool HasPaginators => service.Model.Operations.Any(o => o.Pagination is not null);

    public string Emit()
    {
        var writer = new CodeWriter(
            Names.Namespace,
            "System.Threading",
            "System.Threading.Tasks",
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal",
            Names.Namespace + ".Internal",
            service.ModelNamespace,
            service.MarshallNamespace);
        writer.Line().Summary($"Calls {service.Model.ServiceId}. Instances are thread-safe and meant to be shared.");
        using (writer.Block($"public partial class {Names.Client} : AmazonServiceClient, {Names.Interface}"))
        {
            EmitFields(writer);
            EmitConstructors(writer);
            EmitPipeline(writer);
            foreach (var operation in service.Model.Operations)
                EmitOperation(writer, operation);
            writer.Line().Line("/// <inheritdoc/>");
            writer.Line("public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>");
            writer.Continued("Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));");
            InterfaceEmitter.EmitFactories(writer, Names);
        }

        return writer.ToString();
    }

    /// <summary>What AWSSDK.Core wants to know about the service.</summary>
    public string EmitMetadata()
    {
        var writer = new CodeWriter(Names.Namespace + ".Internal", "System.Collections.Generic", "Amazon.Runtime.Internal");
        writer.Line().Summary("Describes the service to the runtime.");
        using (writer.Block($"public partial class {Names.Metadata} : IServiceMetadata"))
        {
            writer.Summary("The service's id.").Line($"public string ServiceId => {Literal.Text(service.Model.ServiceId)};").Line();
            writer.Summary("Operations that have another name on the wire: none.");
            writer.Line("public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);");
        }

        return writer.ToString();
    }

    private void EmitFields(CodeWriter writer)
    {
        writer.Line($"private static readonly IServiceMetadata serviceMetadata = new {Names.Metadata}();");
        if (HasPaginators)
        {
            writer.Line($"private I{Names.PaginatorFactory} _paginators;").Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public I{Names.PaginatorFactory} Paginators => _paginators ??= new {Names.PaginatorFactory}(this);");
        }

        writer.Line().Line("/// <inheritdoc/>");
        writer.Line("protected override IServiceMetadata ServiceMetadata => serviceMetadata;");
    }

    private void EmitConstructors(CodeWriter writer)
    {
        EmitConstructor(writer, "", $"base(new {Names.Config}())");
        EmitConstructor(writer, "RegionEndpoint region", $"base(new {Names.Config} {{ RegionEndpoint = region }})");
        EmitConstructor(writer, $"{Names.Config} config", "base(config)");
        foreach (var (parameters, arguments) in Credentials)
        {
            EmitConstructor(writer, parameters, $"this({arguments}, new {Names.Config}())");
            EmitConstructor(
                writer, $"{parameters}, RegionEndpoint region", $"this({arguments}, new {Names.Config} {{ RegionEndpoint = region }})");
            EmitConstructor(writer, $"{parameters}, {Names.Config} clientConfig", $"base({arguments}, clientConfig)");
        }
    }

    private void EmitConstructor(CodeWriter writer, string parameters, string initializer)
    {
        writer.Line().Summary("Creates a client.");
        writer.Line($"public {Names.Client}({parameters}) : {initializer} {{ }}");
    }

    private void EmitPipeline(CodeWriter writer)
    {
        writer.Line().Line("/// <inheritdoc/>");
        using (writer.Block("protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)"))
        {
            writer.Line("pipeline.RemoveHandler<EndpointResolver>();");
            writer.Line($"pipeline.AddHandlerAfter<Marshaller>(new {Names.EndpointResolver}());");
            writer.Line($"pipeline.AddHandlerAfter<Marshaller>(new {Names.AuthSchemeHandler}());");
        }
    }

    private void EmitOperation(CodeWriter writer, Operation operation)
    {
        var request = ServiceContext.RequestName(operation);
        var response = ServiceContext.ResponseName(operation);
        if (Names.NoArgumentOverloads.Contains(operation.Name))
        {
            writer.Line().Line("/// <inheritdoc/>");
            writer.Line($"public virtual Task<{response}> {operation.Name}Async(CancellationToken cancellationToken = default) =>");
            writer.Continued($"{operation.Name}Async(new {request}(), cancellationToken);");
        }

        writer.Line().Line("/// <inheritdoc/>");
        using (writer.Block($"public virtual Task<{response}> {operation.Name}Async({request} request, CancellationToken cancellationToken = default)"))
        {
            writer.Line("var options = new InvokeOptions();");
            writer.Line($"options.RequestMarshaller = {request}Marshaller.Instance;");
            writer.Line($"options.ResponseUnmarshaller = {response}Unmarshaller.Instance;");
            writer.Line($"return InvokeAsync<{response}>(request, options, cancellationToken);");
        }
    }
}
