using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;
using AdminIam.Clients.Generator.Protocols;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the client: constructors, pipeline and operations.</summary>
internal sealed class ClientEmitter(ServiceContext service, IProtocol protocol)
{
    private static readonly (string Parameters, string Arguments)[] Credentials =
    [
        ("AWSCredentials credentials", "credentials"),
        ("string awsAccessKeyId, string awsSecretAccessKey", "awsAccessKeyId, awsSecretAccessKey"),
        (
            "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken",
            "awsAccessKeyId, awsSecretAccessKey, awsSessionToken"
        ),
    ];

    private SdkNaming Names => service.Names;

    public string Emit()
    {
        var writer = new CodeWriter(
            Names.Namespace,
            "System",
            "System.Threading",
            "System.Threading.Tasks",
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Transform",
            Names.Namespace + ".Internal",
            service.ModelNamespace,
            service.MarshallNamespace);
        var id = service.Model.Metadata.ServiceId;
        writer.Line().Summary($"Calls {id}. Instances are thread-safe and meant to be shared.");
        using (writer.Block($"public partial class {Names.Client} : AmazonServiceClient, {Names.Interface}"))
        {
            EmitFields(writer);
            EmitConstructors(writer);
            EmitPipeline(writer);
            foreach (var operation in service.Model.Operations)
                EmitOperation(writer, operation);
            writer.Lines("""

                /// <inheritdoc/>
                public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
                    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));
                """);
            InterfaceEmitter.EmitFactories(writer, Names);
            protocol.EmitCallMethod(writer);
        }

        return writer.ToString();
    }

    /// <summary>The description of the service that AWSSDK.Core requires.</summary>
    public string EmitMetadata() => new CodeWriter(
        Names.Namespace + ".Internal", "System.Collections.Generic", "Amazon.Runtime.Internal").Lines($$"""

        /// <summary>Describes the service to the runtime.</summary>
        public partial class {{Names.Metadata}} : IServiceMetadata
        {
            /// <summary>The service's id.</summary>
            public string ServiceId => {{Literal.Text(service.Model.Metadata.ServiceId)}};

            /// <summary>The operations whose names differ in requests: none.</summary>
            public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
        }
        """).ToString();

    private void EmitFields(CodeWriter writer)
    {
        writer.Line($"private static readonly IServiceMetadata _serviceMetadata = new {Names.Metadata}();");
        if (service.Model.Operations.Any(o => o.Pagination is not null))
        {
            writer.Lines($$"""
                private I{{Names.PaginatorFactory}} _paginators;

                /// <inheritdoc/>
                public I{{Names.PaginatorFactory}} Paginators =>
                    _paginators ??= new {{Names.PaginatorFactory}}(this);
                """);
        }

        writer.Lines("""

            /// <inheritdoc/>
            protected override IServiceMetadata ServiceMetadata => _serviceMetadata;
            """);
    }

    private void EmitConstructors(CodeWriter writer)
    {
        var inRegion = $"new {Names.Config} {{ RegionEndpoint = region }}";
        EmitConstructor(writer, "", $"base(new {Names.Config}())");
        EmitConstructor(writer, "RegionEndpoint region", $"base({inRegion})");
        EmitConstructor(writer, $"{Names.Config} config", "base(config)");
        foreach (var (parameters, arguments) in Credentials)
        {
            EmitConstructor(writer, parameters, $"this({arguments}, new {Names.Config}())");
            EmitConstructor(writer, $"{parameters}, RegionEndpoint region", $"this({arguments}, {inRegion})");
            EmitConstructor(writer, $"{parameters}, {Names.Config} clientConfig", $"base({arguments}, clientConfig)");
        }
    }

    private void EmitConstructor(CodeWriter writer, string parameters, string initializer) => writer.Lines($$"""

        /// <summary>Creates a client.</summary>
        public {{Names.Client}}({{parameters}})
            : {{initializer}} { }
        """);

    private void EmitPipeline(CodeWriter writer) => writer.Lines($$"""

        /// <inheritdoc/>
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            pipeline.RemoveHandler<EndpointResolver>();
            pipeline.AddHandlerAfter<Marshaller>(new {{Names.EndpointResolver}}());
            pipeline.AddHandlerAfter<Marshaller>(new {{Names.AuthSchemeHandler}}());
        }
        """);

    private void EmitOperation(CodeWriter writer, Operation operation)
    {
        var name = operation.Name;
        var request = ServiceContext.RequestName(operation);
        var response = ServiceContext.ResponseName(operation);
        var arguments = string.Join(",\n        ", protocol.CallArguments(operation));
        if (Names.NoArgumentOverloads.Contains(name))
        {
            writer.Lines($$"""

                /// <inheritdoc/>
                public virtual Task<{{response}}> {{name}}Async(CancellationToken cancellationToken = default) =>
                    {{name}}Async(new {{request}}(), cancellationToken);
                """);
        }

        writer.Lines($$"""

            /// <inheritdoc/>
            public virtual Task<{{response}}> {{name}}Async(
                {{request}} request, CancellationToken cancellationToken = default) =>
                CallAsync<{{request}}, {{response}}>(
                    {{arguments}},
                    request,
                    cancellationToken);
            """);
    }
}
