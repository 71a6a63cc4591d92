using System.Security;
using AdminIam.Engine.Aws.Services;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The credentials, region and endpoint of a session.</summary>
public sealed record SessionOptions
{
    /// <summary>A profile of the shared config and credentials files. SSO and role profiles are supported.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The region, which determines the partition. IAM is global within a partition.</summary>
    public string? Region { get; init; }

    /// <summary>The URL of an endpoint for IAM and STS, such as that of a sandbox.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The services that the session is for, besides STS. Their endpoints are checked before anything is
    /// sent.</summary>
    internal IReadOnlyCollection<AwsService> Services { get; init; } = [];

    /// <summary>The endpoints that another session has resolved, which replace <see cref="EndpointUrl"/>.</summary>
    internal ServiceEndpoints? Endpoints { get; init; }

    /// <summary>The clock for rate limits and retries.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether credential sources that may prompt the user are refused, such as a credential process. A
    /// session that requires an MFA code or an SSO sign-in never prompts.</summary>
    public bool NoPrompt { get; init; }

    /// <summary>The access key ID, which requires <see cref="SecretKey"/>.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret access key.</summary>
    public SecureString? SecretKey { get; init; }

    /// <summary>The session token of a temporary access key.</summary>
    public SecureString? SessionToken { get; init; }

    /// <summary>A role to assume with these credentials.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The name of the role's session, which is the last part of the session's ARN.</summary>
    public string? RoleSessionName { get; init; }

    /// <summary>Returns the current token of a web identity provider, with which the role is assumed in place of other
    /// credentials. It is called for each renewal of the session, on any thread, never concurrently, and is canceled
    /// when no call waits for it any more.</summary>
    public Func<CancellationToken, SecureString>? WebIdentityToken { get; init; }

    /// <summary>The external ID that the trust policy of the role may require.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The ARN or serial number of the caller's MFA device.</summary>
    public string? MfaSerial { get; init; }

    /// <summary>The current code of the device.</summary>
    public string? MfaCode { get; init; }

    /// <summary>The duration of a temporary session: 900 to 43200 seconds (DurationSeconds of AssumeRole).</summary>
    public int? DurationSeconds { get; init; }
}
