using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam;

/// <summary>
/// IAM's part in authorization: its condition keys, and the calls that require permissions other than that of their
/// name.
/// </summary>
internal sealed class IamAccessRules : AccessRules
{
    /// <summary>The credentials of GetSessionToken may call IAM only with MFA.</summary>
    public override void CheckCredentials(Call call)
    {
        if (((IamCall)call).Caller is { Session.MfaTime: null, Role: null, IsRootTask: false })
        {
            throw new CommonException(
                CommonError.InvalidToken, "The security token included in the request is invalid");
        }
    }

    /// <summary>
    /// The password policy can allow all users to change their own passwords, which includes reading the policy.
    /// </summary>
    public override bool NeedsNoPermission(Call call) =>
        call.Facts.Operation.Name is "ChangePassword" or "GetAccountPasswordPolicy"
        && (IamCall)call is { Caller.User: not null, Account.PasswordPolicy.AllowUsersToChange: true };

    /// <summary>To rename or move something requires permission for both ARNs.</summary>
    public override IEnumerable<string> ResourcesOf(Call call) =>
        RenamedResource.Of((IamCall)call) is { } renamed && renamed != call.Resource
            ? [call.Resource, renamed]
            : [call.Resource];

    /// <summary>Tags in a create call need the permission to tag as well.</summary>
    public override IEnumerable<string> ActionsOf(Call call)
    {
        var name = call.Facts.Operation.Name;
        var tagging = name switch
        {
            "CreateUser" => "iam:TagUser",
            "CreatePolicy" => "iam:TagPolicy",
            "UploadServerCertificate" => "iam:TagServerCertificate",
            "CreateVirtualMFADevice" => "iam:TagMFADevice",
            "CreateRole" => "iam:TagRole",
            "CreateInstanceProfile" => "iam:TagInstanceProfile",
            "CreateOpenIDConnectProvider" => "iam:TagOpenIDConnectProvider",
            "CreateSAMLProvider" => "iam:TagSAMLProvider",
            _ => null,
        };
        return tagging is not null && call.Input.Has("Tags") ? [$"iam:{name}", tagging] : [$"iam:{name}"];
    }

    /// <summary>A caller who adds a role to an instance profile passes the role to EC2.</summary>
    public override IEnumerable<RequiredPermission> FurtherPermissions(Call call) =>
        call.Facts.Operation.Name == "AddRoleToInstanceProfile"
            ? [PassedRole.ToInstances(((IamCall)call).Account, ResourceOf.Role((IamCall)call))]
            : [];

    public override void AddKeys(Call call, RequestKeys keys)
    {
        if (call.Input.OptionalText("PolicyArn") is { } policy)
            keys.Set("iam:PolicyARN", policy);
        if (call.Input.OptionalText("PermissionsBoundary") is { } boundary)
            keys.Set("iam:PermissionsBoundary", boundary);
        if (call.Input.OptionalText("AWSServiceName") is { } service)
            keys.Set("iam:AWSServiceName", service);
        CallKeys.AddRequestTags(call, keys);

        var resource = ResourceLookup.Find(((IamCall)call).Account, call.Resource);
        ResourceKeys.AddTags(keys, resource);
        if (resource is null && IsCreation(call))
            ResourceKeys.AddNewTags(keys, call.Input.Structures("Tags"));

        // Without a boundary in the request, that of the user or role applies.
        if (resource is IBounded { PermissionsBoundary: { } own } && !keys.Has("iam:PermissionsBoundary"))
            keys.Set("iam:PermissionsBoundary", own);
    }

    private static bool IsCreation(Call call) =>
        call.Facts.Operation.Name.StartsWith("Create", StringComparison.Ordinal)
        || call.Facts.Operation.Name.StartsWith("Upload", StringComparison.Ordinal);
}
