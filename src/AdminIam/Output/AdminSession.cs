using AdminIam.Engine.Iam;

namespace AdminIam;

/// <summary>A verified session with an AWS account, as returned by Connect-AdminAccount.</summary>
public sealed class AdminSession
{
    internal AdminSession(IamSession engine, AdminSession? source = null, string? accountName = null)
    {
        Engine = engine;
        Source = source;
        AccountName = accountName;
    }

    /// <summary>The 12-digit account ID.</summary>
    public string AccountId => Engine.Identity.AccountId;

    /// <summary>The name of the account, if the session was opened with -Account and the name could be
    /// read.</summary>
    public string? AccountName { get; }

    /// <summary>The ARN of the caller.</summary>
    public string Arn => Engine.Identity.Arn;

    /// <summary>The unique ID of the caller, as returned by GetCallerIdentity.</summary>
    public string UserId => Engine.Identity.UserId;

    /// <summary>Whether the session uses root user credentials, which should not be used for everyday tasks.</summary>
    public bool IsRoot => Engine.Identity.IsRoot;

    /// <summary>The partition, such as aws, aws-cn or aws-us-gov.</summary>
    public string Partition => Engine.Partition.Name;

    /// <summary>The profile of the credentials, if one was specified.</summary>
    public string? ProfileName => Engine.ProfileName;

    /// <summary>The custom endpoint, if there is one.</summary>
    public Uri? EndpointUrl => Engine.EndpointUrl;

    internal IamSession Engine { get; }

    /// <summary>The session from which the session of a member account was opened; <see langword="null"/> for
    /// others.</summary>
    internal AdminSession? Source { get; }

    /// <summary>Returns the ARN of the caller.</summary>
    public override string ToString() => Arn;
}
