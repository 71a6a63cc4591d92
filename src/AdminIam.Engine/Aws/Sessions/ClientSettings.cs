using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>What the clients of all services have in common.</summary>
internal static class ClientSettings
{
#if NET8_0_OR_GREATER
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
#endif
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    /// <summary>Sets the time limits and the endpoint.</summary>
    /// <param name="config">The configuration of a client.</param>
    /// <param name="endpoint">The endpoint in place of the region's own, if there is one.</param>
    /// <param name="signingRegion">The region to sign for at that endpoint.</param>
    public static void Apply(ClientConfig config, Uri? endpoint, string signingRegion)
    {
        config.Timeout = AnswerPatience;
#if NET8_0_OR_GREATER
        // Only the SDK for .NET 8 can bound the connecting apart from the answer.
        config.ConnectTimeout = ConnectPatience;
#endif
        // The endpoint of the session is resolved once, by ServiceEndpoints. The SDK would look for another one by itself, and not in
        // the profile of the session.
        config.IgnoreConfiguredEndpointUrls = true;
        if (endpoint is null)
            return;
        config.ServiceURL = endpoint.AbsoluteUri;
        config.AuthenticationRegion = signingRegion;
    }
}
