using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>Random ids in the formats of AWS Organizations.</summary>
internal static class OrganizationIds
{
    private const int RootLength = 4;
    private const int UnitLength = 8;
    private const int OrganizationLength = 10;
    private const int PolicyLength = 8;

    public static string Organization() => "o-" + Text(OrganizationLength);

    public static string Root() => "r-" + Text(RootLength);

    /// <param name="rootId">The id of the root, whose text is a part of the ids of its units.</param>
    public static string Unit(string rootId) => $"ou-{rootId.Substring("r-".Length)}-{Text(UnitLength)}";

    public static string Policy() => "p-" + Text(PolicyLength);

    private static string Text(int length) => RandomText.Base32(length).ToLowerInvariant();
}
