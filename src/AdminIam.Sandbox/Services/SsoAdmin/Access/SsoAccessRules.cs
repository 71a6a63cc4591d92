using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services.SsoAdmin.Access;

/// <summary>The resources of SSO Admin: the instance, permission sets and accounts.</summary>
internal sealed class SsoAccessRules : AccessRules
{
    private static readonly string[] ArnMembers = ["InstanceArn", "PermissionSetArn", "ResourceArn"];

    public override IEnumerable<string> ResourcesOf(Call call)
    {
        var arns = ArnMembers.Select(call.Input.OptionalText).OfType<string>().ToList();
        var account = call.Input.OptionalText("TargetId") ?? call.Input.OptionalText("AccountId");
        if (account is not null)
            arns.Add($"arn:{call.Facts.Account.Partition}:sso:::account/{account}");
        return arns.Count == 0 ? ["*"] : arns;
    }

    public override void AddKeys(Call call, RequestKeys keys) => CallKeys.AddRequestTags(call, keys);
}
