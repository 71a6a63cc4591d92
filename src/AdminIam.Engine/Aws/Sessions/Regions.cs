using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Determines and validates the region of a session.</summary>
internal static class Regions
{
    // The SDK adds each requested region with the name Unknown.
    private static readonly Dictionary<string, string> Names = RegionEndpoint.EnumerableAllRegions
        .Where(region => region.DisplayName != "Unknown" && Partition.OfRegion(region.SystemName) is not null)
        .ToDictionary(region => region.SystemName, region => region.DisplayName);

    /// <summary>The display names of the regions that this version knows, by code.</summary>
    public static IReadOnlyDictionary<string, string> DisplayNames => Names;

    /// <summary>Returns the known regions of a partition, in alphabetical order.</summary>
    public static IReadOnlyList<string> Of(Partition partition) => Names.Keys
        .Where(region => Partition.OfRegion(region) == partition)
        .OrderBy(region => region, StringComparer.Ordinal).ToList();

    /// <summary>
    /// The region to use: the specified one, that of the environment, that of the profile, or the default one.
    /// </summary>
    /// <param name="requested">The region that the user specified.</param>
    /// <param name="profile">The current profile.</param>
    /// <exception cref="AdminException">No partition can have such a region.</exception>
    public static string Resolve(string? requested, AwsProfile? profile)
    {
        var region = requested
            ?? EnvironmentVariables.Find("AWS_REGION")
            ?? EnvironmentVariables.Find("AWS_DEFAULT_REGION")
            ?? profile?["region"]
            ?? Partition.Default.GlobalRegion;
        if (Partition.OfRegion(region) is not null)
            return region;
        throw new AdminException(
            "UnknownRegion", ErrorKind.InvalidArgument, region,
            $"There is no AWS Region '{region}'. {Advice(region)}".TrimEnd(),
            "The Region is read from -Region, AWS_REGION, AWS_DEFAULT_REGION or the profile, in this order.");
    }

    /// <summary>Returns a hint for a region that may not exist, or <see langword="null"/> for a known region.</summary>
    public static string? Warning(string region) =>
        Names.ContainsKey(region) ? null : $"This version does not know the Region '{region}'. {Advice(region)}";

    private static string Advice(string region) =>
        NameSuggestions.Question(region, Names.Keys) ?? string.Empty;
}
