namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The AWS Regions that this version knows.</summary>
public static class RegionCatalog
{
    /// <summary>
    /// Returns the display names of the Regions by code, such as Europe (Frankfurt) for eu-central-1.
    /// </summary>
    public static IReadOnlyDictionary<string, string> List() => Regions.DisplayNames;
}
