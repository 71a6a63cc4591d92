using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.SsoAdmin.State;

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

    public override void AddKeys(Call call, RequestKeys keys)
    {
        keys.Set("aws:RequestedRegion", call.Facts.Region);
        CallKeys.AddRequestTags(call, keys);
        var arn = call.Input.OptionalText("PermissionSetArn") ?? call.Input.OptionalText("ResourceArn");
        if (arn is null || call.Facts.Account.Get<SsoAdminState>().Instance is not { } instance)
            return;
        var tags = arn == instance.Arn ? instance.Tags : instance.TryFind(arn, out var set) ? set.Tags : [];
        foreach (var tag in tags)
            keys.Set("aws:ResourceTag/" + tag.Key, tag.Value);
    }
}
