using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>An AWS partition: accounts, ARNs and sign-in pages of one never work in another.</summary>
/// <remarks>Names and regions are those of AWS's partitions.json; the sign-in hosts those of the endpoint rules of AWS Sign-In.</remarks>
public sealed class Partition
{
    private static readonly Partition Commercial =
        new("aws", "us-east-1", "signin.aws.amazon.com", "(us|eu|ap|sa|ca|me|af|il|mx)");

    private static readonly Partition[] All =
    [
        Commercial,
        new("aws-cn", "cn-northwest-1", "signin.amazonaws.cn", "cn"),
        new("aws-us-gov", "us-gov-west-1", "signin.amazonaws-us-gov.com", "us-gov"),
        new("aws-eusc", "eusc-de-east-1", "signin.amazonaws-eusc.eu", "eusc-de"),
        new("aws-iso", "us-iso-east-1", "signin.c2shome.ic.gov", "us-iso"),
        new("aws-iso-b", "us-isob-east-1", "signin.sc2shome.sgov.gov", "us-isob"),
        new("aws-iso-e", "eu-isoe-west-1", "signin.csphome.adc-e.uk", "eu-isoe"),
        new("aws-iso-f", "us-isof-south-1", "signin.csphome.hci.ic.gov", "us-isof"),
    ];

    private readonly string _signInHost;
    private readonly Regex _region;

    private Partition(string name, string globalRegion, string signInHost, string regionPrefix)
    {
        Name = name;
        GlobalRegion = globalRegion;
        _signInHost = signInHost;
        // As in partitions.json, but that the part before the number is a point of the compass, as it always was: a misspelt region
        // would pass otherwise.
        _region = new Regex(
            $"^{regionPrefix}-(central|(north|south)?(east|west)?(?<=[a-z]))-[0-9]+$|^{Regex.Escape(name)}-global$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    /// <summary>The name as ARNs have it, such as <c>aws</c> or <c>aws-cn</c>.</summary>
    public string Name { get; }

    /// <summary>The region of the partition's global services (<c>implicitGlobalRegion</c> in partitions.json).</summary>
    public string GlobalRegion { get; }

    /// <summary>The commercial partition, for who names no region.</summary>
    public static Partition Default => Commercial;

    /// <summary>The partition a region belongs to, whether this version knows the region or not.</summary>
    /// <param name="region">A region such as <c>eu-central-1</c>.</param>
    /// <returns>The partition, or <see langword="null"/> where no partition has regions of such a name.</returns>
    public static Partition? OfRegion(string region) => Array.Find(All, p => p._region.IsMatch(region));

    /// <summary>The partition named in an ARN's second field.</summary>
    /// <param name="arn">Any ARN, such as GetCallerIdentity's.</param>
    /// <exception cref="AdminException">This version does not know the partition.</exception>
    public static Partition OfArn(string arn)
    {
        var fields = arn.Split(':');
        return (fields.Length > 1 ? Array.Find(All, p => p.Name == fields[1]) : null) ?? throw new AdminException(
            "UnknownPartition", ErrorKind.InvalidOperation, arn, $"'{arn}' is of no AWS partition that this module knows.",
            $"It knows {string.Join(", ", All.Select(p => p.Name))}.");
    }

    /// <summary>The page IAM users of an account sign in at.</summary>
    /// <param name="accountIdOrAlias">The twelve digits, or the account alias.</param>
    public string SignInUrl(string accountIdOrAlias) => $"https://{accountIdOrAlias}.{_signInHost}/console";

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
