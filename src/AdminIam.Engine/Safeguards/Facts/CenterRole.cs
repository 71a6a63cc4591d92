using AdminIam.Engine.Aws.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>A role that IAM Identity Center created in an account, for a permission set.</summary>
/// <param name="RoleName">The name of the role.</param>
/// <param name="PermissionSetName">The name of the permission set.</param>
/// <param name="Region">The region of the instance; <see langword="null"/> if the role does not state it.</param>
internal sealed record CenterRole(string RoleName, string PermissionSetName, string? Region)
{
    /// <summary>The start of the names of these roles.</summary>
    public const string Prefix = "AWSReservedSSO_";

    // No one but AWS can create roles with this path. Only in the first region, the path does not end with the region.
    private const string ReservedPath = "/aws-reserved/sso.amazonaws.com/";
    private const string FirstRegion = "us-east-1";

    /// <summary>Returns such roles among the roles of an account.</summary>
    /// <param name="partition">The partition of the account.</param>
    /// <param name="roles">The roles of the account.</param>
    public static IReadOnlyList<CenterRole> Of(Partition partition, IEnumerable<RoleDetail> roles) => roles
        .Where(role => role.Path?.StartsWith(ReservedPath, StringComparison.Ordinal) == true
            && role.RoleName.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(role => new CenterRole(
            role.RoleName, SetName(role.RoleName), RegionOf(partition, role.Path.Substring(ReservedPath.Length))))
        .ToList();

    // The name ends with an underscore and digits. The name of the permission set can contain underscores too.
    private static string SetName(string roleName)
    {
        var name = roleName.Substring(Prefix.Length);
        var end = name.LastIndexOf('_');
        return end < 0 ? name : name.Substring(0, end);
    }

    private static string? RegionOf(Partition partition, string rest)
    {
        var region = rest.TrimEnd('/');
        if (region.Length > 0)
            return region;
        return partition == Partition.Default ? FirstRegion : null;
    }
}
