using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the types that determine the endpoint of a request.</summary>
internal sealed class EndpointEmitter(ServiceContext service)
{
    private SdkNaming Names => service.Names;

    public string EmitParameters() => new CodeWriter(
        Names.Namespace + ".Endpoints", "Amazon.Runtime.Endpoints").Lines($$"""

        /// <summary>The values that the endpoint of a request depends on.</summary>
        public class {{Names.EndpointParameters}} : EndpointParameters
        {
            /// <summary>Creates parameters for neither dual-stack nor FIPS.</summary>
            public {{Names.EndpointParameters}}()
            {
                UseDualStack = false;
                UseFIPS = false;
            }

            /// <summary>The region, which determines the partition.</summary>
            public string Region
            {
                get => (string)this[nameof(Region)];
                set => this[nameof(Region)] = value;
            }

            /// <summary>Whether the endpoint must be reachable over IPv6 too.</summary>
            public bool? UseDualStack
            {
                get => (bool?)this[nameof(UseDualStack)];
                set => this[nameof(UseDualStack)] = value;
            }

            /// <summary>Whether the endpoint must be FIPS compliant.</summary>
            public bool? UseFIPS
            {
                get => (bool?)this[nameof(UseFIPS)];
                set => this[nameof(UseFIPS)] = value;
            }

            /// <summary>The URL to use instead of any other.</summary>
            public string Endpoint
            {
                get => (string)this[nameof(Endpoint)];
                set => this[nameof(Endpoint)] = value;
            }
        }
        """).ToString();

    public string EmitResolver() => new CodeWriter(
        Names.Namespace + ".Internal",
        "Amazon.Runtime",
        "Amazon.Runtime.Endpoints",
        "Amazon.Runtime.Internal",
        Names.Namespace + ".Endpoints").Lines($$"""

        /// <summary>Finds the endpoint of a request from the client's configuration.</summary>
        public class {{Names.EndpointResolver}} : BaseEndpointResolver
        {
            /// <inheritdoc/>
            protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
            {
                var config = requestContext.ClientConfig;
                return new {{Names.EndpointParameters}}
                {
                    Region = (requestContext.Request.AlternateEndpoint ?? config.RegionEndpoint)?.SystemName,
                    UseDualStack = config.UseDualstackEndpoint,
                    UseFIPS = config.UseFIPSEndpoint,
                    Endpoint = config.ServiceURL,
                };
            }
        }
        """).ToString();

    public string EmitProvider()
    {
        var metadata = service.Model.Metadata;
        var writer = new CodeWriter(
            Names.Namespace + ".Internal",
            "AdminIam.Clients.Endpoints",
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints");
        writer.Line().Summary("Finds the endpoint that belongs to a region.");
        using (writer.Block($"public class {Names.EndpointProvider} : IEndpointProvider"))
        {
            string[] names = [Literal.Text(metadata.EndpointPrefix), Literal.Text(metadata.SigningName)];
            writer.Line("private static readonly EndpointRules _rules = new EndpointRules(");
            writer.Continued($"{string.Join(", ", names)}, {Literal.Flag(metadata.IsGlobal)}, new EndpointRule[]");
            writer.Continued("{");
            foreach (var rule in Names.Endpoints)
                writer.Continued("    " + New(rule));
            writer.Continued("});");
            writer.Lines("""

                /// <inheritdoc/>
                /// <exception cref="AmazonClientException">There is no such endpoint.</exception>
                public Endpoint ResolveEndpoint(EndpointParameters parameters) => _rules.Resolve(parameters);
                """);
        }

        return writer.ToString();
    }

    private static string New(EndpointRule rule)
    {
        string[] arguments =
        [
            Literal.Text(rule.Partition),
            Literal.Flag(rule.Fips),
            Literal.Flag(rule.DualStack),
            Literal.Text(rule.Host),
            rule.SigningRegion is { } region ? Literal.Text(region) : "null",
        ];
        return $"new EndpointRule({string.Join(", ", arguments)}),";
    }
}
