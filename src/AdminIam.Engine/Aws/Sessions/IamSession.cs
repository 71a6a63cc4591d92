using System.Security;
using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A proven way into one account: who we are, the IAM client, and the pace all its calls share.</summary>
public sealed class IamSession : IDisposable
{
    private readonly ServiceEndpoints _endpoints;
    private readonly string _region;

    internal IamSession(
        IAmazonIdentityManagementService iam, CallerIdentity identity, Partition partition, ConnectionSettings settings,
        string accessKeyId)
    {
        // Not the settings themselves: they hold the keys of every profile.
        _endpoints = settings.Endpoints;
        _region = settings.Region;
        AccessKeyId = accessKeyId;
        Iam = iam;
        Identity = identity;
        Partition = partition;
        ProfileName = settings.Options.ProfileName;
        Calls = new CallRunner(new Pacer(), new CallBounds());
    }

    /// <summary>Who the credentials are.</summary>
    public CallerIdentity Identity { get; }

    /// <summary>The partition of the account.</summary>
    public Partition Partition { get; }

    /// <summary>The profile the credentials came from, if one was named.</summary>
    public string? ProfileName { get; }

    /// <summary>The endpoint in place of the partition's own, if there is one.</summary>
    public Uri? EndpointUrl => _endpoints.Iam;

    /// <summary>The id of the access key it signs with, or of the temporary one it began with.</summary>
    internal string AccessKeyId { get; }

    /// <summary>The IAM client. Its own retries are off; calls go through <see cref="Calls"/>.</summary>
    internal IAmazonIdentityManagementService Iam { get; }

    /// <summary>Makes the calls.</summary>
    internal CallRunner Calls { get; }

    /// <summary>The options of a session with other credentials at the same endpoints.</summary>
    /// <param name="accessKeyId">The id of the other key.</param>
    /// <param name="secret">Its secret.</param>
    internal SessionOptions WithKey(string accessKeyId, SecureString secret) =>
        new() { AccessKey = accessKeyId, SecretKey = secret, Region = _region, Endpoints = _endpoints };

    /// <inheritdoc/>
    public void Dispose() => Iam.Dispose();
}
