using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the client's configuration, its default values, and how its requests are signed.</summary>
internal sealed class ConfigEmitter(ServiceContext service)
{
    private static readonly string[] Modes = ["Standard", "InRegion", "CrossRegion", "Mobile", "Auto"];

    private SdkNaming Names => service.Names;

    public string EmitConfig()
    {
        var metadata = service.Model.Metadata;
        var writer = new CodeWriter(
            Names.Namespace,
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal",
            "Amazon.Util.Internal",
            Names.Namespace + ".Internal");
        writer.Line().Summary($"Configures a client of {metadata.ServiceId}.");
        using (writer.Block($"public partial class {Names.Config} : ClientConfig"))
        {
            writer.Lines($$"""
                private static readonly string _userAgent = InternalSDKUtils.BuildUserAgentString(
                    {{Literal.Text(metadata.ServiceId)}},
                    typeof({{Names.Config}}).Assembly.GetName().Version.ToString());

                private static readonly {{Names.EndpointResolver}} _endpointResolver = new();

                """);
            EmitConstructor(writer);
            writer.Lines($$"""

                /// <summary>The service's id.</summary>
                public static new string ServiceId => {{Literal.Text(metadata.ServiceId)}};

                /// <inheritdoc/>
                public override string RegionEndpointServiceName => {{Literal.Text(metadata.EndpointPrefix)}};

                /// <inheritdoc/>
                public override string ServiceVersion => {{Literal.Text(metadata.ApiVersion)}};

                /// <inheritdoc/>
                public override string UserAgent => _userAgent;

                /// <inheritdoc/>
                public override Endpoint DetermineServiceOperationEndpoint(
                    ServiceOperationEndpointParameters parameters)
                {
                    var requestContext = new RequestContext(false)
                    {
                        ClientConfig = this,
                        OriginalRequest = parameters.Request,
                        Request = new DefaultRequest(parameters.Request, ServiceId)
                        {
                            AlternateEndpoint = parameters.AlternateEndpoint,
                        },
                    };
                    return _endpointResolver.GetEndpoint(
                        new Amazon.Runtime.Internal.ExecutionContext(requestContext, null));
                }
                """);
        }

        return writer.ToString();
    }

    public string EmitDefaultConfiguration()
    {
        var writer = new CodeWriter(
            Names.Namespace, "System.Collections.ObjectModel", "AdminIam.Clients.Configuration", "Amazon.Runtime");
        writer.Line().Summary("The default values of the configuration modes.");
        using (writer.Block($"public static class {Names.DefaultConfiguration}"))
        {
            foreach (var mode in Modes)
            {
                writer.Lines($$"""
                    /// <summary>The values of the mode {{mode}}.</summary>
                    public static IDefaultConfiguration {{mode}} => DefaultConfigurations.{{mode}};

                    """);
            }

            writer.Lines("""
                /// <summary>Returns the values of all modes.</summary>
                public static ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>
                    DefaultConfigurations.All;
                """);
        }

        return writer.ToString();
    }

    public string EmitAuthSchemeHandler() => new CodeWriter(
        Names.Namespace + ".Internal",
        "System.Collections.Generic",
        "Amazon.Runtime",
        "Amazon.Runtime.Credentials.Internal",
        "Amazon.Runtime.Internal",
        "Amazon.Runtime.Internal.Auth").Lines($$"""

        /// <summary>Chooses how requests are signed: all of the service's with Signature Version 4.</summary>
        public class {{Names.AuthSchemeHandler}} : BaseAuthResolverHandler
        {
            /// <inheritdoc/>
            protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
                AuthSchemeOption.DEFAULT_SIGV4;
        }
        """).ToString();

    private void EmitConstructor(CodeWriter writer)
    {
        writer.Summary("Creates a configuration with the default values.");
        writer.Line($"public {Names.Config}()");
        using (writer.Block(
            $"    : base(new DefaultConfigurationProvider({Names.DefaultConfiguration}.GetAllConfigurations()))"))
        {
            writer.Line("base.ServiceId = ServiceId;");
            writer.Line($"AuthenticationServiceName = {Literal.Text(service.Model.Metadata.SigningName)};");
            if (Names.DefaultRegion is { } region)
            {
                writer.Line("RegionEndpoint = FallbackRegionFactory.GetRegionEndpoint(false)");
                writer.Continued($"?? RegionEndpoint.GetBySystemName({Literal.Text(region)});");
            }

            writer.Line($"EndpointProvider = new {Names.EndpointProvider}();");
        }
    }
}
