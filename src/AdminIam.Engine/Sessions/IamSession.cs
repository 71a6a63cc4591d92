using AdminIam.Engine.Calls;
using Amazon.IdentityManagement;

namespace AdminIam.Engine.Sessions;

/// <summary>A proven way into one account: who we are, the IAM client, and the pace all its calls share.</summary>
public sealed class IamSession : IDisposable
{
    internal IamSession(
        IAmazonIdentityManagementService iam, CallerIdentity identity, Partition partition, SessionOptions options, Uri? endpointUrl)
    {
        Iam = iam;
        Identity = identity;
        Partition = partition;
        ProfileName = options.ProfileName;
        EndpointUrl = endpointUrl;
        Calls = new CallRunner(new Pacer());
    }

    /// <summary>Who the credentials are.</summary>
    public CallerIdentity Identity { get; }

    /// <summary>The partition of the account.</summary>
    public Partition Partition { get; }

    /// <summary>The profile the credentials came from, if one was named.</summary>
    public string? ProfileName { get; }

    /// <summary>The endpoint in place of the partition's own, if there is one.</summary>
    public Uri? EndpointUrl { get; }

    /// <summary>The IAM client. Its own retries are off; calls go through <see cref="Calls"/>.</summary>
    internal IAmazonIdentityManagementService Iam { get; }

    /// <summary>Makes the calls.</summary>
    internal CallRunner Calls { get; }

    /// <inheritdoc/>
    public void Dispose() => Iam.Dispose();
}
