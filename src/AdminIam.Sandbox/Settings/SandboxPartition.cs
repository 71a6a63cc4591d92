namespace AdminIam.Sandbox.Settings;

/// <summary>The AWS partitions that a sandbox can be in.</summary>
public static class SandboxPartition
{
    /// <summary>The partition of a sandbox by default.</summary>
    public const string Default = "aws";

    private const string China = "aws-cn";
    private const string GovCloud = "aws-us-gov";

    /// <summary>The names of the partitions, as they are in ARNs.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, China, GovCloud];

    /// <summary>The region that requests to IAM are signed for.</summary>
    /// <param name="partition">One of <see cref="Names"/>.</param>
    public static string RegionOf(string partition) => partition switch
    {
        China => "cn-north-1",
        GovCloud => "us-gov-west-1",
        _ => "us-east-1",
    };

    /// <summary>The end of the names of service principals, such as ec2.amazonaws.com.</summary>
    /// <param name="partition">One of <see cref="Names"/>.</param>
    public static string DnsSuffixOf(string partition) =>
        partition == China ? "amazonaws.com.cn" : "amazonaws.com";
}
