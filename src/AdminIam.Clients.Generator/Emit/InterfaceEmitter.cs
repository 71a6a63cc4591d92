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
        writer.Line().Summary($"The operations of {service.Model.Metadata.ServiceId}.");
        using (writer.Block($"public partial interface {names.Interface} : IAmazonService, IDisposable"))
        {
            if (service.Model.Operations.Any(o => o.Pagination is not null))
            {
                writer.Summary("The operations that return their result in pages.");
                writer.Line($"I{names.PaginatorFactory} Paginators {{ get; }}");
            }

            foreach (var operation in service.Model.Operations)
                EmitOperation(writer, operation);
            writer.Lines("""

                /// <summary>Returns the endpoint that a request would be sent to.</summary>
                Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
                """);
            EmitFactories(writer, names);
        }

        return writer.ToString();
    }

    /// <summary>Emits the static factories that AWSSDK.Core requires in its build for .NET 8.</summary>
    public static void EmitFactories(CodeWriter writer, SdkNaming names)
    {
        writer.Line().Directive("#if NET8_0_OR_GREATER");
        writer.Lines($$"""
            static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {{names.Config}}();

            static IAmazonService IAmazonService.CreateDefaultServiceClient(
                AWSCredentials awsCredentials, ClientConfig clientConfig)
            {
                if (clientConfig is not {{names.Config}} config)
                    throw new AmazonClientException("The configuration is not of type {{names.Config}}.");
                return awsCredentials == null
                    ? new {{names.Client}}(config)
                    : new {{names.Client}}(awsCredentials, config);
            }
            """);
        writer.Directive("#endif");
    }

    private void EmitOperation(CodeWriter writer, Operation operation)
    {
        var (name, response) = (operation.Name, ServiceContext.ResponseName(operation));
        if (service.Names.NoArgumentOverloads.Contains(name))
        {
            writer.Lines($$"""

                /// <summary>Calls {{name}} without parameters.</summary>
                Task<{{response}}> {{name}}Async(CancellationToken cancellationToken = default);
                """);
        }

        writer.Line().Summary($"Calls {name}.");
        foreach (var error in operation.Errors)
        {
            var type = service.ClassName(error);
            var text = $"The service returned the error {error.ErrorCode}.";
            writer.Line($"/// <exception cref=\"{type}\">{text}</exception>");
        }

        writer.Lines($$"""
            Task<{{response}}> {{name}}Async(
                {{ServiceContext.RequestName(operation)}} request, CancellationToken cancellationToken = default);
            """);
    }
}
