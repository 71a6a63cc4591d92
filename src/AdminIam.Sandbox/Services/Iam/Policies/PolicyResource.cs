using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Services.Iam.Policies;

/// <summary>The checks of resources in identity policies, with AWS's texts.</summary>
internal static class PolicyResource
{
    private static readonly HashSet<string> Partitions = new(
        [
            "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc",
        ],
        StringComparer.Ordinal);

    // The root user of an account, which only sts:AssumeRoot and the tasks of its sessions are about.
    private const string Root = "root";

    private static readonly string[] IamPaths =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/",
        "sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/",
    ];

    /// <summary>What is wrong with the resource; null if nothing is.</summary>
    /// <param name="resource">The resource of a statement.</param>
    /// <param name="partition">The partition of the account. In China and GovCloud, only its own is valid.</param>
    public static string? Error(string resource, string partition = SandboxPartition.Default)
    {
        if (resource == "*")
            return null;
        var parts = resource.Split([':'], 6);
        if (parts.Length < 2)
            return $"Resource {resource} must be in ARN format or \"*\".";
        if (parts[1] != "*" && !IsValid(parts[1], partition))
            return $"Partition \"{parts[1]}\" is not valid for resource \"{Completed(parts)}\".";
        if (parts.Length < 3 || parts[2].IndexOfAny(['*', '?']) >= 0)
            return "Resource vendor must be fully qualified and cannot contain regexes.";

        var region = Part(parts, 3);
        var path = Part(parts, 5);
        return parts[2] switch
        {
            "iam" when region.Length > 0 => $"IAM resource {resource} cannot contain region information.",
            "s3" when region.Length > 0 && !path.StartsWith("accesspoint/", StringComparison.Ordinal) =>
                $"Resource {resource} can not contain region information.",
            "iam" when path is not ("*" or Root)
                && !Array.Exists(IamPaths, start => path.StartsWith(start, StringComparison.Ordinal)) =>
                $"IAM resource path must either be \"*\" or start with {string.Join(", ", IamPaths)}.",
            _ => null,
        };
    }

    /// <summary>Whether AWS's older parser, which sees only whole ARNs, refuses the resource.</summary>
    public static bool FailsLegacyParsing(string resource) =>
        resource != "*"
        && ((resource.Contains("::") && resource.Count(c => c == ':') < 5) || resource.Split(':')[2].Length == 0);

    private static bool IsValid(string named, string partition) =>
        partition == SandboxPartition.Default ? Partitions.Contains(named) : named == partition;

    private static string Part(string[] parts, int index) => index < parts.Length ? parts[index] : "";

    // The parts that the resource does not have are wildcards in the error.
    private static string Completed(string[] parts)
    {
        var found = parts.Skip(2).ToList();
        while (found.Count < 4)
            found.Add("*");
        return $"arn:{parts[1]}:{string.Join(":", found)}";
    }
}
