using System.Security;
using AdminIam.Engine.Aws.Services;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>How to reach an account: which credentials, which region, which endpoint.</summary>
public sealed record SessionOptions
{
    /// <summary>A profile of the shared config and credentials files; SSO and role profiles work.</summary>
    public string? ProfileName { get; init; }

    /// <summary>A region; it chooses the partition. IAM itself is global within one.</summary>
    public string? Region { get; init; }

    /// <summary>Replaces the endpoints of IAM and STS, such as a sandbox's.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The services that the session is for, besides STS. Their endpoints are checked before anything is
    /// sent.</summary>
    internal IReadOnlyCollection<AwsService> Services { get; init; } = [];

    /// <summary>Endpoints that another session has resolved already; they replace <see cref="EndpointUrl"/>.</summary>
    internal ServiceEndpoints? Endpoints { get; init; }

    /// <summary>The clock by which calls are paced and tried again.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether credential sources that may prompt the user are refused, such as a credential process. A session that
    /// requires an MFA code or an SSO sign-in never prompts.</summary>
    public bool NoPrompt { get; init; }

    /// <summary>Access key id; goes with <see cref="SecretKey"/>.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The key's secret.</summary>
    public SecureString? SecretKey { get; init; }

    /// <summary>The session token that belongs to a temporary key.</summary>
    public SecureString? SessionToken { get; init; }

    /// <summary>A role to assume with these credentials.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id the role's trust policy may ask for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The ARN or serial number of the caller's MFA device.</summary>
    public string? MfaSerial { get; init; }

    /// <summary>The device's present code.</summary>
    public string? MfaCode { get; init; }

    /// <summary>How long a temporary session lasts: 900 to 43200 seconds (AssumeRole's DurationSeconds).</summary>
    public int? DurationSeconds { get; init; }
}
