using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Roles as structures of the answers.</summary>
internal static class DescribeRole
{
    /// <summary>What every structure of a role has.</summary>
    public static Output Identity(IamCall call, Role role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = call.Account.ArnOf(role),
        ["CreateDate"] = role.Created,
        ["AssumeRolePolicyDocument"] = UrlText.Encode(role.AssumeRolePolicyDocument),
    };

    /// <summary>A role as CreateRole returns it: without description and session duration.</summary>
    public static Output New(IamCall call, Role role)
    {
        var output = Identity(call, role);
        output["PermissionsBoundary"] = Describe.Boundary(role.PermissionsBoundary);
        output["Tags"] = Describe.TagsOrNull(role.Tags);
        return output;
    }

    /// <summary>A role as lists have it: without boundary, tags and last use.</summary>
    public static Output Listed(IamCall call, Role role)
    {
        var output = Identity(call, role);
        output["Description"] = role.Description;
        output["MaxSessionDuration"] = role.MaxSessionDuration;
        return output;
    }

    public static Output Complete(IamCall call, Role role)
    {
        var output = Listed(call, role);
        output["PermissionsBoundary"] = Describe.Boundary(role.PermissionsBoundary);
        output["Tags"] = Describe.TagsOrNull(role.Tags);
        output["RoleLastUsed"] = LastUse(call, role);
        return output;
    }

    public static Output LastUse(IamCall call, Role role) => new()
    {
        ["LastUsedDate"] = role.LastUsed,
        ["Region"] = role.LastUsed is null ? null : SandboxPartition.RegionOf(call.Account.Partition),
    };
}
