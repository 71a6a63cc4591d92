namespace AdminIam.Engine.Sessions;

/// <summary>An AWS partition: accounts, ARNs and sign-in pages of one never work in another.</summary>
public sealed class Partition
{
    private static readonly Partition Commercial = new("aws", "us-east-1", "signin.aws.amazon.com", string.Empty);

    private static readonly Partition[] All =
    [
        Commercial,
        new("aws-cn", "cn-north-1", "signin.amazonaws.cn", "cn-"),
        new("aws-us-gov", "us-gov-west-1", "signin.amazonaws-us-gov.com", "us-gov-"),
        new("aws-eusc", "eusc-de-east-1", "signin.amazonaws-eusc.eu", "eusc-"),
    ];

    private Partition(string name, string iamRegion, string signInHost, string regionPrefix)
    {
        Name = name;
        IamRegion = iamRegion;
        SignInHost = signInHost;
        RegionPrefix = regionPrefix;
    }

    /// <summary>The name as ARNs have it, such as <c>aws</c> or <c>aws-cn</c>.</summary>
    public string Name { get; }

    /// <summary>The region IAM's control plane signs with; IAM is one global service per partition.</summary>
    public string IamRegion { get; }

    private string SignInHost { get; }

    private string RegionPrefix { get; }

    /// <summary>The partition a region belongs to.</summary>
    /// <param name="region">A region such as <c>eu-central-1</c>.</param>
    public static Partition OfRegion(string region) =>
        Array.Find(All, p => p.RegionPrefix.Length > 0 && region.StartsWith(p.RegionPrefix, StringComparison.Ordinal))
        ?? Commercial;

    /// <summary>The partition named in an ARN's second field.</summary>
    /// <param name="arn">Any ARN, such as GetCallerIdentity's.</param>
    public static Partition OfArn(string arn)
    {
        var fields = arn.Split(':');
        return (fields.Length > 1 ? Array.Find(All, p => p.Name == fields[1]) : null) ?? Commercial;
    }

    /// <summary>The page IAM users of an account sign in at.</summary>
    /// <param name="accountIdOrAlias">The twelve digits, or the account alias.</param>
    public string SignInUrl(string accountIdOrAlias) => $"https://{accountIdOrAlias}.{SignInHost}/console";

    /// <summary>The ARN of an AWS managed policy in this partition.</summary>
    /// <param name="pathAndName">Path without the leading slash and name, such as <c>job-function/Billing</c>.</param>
    public string ManagedPolicyArn(string pathAndName) => $"arn:{Name}:iam::aws:policy/{pathAndName}";

    /// <summary>The ARN of an account's own user, group, policy or virtual MFA device in this partition.</summary>
    /// <param name="accountId">The account's twelve digits.</param>
    /// <param name="kind">The kind, such as <c>policy</c>.</param>
    /// <param name="path">The path, with both slashes.</param>
    /// <param name="name">The name.</param>
    public string Arn(string accountId, string kind, string path, string name) => $"arn:{Name}:iam::{accountId}:{kind}{path}{name}";
}
