using Amazon.IdentityManagement.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.IdentityManagement;

/// <summary>Configures a client of AWS Identity and Access Management (IAM).</summary>
public partial class AmazonIdentityManagementServiceConfig : ClientConfig
{
    private static readonly string userAgent = InternalSDKUtils.BuildUserAgentString(
        "IAM", typeof(AmazonIdentityManagementServiceConfig).Assembly.GetName().Version!.ToString());

    private static readonly AmazonIdentityManagementServiceEndpointResolver endpointResolver = new();

    /// <summary>Creates a configuration with the default values.</summary>
    public AmazonIdentityManagementServiceConfig()
        : base(new DefaultConfigurationProvider(
            AmazonIdentityManagementServiceDefaultConfiguration.GetAllConfigurations()))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "iam";
        // IAM is global: it can be called without anyone having chosen a region.
        RegionEndpoint = FallbackRegionFactory.GetRegionEndpoint(false) ?? RegionEndpoint.USEast1;
        EndpointProvider = new AmazonIdentityManagementServiceEndpointProvider();
    }

    /// <summary>The service's id.</summary>
    public static new string ServiceId => "IAM";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "iam";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-08";

    /// <inheritdoc/>
    public override string UserAgent => userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
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
        return endpointResolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(requestContext, null));
    }
}
