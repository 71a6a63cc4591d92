using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services.IdentityStore.Access;

/// <summary>The resources of the Identity Store: the store, and the users, groups and memberships in it.</summary>
internal sealed class IdentityStoreAccessRules : AccessRules
{
    private static readonly (string Member, string Kind)[] Named =
        [("UserId", "user"), ("GroupId", "group"), ("MembershipId", "membership")];

    public override IEnumerable<string> ResourcesOf(Call call)
    {
        yield return call.Resource;
        foreach (var (member, kind) in Named)
        {
            if (call.Input.OptionalText(member) is { } id)
                yield return Arn(call, kind, id);
        }

        if (call.Input.Structure("MemberId")?.OptionalText("UserId") is { } user)
            yield return Arn(call, "user", user);
        foreach (var group in call.Input.Texts("GroupIds"))
            yield return Arn(call, "group", group);
    }

    public override void AddKeys(Call call, RequestKeys keys) =>
        keys.Set("aws:RequestedRegion", call.Facts.Region);

    private static string Arn(Call call, string kind, string id) =>
        $"arn:{call.Facts.Account.Partition}:identitystore:::{kind}/{id}";
}
