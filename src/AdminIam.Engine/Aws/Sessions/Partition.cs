using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>An AWS partition. Accounts, ARNs and sign-in pages of a partition are not valid in another one.</summary>
/// <remarks>Names and regions are those of partitions.json of AWS, and sign-in hosts those of the endpoint rules of AWS
/// Sign-In.</remarks>
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
        // As in partitions.json, except that the part before the number is a cardinal direction, as in all regions.
        // Otherwise, a misspelled region would be accepted.
        _region = new Regex(
            $"^{regionPrefix}-(central|(north|south)?(east|west)?(?<=[a-z]))-[0-9]+$|^{Regex.Escape(name)}-global$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    /// <summary>The name in ARNs, such as <c>aws</c> or <c>aws-cn</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The region of the partition's global services (<c>implicitGlobalRegion</c> in partitions.json).
    /// </summary>
    public string GlobalRegion { get; }

    /// <summary>The commercial partition, which is the default.</summary>
    public static Partition Default => Commercial;

    /// <summary>Returns the partition of a region, which may be newer than this version.</summary>
    /// <param name="region">A region such as <c>eu-central-1</c>.</param>
    /// <returns>The partition, or <see langword="null"/> if no partition can have such a region.</returns>
    public static Partition? OfRegion(string region) => Array.Find(All, p => p._region.IsMatch(region));

    /// <summary>Returns the partition in the second field of an ARN.</summary>
    /// <param name="arn">An ARN, such as that of GetCallerIdentity.</param>
    /// <exception cref="AdminException">The partition is not supported.</exception>
    public static Partition OfArn(string arn)
    {
        var fields = arn.Split(':');
        return (fields.Length > 1 ? Array.Find(All, p => p.Name == fields[1]) : null) ?? throw new AdminException(
            "UnknownPartition", ErrorKind.InvalidOperation, arn, $"The partition of '{arn}' is not supported.",
            $"It knows {string.Join(", ", All.Select(p => p.Name))}.");
    }

    /// <summary>Returns the sign-in URL of the IAM users of an account.</summary>
    /// <param name="accountIdOrAlias">The twelve digits, or the account alias.</param>
    public string SignInUrl(string accountIdOrAlias) => $"https://{accountIdOrAlias}.{_signInHost}/console";

    /// <summary>Returns the ARN of an AWS managed policy in this partition.</summary>
    /// <param name="pathAndName">Path without the leading slash and name, such as <c>job-function/Billing</c>.</param>
    public string ManagedPolicyArn(string pathAndName) => $"arn:{Name}:iam::aws:policy/{pathAndName}";

    /// <summary>Returns the ARN of a user, group, policy or virtual MFA device of an account in this
    /// partition.</summary>
    /// <param name="accountId">The account's twelve digits.</param>
    /// <param name="kind">The kind, such as <c>policy</c>.</param>
    /// <param name="path">The path, with leading and trailing slashes.</param>
    public string Arn(string accountId, string kind, string path, string name) =>
        $"arn:{Name}:iam::{accountId}:{kind}{path}{name}";
}
