using System.Security;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Proven credentials of one account, and where its services are; every service opens its own client with it.</summary>
public sealed class AwsSession
{
    private readonly string _region;

    internal AwsSession(
        AWSCredentials credentials, string accessKeyId, CallerIdentity identity, Partition partition, ConnectionSettings settings)
    {
        // Not the settings themselves: they hold the keys of every profile.
        Endpoints = settings.Endpoints;
        _region = settings.Region;
        AccessKeyId = accessKeyId;
        Credentials = credentials;
        Identity = identity;
        Partition = partition;
        ProfileName = settings.Options.ProfileName;
        Time = settings.Options.Time;
    }

    /// <summary>Who the credentials are.</summary>
    public CallerIdentity Identity { get; }

    /// <summary>The partition of the account.</summary>
    public Partition Partition { get; }

    /// <summary>The profile the credentials came from, if one was named.</summary>
    public string? ProfileName { get; }

    /// <summary>The endpoints in place of the partition's own.</summary>
    internal ServiceEndpoints Endpoints { get; }

    /// <summary>The id of the access key it signs with, or of the temporary one it began with.</summary>
    internal string AccessKeyId { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; }

    /// <summary>What the clients sign with.</summary>
    internal AWSCredentials Credentials { get; }

    /// <summary>Returns the region that a service is called and signed for.</summary>
    /// <param name="service">The service.</param>
    internal string RegionOf(AwsService service) => service.RegionIn(Partition.Name, Partition.GlobalRegion, _region);

    /// <summary>The options of a session with other credentials at the same endpoints.</summary>
    /// <param name="accessKeyId">The id of the other key.</param>
    /// <param name="secret">Its secret.</param>
    internal SessionOptions WithKey(string accessKeyId, SecureString secret) =>
        new() { AccessKey = accessKeyId, SecretKey = secret, Region = _region, Endpoints = Endpoints, Time = Time };
}
