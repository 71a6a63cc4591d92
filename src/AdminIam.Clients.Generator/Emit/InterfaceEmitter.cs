using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the client's interface.</summary>
internal sealed class InterfaceEmitter(ServiceContext service)
{
    public string Emit()
    {
        var names = service.Names;
        var writer = new CodeWriter(
            names.Namespace,
            "System",
            "System.Threading",
            "System.Threading.Tasks",
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints",
            service.ModelNamespace);
        writer.Line().Summary($"The operations of {service.Model.ServiceId}.");
        using (writer.Block($"public partial interface {names.Interface} : IAmazonService, IDisposable"))
        {
            if (service.Model.Operations.Any(o => o.Pagination is not null))
                writer.Summary("The operations that answer in pages.").Line($"I{names.PaginatorFactory} Paginators {{ get; }}");
            foreach (var operation in service.Model.Operations)
                EmitOperation(writer, operation);
            writer.Line().Summary("Returns the endpoint that a request would be sent to.");
            writer.Line("Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);");
            EmitFactories(writer, names);
        }

        return writer.ToString();
    }

    /// <summary>The modern build of AWSSDK.Core wants its factories as static members, of interface and client both.</summary>
    public static void EmitFactories(CodeWriter writer, ServiceNames names)
    {
        writer.Line().Directive("#if NET8_0_OR_GREATER");
        writer.Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {names.Config}();").Line();
        using (writer.Block(
            "static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)"))
        {
            using (writer.Block($"if (clientConfig is not {names.Config} config)"))
            {
                writer.Line($"throw new AmazonClientException(\"The configuration is not of type {names.Config}.\");");
            }

            writer.Line($"return awsCredentials == null ? new {names.Client}(config) : new {names.Client}(awsCredentials, config);");
        }

        writer.Directive("#endif");
    }

    private void EmitOperation(CodeWriter writer, Operation operation)
    {
        var response = ServiceContext.ResponseName(operation);
        if (service.Names.NoArgumentOverloads.Contains(operation.Name))
        {
            writer.Line().Summary($"Calls {operation.Name} with no parameter set.");
            writer.Line($"Task<{response}> {operation.Name}Async(CancellationToken cancellationToken = default);");
        }

        writer.Line().Summary($"Calls {operation.Name}.");
        foreach (var error in operation.Errors)
            writer.Line($"/// <exception cref=\"{service.ClassName(error)}\">The service answered {error.ErrorCode}.</exception>");
        writer.Line($"Task<{response}> {operation.Name}Async({ServiceContext.RequestName(operation)} request, CancellationToken cancellationToken = default);");
    }
}
