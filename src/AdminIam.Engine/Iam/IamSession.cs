using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using Amazon;
using Amazon.IdentityManagement;

namespace AdminIam.Engine.Iam;

/// <summary>A session's IAM client, and the pace that all of its calls share.</summary>
public sealed class IamSession : IDisposable
{
    /// <summary>Creates the IAM client of a session.</summary>
    /// <param name="account">The session.</param>
    public IamSession(AwsSession account)
    {
        Account = account;
        var region = account.RegionOf(IamService.Description);
        var config = new AmazonIdentityManagementServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // CallRunner decides what may be sent again; neither the SDK nor its connection pool may.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
        };
        ClientSettings.Apply(config, EndpointUrl, region);
        Client = new CheckedIamClient(account.Credentials, config);
        Runner = new CallRunner(IamService.Description, new CallBounds(), account.Time);
    }

    /// <summary>The session, with which other services open their clients.</summary>
    public AwsSession Account { get; }

    /// <summary>Who the credentials are.</summary>
    public CallerIdentity Identity => Account.Identity;

    /// <summary>The partition of the account.</summary>
    public Partition Partition => Account.Partition;

    /// <summary>The profile the credentials came from, if one was named.</summary>
    public string? ProfileName => Account.ProfileName;

    /// <summary>IAM's endpoint in place of the partition's own, if there is one.</summary>
    public Uri? EndpointUrl => Account.Endpoints.Of(IamService.Description);

    /// <summary>The IAM client. Its own retries are off; calls go through <see cref="IamRun.Calls"/>.</summary>
    internal IAmazonIdentityManagementService Client { get; }

    /// <summary>Sends the calls of all runs, at one pace.</summary>
    internal CallRunner Runner { get; }

    /// <summary>Opens a session and its IAM client.</summary>
    /// <param name="options">Which credentials, region and endpoint.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="warn">Receives what the user should know, on the calling thread and before anything is sent.</param>
    public static async Task<IamSession> ConnectAsync(SessionOptions options, StopSignal stop, Action<string>? warn = null) =>
        new(await SessionFactory.ConnectAsync(options with { Services = [IamService.Description] }, stop, warn)
            .ConfigureAwait(false));

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
