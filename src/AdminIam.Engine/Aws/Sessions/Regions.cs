using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Finds and checks the region of a session.</summary>
internal static class Regions
{
    // The SDK adds each region that it is asked for, and calls it Unknown.
    private static readonly Dictionary<string, string> Names = RegionEndpoint.EnumerableAllRegions
        .Where(region => region.DisplayName != "Unknown" && Partition.OfRegion(region.SystemName) is not null)
        .ToDictionary(region => region.SystemName, region => region.DisplayName);

    /// <summary>The display names of the regions that this version knows, by code.</summary>
    public static IReadOnlyDictionary<string, string> DisplayNames => Names;

    /// <summary>The region to use: the one given, that of the environment, that of the profile, or the partition's main one.</summary>
    /// <param name="given">The region that the user named.</param>
    /// <param name="profile">The profile in effect.</param>
    /// <exception cref="AdminException">No partition has regions of such a name.</exception>
    public static string Resolve(string? given, AwsProfile? profile)
    {
        var region = given
            ?? EnvironmentVariables.Find("AWS_REGION")
            ?? EnvironmentVariables.Find("AWS_DEFAULT_REGION")
            ?? profile?["region"]
            ?? Partition.Default.GlobalRegion;
        if (Partition.OfRegion(region) is not null)
            return region;
        throw new AdminException(
            "UnknownRegion", ErrorKind.InvalidArgument, region, $"There is no AWS region '{region}'. {Advice(region)}".TrimEnd(),
            "It comes from -Region, AWS_REGION, AWS_DEFAULT_REGION or the profile, in this order.");
    }

    /// <summary>"Did you mean ...?" for a region that may not exist; nothing for one that this version knows.</summary>
    /// <param name="region">The region.</param>
    public static string? Doubt(string region) =>
        Names.ContainsKey(region) ? null : $"This version does not know the region '{region}'. {Advice(region)}";

    private static string Advice(string region) =>
        NearestNames.Find(region, Names.Keys) is { Count: > 0 } nearest ? $"Did you mean {string.Join(" or ", nearest.Select(n => $"'{n}'"))}?" : string.Empty;
}
