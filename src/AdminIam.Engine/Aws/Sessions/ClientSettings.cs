using Amazon;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The common configuration of the clients of all services.</summary>
internal static class ClientSettings
{
#if NET8_0_OR_GREATER
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
#endif
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    /// <summary>Returns the configuration of a client whose calls a call runner sends.</summary>
    /// <param name="config">A new configuration.</param>
    /// <param name="endpoint">The custom endpoint, if there is one.</param>
    /// <param name="region">The region of the client.</param>
    /// <typeparam name="T">The type of the configuration.</typeparam>
    public static T ForRunner<T>(T config, Uri? endpoint, string region)
        where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        // CallRunner decides what may be resent, not the SDK or its connection pool.
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        Apply(config, endpoint, region);
        return config;
    }

    /// <summary>Sets the timeouts and the endpoint.</summary>
    /// <param name="config">The configuration of a client.</param>
    /// <param name="endpoint">The custom endpoint, if there is one.</param>
    /// <param name="signingRegion">The region to sign for at that endpoint.</param>
    public static void Apply(ClientConfig config, Uri? endpoint, string signingRegion)
    {
        config.Timeout = AnswerPatience;
#if NET8_0_OR_GREATER
        // Only the SDK for .NET 8 has a separate connection timeout.
        config.ConnectTimeout = ConnectPatience;
#endif
        // The endpoint of the session is resolved by ServiceEndpoints. The SDK would resolve another one, and not from
        // the profile of the session.
        config.IgnoreConfiguredEndpointUrls = true;
        if (endpoint is null)
            return;
        config.ServiceURL = endpoint.AbsoluteUri;
        config.AuthenticationRegion = signingRegion;
    }
}
