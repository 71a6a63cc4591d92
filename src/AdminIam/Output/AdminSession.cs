using AdminIam.Engine.Iam;

namespace AdminIam;

/// <summary>A proven way into one AWS account, from Connect-AdminAccount.</summary>
public sealed class AdminSession
{
    internal AdminSession(IamSession engine) => Engine = engine;

    /// <summary>The account's twelve digits.</summary>
    public string AccountId => Engine.Identity.AccountId;

    /// <summary>The ARN of the user or role the credentials are of.</summary>
    public string Arn => Engine.Identity.Arn;

    /// <summary>The caller's unique id, as GetCallerIdentity tells it.</summary>
    public string UserId => Engine.Identity.UserId;

    /// <summary>Whether the credentials are the root user's, which should not be used for daily work.</summary>
    public bool IsRoot => Engine.Identity.IsRoot;

    /// <summary>The partition, such as aws, aws-cn or aws-us-gov.</summary>
    public string Partition => Engine.Partition.Name;

    /// <summary>The profile the credentials came from, if one was named.</summary>
    public string? ProfileName => Engine.ProfileName;

    /// <summary>The endpoint in place of AWS's own, if there is one.</summary>
    public Uri? EndpointUrl => Engine.EndpointUrl;

    internal IamSession Engine { get; }

    /// <summary>The caller's ARN.</summary>
    public override string ToString() => Arn;
}
