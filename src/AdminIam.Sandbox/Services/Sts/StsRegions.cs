using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>The Regions in which STS issues credentials to an account.</summary>
internal static class StsRegions
{
    // The Regions that an account must enable before it can use them. There are others only in the partition aws.
    private static readonly HashSet<string> OptIn = new(
        [
            "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
            "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2",
            "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
        ],
        StringComparer.Ordinal);

    /// <summary>The operation, refused in a Region that is not enabled for the account.</summary>
    public static Func<IamCall, Output> Demand(Func<IamCall, Output> operation) => call =>
    {
        var region = call.Facts.Region;
        var isEnabled = call.Account.Federation.Regions.TryGetValue(region, out var chosen)
            ? chosen
            : call.Account.Partition != SandboxPartition.Default || !OptIn.Contains(region);
        return isEnabled ? operation(call) : throw new AwsException(
            "RegionDisabledException",
            403,
            $"STS is not activated in this region for account:{call.Account.AccountId}. Your account administrator can "
            + "activate STS in this region using the IAM Console.");
    };
}
