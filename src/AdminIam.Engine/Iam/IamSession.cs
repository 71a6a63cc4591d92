using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using Amazon.IdentityManagement;

namespace AdminIam.Engine.Iam;

/// <summary>The IAM client of a session, and the rate limit of its calls.</summary>
public sealed class IamSession : IDisposable
{
    /// <summary>Creates the IAM client of a session.</summary>
    public IamSession(AwsSession account)
    {
        Account = account;
        var config = ClientSettings.ForRunner(
            new AmazonIdentityManagementServiceConfig(), EndpointUrl, account.RegionOf(IamService.Description));
        Client = new CheckedIamClient(account.Credentials, config);
        Runner = new CallRunner(IamService.Description, new CallBounds(), account.Time);
    }

    /// <summary>The session, from which other services create their clients.</summary>
    public AwsSession Account { get; }

    /// <summary>The identity of the caller.</summary>
    public CallerIdentity Identity => Account.Identity;

    /// <summary>The partition of the account.</summary>
    public Partition Partition => Account.Partition;

    /// <summary>The profile of the credentials, if one was specified.</summary>
    public string? ProfileName => Account.ProfileName;

    /// <summary>The custom endpoint of IAM, if there is one.</summary>
    public Uri? EndpointUrl => Account.Endpoints.Of(IamService.Description);

    /// <summary>The IAM client. Its retries are disabled; calls are sent with <see cref="IamRun.Calls"/>.</summary>
    internal IAmazonIdentityManagementService Client { get; }

    /// <summary>Sends the calls of all runs, with a common rate limit.</summary>
    internal CallRunner Runner { get; }

    /// <summary>Opens a session and its IAM client.</summary>
    /// <param name="options">The credentials, region and endpoint.</param>
    /// <param name="warn">Receives warnings, on the calling thread and before anything is sent.</param>
    public static async Task<IamSession> ConnectAsync(
        SessionOptions options, StopSignal stop, Action<string>? warn = null) =>
        new(await SessionFactory.ConnectAsync(options with { Services = [IamService.Description] }, stop, warn)
            .ConfigureAwait(false));

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
