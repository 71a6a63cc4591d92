using System.Security;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Verified credentials of an account, and the endpoints of its services. Every service creates its own client
/// from it.</summary>
public sealed class AwsSession
{
    internal AwsSession(
        AWSCredentials credentials, string accessKeyId, CallerIdentity identity, Partition partition,
        ConnectionSettings settings)
    {
        // The settings themselves are not kept, because they contain the keys of every profile.
        Endpoints = settings.Endpoints;
        Region = settings.Region;
        SignInRegion = settings.SignInRegion;
        AccessKeyId = accessKeyId;
        Credentials = credentials;
        Identity = identity;
        Partition = partition;
        ProfileName = settings.Options.ProfileName;
        Time = settings.Options.Time;
    }

    private AwsSession(AwsSession source, AWSCredentials credentials, string accessKeyId, CallerIdentity identity)
    {
        Endpoints = source.Endpoints;
        Region = source.Region;
        Partition = source.Partition;
        Time = source.Time;
        Credentials = credentials;
        AccessKeyId = accessKeyId;
        Identity = identity;
    }

    /// <summary>The identity of the caller.</summary>
    public CallerIdentity Identity { get; }

    /// <summary>The partition of the account.</summary>
    public Partition Partition { get; }

    /// <summary>The profile of the credentials, if one was specified.</summary>
    public string? ProfileName { get; }

    /// <summary>The region of the session.</summary>
    internal string Region { get; }

    /// <summary>The region of IAM Identity Center that the profile signs in with, if the profile names it.</summary>
    internal string? SignInRegion { get; }

    /// <summary>The custom endpoints.</summary>
    internal ServiceEndpoints Endpoints { get; }

    /// <summary>The ID of the access key, or of the first temporary access key.</summary>
    internal string AccessKeyId { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; }

    /// <summary>The credentials of the clients.</summary>
    internal AWSCredentials Credentials { get; }

    /// <summary>Returns the region that a service is called and signed for.</summary>
    internal string RegionOf(AwsService service) => service.RegionIn(Partition.Name, Partition.GlobalRegion, Region);

    /// <summary>Returns a session with other credentials, in the same region and with the same endpoints.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="accessKeyId">The ID of the first access key.</param>
    /// <param name="identity">The identity that they belong to.</param>
    internal AwsSession With(AWSCredentials credentials, string accessKeyId, CallerIdentity identity) =>
        new(this, credentials, accessKeyId, identity);

    /// <summary>Returns the options of a session with different credentials and the same endpoints.</summary>
    /// <param name="accessKeyId">The ID of the access key.</param>
    /// <param name="secret">Its secret.</param>
    internal SessionOptions WithKey(string accessKeyId, SecureString secret) =>
        new() { AccessKey = accessKeyId, SecretKey = secret, Region = Region, Endpoints = Endpoints, Time = Time };
}
